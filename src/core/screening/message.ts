import type { MessageKey } from '../workspace.js';

/** What happened to the message. */
export type MessageChange = 'posted' | 'edited' | 'deleted';

/** A message as a platform adapter hands it to the core: parsed, not yet judged, its author not yet looked up. */
export interface InboundMessage {
  readonly key: MessageKey;
  /** Id of the message that starts the thread; the message's own id when it starts one. */
  readonly thread: string;
  readonly change: MessageChange;
  /**
   * Tells the states of one message apart: `posted`, the platform's time of the edit, or `deleted`.
   * One revision is judged and acted on once.
   */
  readonly revision: string;
  /** The platform's id of who wrote it. */
  readonly author: string;
  /** Plain text: platform markup decoded, mentions as names or ids. Empty for a deletion. */
  readonly text: string;
  /** When this revision was written, by the platform's own clock. */
  readonly writtenAt: Date;
  /** Ids of the people it mentions. */
  readonly mentions: readonly string[];
}
