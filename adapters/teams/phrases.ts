import type { ChatPhrase } from '../../src/core/notices/chat-phrases.js';

/** The sentences of `prompts/notices/` that only Teams needs, with what is filled in. */
export const TEAMS_PHRASES = [
  'teams.press.received',
  'teams.press.useless',
  'teams.private.cannot',
  'teams.sealed.for-you',
  'teams.sealed.open',
  'teams.sealed.title',
  'teams.complaint.name',
  'teams.complaint.sent',
  /** `{report}`: how a customer's words are reported */
  'teams.complaint.staff',
  'teams.general-channel',
  'teams.setup.invite',
  'teams.setup.to-workspace',
  'teams.setup.to-channels',
  'teams.setup.back',
  'teams.setup.forbidden',
  'teams.setup.trouble',
  'teams.setup.faults',
  'teams.setup.choose',
  'teams.setup.managers-channel',
  'teams.setup.managers-channel.hint',
  'teams.setup.groups.hint',
  'teams.setup.groups.odd',
  'teams.setup.notices.private',
  'teams.setup.own-managers.none',
  'teams.setup.channel-gone',
  'teams.setup.left.add',
  'teams.home.refreshing',
  'teams.press.received',
  'teams.press.useless',
  'teams.private.cannot',
] as const;

/** A key of the phrase book that Teams uses by itself. */
export type TeamsPhrase = ChatPhrase | (typeof TEAMS_PHRASES)[number];
