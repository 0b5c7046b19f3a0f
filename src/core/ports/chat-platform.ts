import { GarboError } from '../errors.js';
import type { PostReceipt } from '../notices/post.js';
import type { PostContent } from '../notices/post-content.js';
import type { Person } from '../people/person.js';
import type { ConversationKey, WorkspaceKey } from '../workspace.js';
import type { HomePublisher } from './home-publisher.js';

/** Where the platform is to put a post: a conversation (and thread), or one person privately. */
export type PostAddress =
  | { readonly to: 'conversation'; readonly conversation: string; readonly thread: string | null }
  | { readonly to: 'person'; readonly person: string };

/** A post to be shown, under our own id. */
export interface PostRequest {
  readonly workspace: WorkspaceKey;
  readonly postId: string;
  readonly address: PostAddress;
  readonly content: PostContent;
}

/** Shows posts and keeps them up to date. */
export interface NoticePoster {
  /**
   * Posts it. A call repeated after a crash may post twice: look with `findPost` first.
   * @throws PlatformUnavailable to try later
   * @throws PlatformRefused when trying again cannot help
   */
  post(request: PostRequest): Promise<PostReceipt>;
  /** The post made earlier under this id, if the platform has it. Throws like `post`. */
  findPost(request: PostRequest): Promise<PostReceipt | null>;
  /** Replaces what the post shows. Throws like `post`. */
  update(request: PostRequest & { readonly receipt: PostReceipt }): Promise<void>;
}

/** Knows the people of a workspace. */
export interface PeopleDirectory {
  /**
   * The person with the role that counts in our own store and settings, whatever a payload claims.
   * Somebody the platform does not know has role `unknown`. Throws PlatformUnavailable.
   */
  findPerson(workspace: WorkspaceKey, id: string): Promise<Person>;
  /**
   * Everybody who may decide on alerts in the workspace, in the order in which they take their turns; empty where the
   * platform knows of nobody. Throws PlatformUnavailable.
   */
  findReviewers(workspace: WorkspaceKey): Promise<readonly Person[]>;
}

/** What the platform did of a measure, in its own words. */
export type RemovalOutcome =
  | { readonly outcome: 'removed' }
  | { readonly outcome: 'refused'; readonly answer: string };

/** What the platform did to undo a removal. Somebody who had never been removed counts as readmitted. */
export type ReadmissionOutcome =
  | { readonly outcome: 'readmitted' }
  | { readonly outcome: 'refused'; readonly answer: string };

/** Removes people from conversations and lets them in again, where the platform allows a bot to. */
export interface PersonRemover {
  /** Throws PlatformUnavailable. A refusal is an outcome, not an error. */
  removePerson(conversation: ConversationKey, person: string): Promise<RemovalOutcome>;
  /** Throws PlatformUnavailable. A refusal is an outcome, not an error. */
  readmitPerson(conversation: ConversationKey, person: string): Promise<ReadmissionOutcome>;
}

/** One chat platform, as the core sees it. Use cases take the narrowest part they need. */
export interface ChatPlatform extends NoticePoster, PeopleDirectory, PersonRemover {
  /** Absent where people have no page of their own. */
  readonly homes?: HomePublisher;
}

/** The platform could not be reached or asked to wait. */
export class PlatformUnavailable extends GarboError {
  override readonly name = 'PlatformUnavailable';
  /** How long the platform asked to wait, where it said. */
  readonly retryAfterMs: number | undefined;
  constructor(message: string, options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {}) {
    super('PLATFORM_UNAVAILABLE', message, 'Nothing: it is tried again by itself.', {
      cause: options.cause,
      retry: 'later',
    });
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The platform said no, and would say no again. `answer` is its own code, e.g. `channel_not_found`. */
export class PlatformRefused extends GarboError {
  override readonly name = 'PlatformRefused';
  constructor(
    readonly answer: string,
    whatToDo: string,
    options: { readonly cause?: unknown } = {},
  ) {
    super('PLATFORM_REFUSED', `The chat platform refused: ${answer}.`, whatToDo, {
      ...options,
      retry: 'never',
    });
  }
}
