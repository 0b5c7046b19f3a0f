import type { Language } from '../language.js';
import type { ConversationKey } from '../workspace.js';

/** What somebody can ask Garbo for in a word. */
export type Topic = 'policy' | 'dispute' | 'complaint' | 'privacy' | 'help';

/** Somebody asked Garbo for something: by mentioning it, or by a command. It is answered to them alone. */
export interface InfoRequest {
  readonly conversation: ConversationKey;
  /** The thread it was asked in, where the platform tells. */
  readonly thread?: string | null;
  readonly actor: string;
  readonly topic: Topic;
  /** The language of the word they used; `null` where it is the same in both. */
  readonly spoken: Language | null;
}
