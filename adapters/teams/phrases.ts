import type { ChatPhrase } from '../../src/core/notices/chat-phrases.js';

/** The sentences of `prompts/notices/` that only Teams needs, with what is filled in. */
export const TEAMS_PHRASES = [
  'teams.command.help',
  'teams.command.help.agent',
  'teams.command.again',
  'teams.command.staff-only',
  'teams.command.mode.how',
  'teams.command.mode.nowhere',
  'teams.command.mode.staff-only',
  'teams.command.mode.off',
  'teams.command.mode.shadow',
  'teams.command.mode.live',
  'teams.report.ask',
  'teams.report.open',
  'teams.report.pick',
  'teams.report.choose',
  'teams.report.missing',
  'teams.report.link-hint',
  'teams.report.bad-link',
  'teams.report.other-tenant',
  'teams.report.unknown-person',
  'teams.command.status.how',
  'teams.report.for-staff',
  'teams.press.received',
  'teams.press.useless',
  'teams.private.cannot',
] as const;

/** A key of the phrase book that Teams uses by itself. */
export type TeamsPhrase = ChatPhrase | (typeof TEAMS_PHRASES)[number];
