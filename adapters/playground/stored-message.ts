import type { PostContent } from '../../src/core/notices/post-content.js';

interface Stored {
  readonly id: string;
  readonly conversation: string;
  /** Id of the message that starts the thread; `null` for that message itself. */
  readonly thread: string | null;
  readonly writtenAt: Date;
}

/** What of a person's message can change. */
export interface MessageState {
  readonly text: string;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
}

/** What a person wrote. A deleted message stays stored, so that its thread keeps its start. */
export interface StoredMessage extends Stored, MessageState {
  /** Id of the person. */
  readonly author: string;
}

/** What Garbo posted. */
export interface StoredPost extends Stored {
  readonly postId: string;
  readonly content: PostContent;
}
