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
] as const;

/** A key of the phrase book that Teams uses by itself. */
export type TeamsPhrase = ChatPhrase | (typeof TEAMS_PHRASES)[number];
