import type { Language } from '../../../src/core/language.js';
import type { Person } from '../../../src/core/people/person.js';
import type { ConversationKey } from '../../../src/core/workspace.js';
import type { SlackPhrase } from '../phrases.js';

/** A slash command as somebody typed it. */
export interface CommandCall {
  /** The conversation it was typed in; it may be a direct one. */
  readonly conversation: ConversationKey;
  /** Who typed it, with the role that counts for Garbo. */
  readonly actor: Person;
  /** What stands after the word that names the subcommand. */
  readonly rest: string;
  /** What whoever typed it is spoken to in. */
  readonly language: Language;
  /** Opens one dialog within three seconds; also tells one typing from another. */
  readonly triggerId: string;
  /** Says a sentence in the language of whoever typed, in Slack's mrkdwn. */
  readonly say: (key: SlackPhrase, values?: Readonly<Record<string, string | number>>) => string;
}

/**
 * What one word of `/garbo` does. Returns the answer to whoever typed it, in mrkdwn and seen by nobody else;
 * `null` where a dialog is the answer.
 */
export type Subcommand<Tools> = (call: CommandCall, tools: Tools) => Promise<string | null>;

/** Public and private channels; direct conversations have ids of their own kind. */
export function isChannel(id: string): boolean {
  return id.startsWith('C') || id.startsWith('G');
}
