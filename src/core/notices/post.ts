import type { ConversationLoss, ConversationPlace } from '../ports/chat-platform.js';
import type { MessageKey, WorkspaceKey } from '../workspace.js';
import type { PostContent } from './post-content.js';

/** Where a post goes. A private post never goes to an open thread. */
export type Destination =
  | {
      readonly to: 'conversation';
      readonly conversation: string;
      /** The platform's id of the message that starts the thread; `null` starts a new one. */
      readonly thread: string | null;
    }
  | {
      /** The thread of another post of ours (the daily thread, an alert's thread). */
      readonly to: 'post';
      readonly postId: string;
    }
  | {
      readonly to: 'person';
      readonly person: string;
      /** Where it stands closed, and opens for this person alone: they cannot be written to privately. */
      readonly sealedIn?: ConversationPlace;
    };

/** Which queue delivers it: what customers read, or what managers read. */
export type PostQueue = 'notices' | 'escalations';

/**
 * - `queued`: written to the outbox, not yet shown
 * - `delivered`: the platform confirmed it
 * - `failed`: the platform refused it for good
 * - `given`: the platform cannot show it, and somebody of the team was asked to send it
 * - `passed-on`: that person says that it was sent
 */
export type PostState = 'queued' | 'delivered' | 'failed' | 'given' | 'passed-on';

/** Something Garbo says: a row of the outbox. Its content may change later; the platform's copy follows. */
export interface Post extends WorkspaceKey {
  /** UUIDv7, also carried in the platform's metadata so that a post made before a crash is found again. */
  readonly id: string;
  readonly queue: PostQueue;
  readonly destination: Destination;
  readonly content: PostContent;
  /** Counts the changes of the content, from 1. */
  readonly version: number;
  /** The version the platform shows; 0 before the first delivery. */
  readonly shownVersion: number;
  readonly state: PostState;
  readonly caseId: string | null;
  /** The person it is for, where it is for one. Only this person may press "I disagree". */
  readonly recipient: string | null;
  /** The message it answers, in the revision that was judged; `null` when it answers none. */
  readonly answers: { readonly message: MessageKey; readonly revision: string } | null;
  /** The post this one speaks of: a line's notice; `null` when it speaks for itself. */
  readonly subjectPostId: string | null;
  /** Set at delivery: where the platform put it, and when by the platform's clock. */
  readonly receipt: PostReceipt | null;
  /** When somebody of the team said that it was sent; `null` for everything the platform shows itself. */
  readonly passedOnAt: Date | null;
  /** The conversation and thread it belongs to, for a private post; `null` where it belongs to none. */
  readonly near: ConversationPlace | null;
  /** A notice that goes to its reader privately, because the conversation it was meant for takes none any more. */
  readonly moved: ConversationLoss | null;
}

/** The platform's word that a post is shown. */
export interface PostReceipt {
  readonly conversation: string;
  /** The platform's id of the message. */
  readonly message: string;
  readonly postedAt: Date;
}

/** A post about to be written to the outbox. */
export type NewPost = Omit<
  Post,
  'version' | 'shownVersion' | 'state' | 'receipt' | 'passedOnAt' | 'near' | 'moved'
> &
  Partial<Pick<Post, 'near'>>;

/** When its reader had it: by the platform's clock, or by the word of whoever sent it; `null`: not yet. */
export function reachedAt({ receipt, passedOnAt }: Pick<Post, 'receipt' | 'passedOnAt'>): Date | null {
  return receipt?.postedAt ?? passedOnAt;
}
