import type { Person } from '../people/person.js';
import type { BackgroundMessage } from '../ports/classifier.js';
import type { Verdict } from '../screening/verdict.js';
import type { MessageKey } from '../workspace.js';

/** A message with its verdict, ready to be decided on. */
export interface JudgedMessage {
  readonly key: MessageKey;
  readonly revision: string;
  readonly thread: string;
  readonly author: Person;
  readonly text: string;
  readonly writtenAt: Date;
  readonly background: readonly BackgroundMessage[];
  readonly verdict: Verdict;
  /** Ids of the members of the team whom it mentions, or who reported it. */
  readonly mentionedStaff: readonly string[];
}

/** A revision of a message in one string, for the keys of events. */
export function revisionKey({ key, revision }: Pick<JudgedMessage, 'key' | 'revision'>): string {
  return `${key.conversation}/${key.message}/${revision}`;
}
