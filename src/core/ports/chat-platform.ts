import { GarboError } from '../errors.js';
import type { PostReceipt } from '../notices/post.js';
import type { PostContent } from '../notices/post-content.js';
import type { Person } from '../people/person.js';
import type { ConversationKey, MessageKey, WorkspaceKey } from '../workspace.js';
import type { HomePublisher } from './home-publisher.js';
import type { Lane } from './posting-pace.js';

/** Where the platform is to put a post: a conversation (and thread), or one person privately. */
export type PostAddress =
  | { readonly to: 'conversation'; readonly conversation: string; readonly thread: string | null }
  | {
      readonly to: 'person';
      readonly person: string;
      /** Where it is to stand closed, and to open for this person alone; only where they are unreachable. */
      readonly sealedIn?: ConversationPlace;
    };

/** A post to be shown, under our own id. */
export interface PostRequest {
  readonly workspace: WorkspaceKey;
  readonly postId: string;
  readonly address: PostAddress;
  readonly content: PostContent;
  /** Where the message stands that a private post answers: some platforms can show a post to one person there. */
  readonly near?: ConversationPlace | null;
}

/** A place in a conversation. */
export interface ConversationPlace {
  readonly conversation: string;
  /** The platform's id of the message that starts the thread; `null`: no thread is known. */
  readonly thread: string | null;
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
  /**
   * What the platform makes posts, or changes of posts, take turns in: the narrowest lane first, which waits alone when
   * the platform asks to wait. None: it takes any number.
   */
  lanesOf(request: Pick<PostRequest, 'address' | 'near'>, act: 'post' | 'update'): readonly Lane[];
}

/** Knows the people of a workspace. */
export interface PeopleDirectory {
  /**
   * The person with the role that counts in our own store and settings, whatever a payload claims.
   * Somebody the platform does not know has role `unknown`. Throws PlatformUnavailable, WorkspaceUninstalled.
   */
  findPerson(workspace: WorkspaceKey, id: string): Promise<Person>;
  /**
   * Everybody who may decide on alerts in the workspace, in the order in which they take their turns; empty where the
   * platform knows of nobody. Throws PlatformUnavailable, WorkspaceUninstalled.
   */
  findReviewers(workspace: WorkspaceKey): Promise<readonly Person[]>;
}

/** Why a platform does not do what is asked of it, for all platforms alike. */
export const REFUSAL_REASONS = [
  /** A setting of the workspace forbids it. */
  'setting-forbids',
  /** The platform does not do this with this person, who belongs to another organisation. */
  'not-supported',
  /** Garbo was not given the permission. */
  'missing-permission',
  /** Nobody can be removed from this conversation in this way. */
  'cannot-from-here',
  /** The person is not there: no longer in the conversation, or nowhere in the workspace. */
  'gone',
  /** Garbo does not see the conversation any more, and so knows nothing of it. */
  'out-of-sight',
  'other',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** The platform said no. `answer` is its own code, kept for the record. */
export interface Refusal {
  readonly outcome: 'refused';
  readonly reason: RefusalReason;
  readonly answer: string;
}

/** What became of pinning a post. One that was pinned already counts as pinned. */
export type PinOutcome =
  | { readonly outcome: 'pinned' }
  /** Here only people can pin, whatever an app is allowed. */
  | { readonly outcome: 'by-hand' }
  /** `answer` is the platform's own code. */
  | { readonly outcome: 'refused'; readonly answer: string };

/** Keeps a post in sight of everybody in its conversation. */
export interface PostPinner {
  /** Throws PlatformUnavailable. A refusal is an outcome, not an error. */
  pinPost(workspace: WorkspaceKey, receipt: PostReceipt): Promise<PinOutcome>;
}

/** What the platform did of a removal. */
export type RemovalOutcome =
  | {
      readonly outcome: 'removed';
      /** The larger place they were taken out of with it, as a team with all its channels; absent: none. */
      readonly whole?: string;
    }
  | Refusal;

/** What the platform did to undo a removal. Somebody who had never been removed counts as readmitted. */
export type ReadmissionOutcome = { readonly outcome: 'readmitted' } | Refusal;

/** Removes people from conversations and lets them in again, where the platform allows a bot to. */
export interface PersonRemover {
  /** Throws PlatformUnavailable. A refusal is an outcome, not an error. */
  removePerson(conversation: ConversationKey, person: string): Promise<RemovalOutcome>;
  /** Throws PlatformUnavailable. A refusal is an outcome, not an error. */
  readmitPerson(conversation: ConversationKey, person: string): Promise<ReadmissionOutcome>;
}

/** A conversation as the platform knows it. */
export interface KnownConversation {
  readonly id: string;
  /** As people see it, without a sign before it. */
  readonly name: string;
  /** Whether Garbo is in it. */
  readonly isMember: boolean;
  /** Whether people of other organisations are in it. */
  readonly isShared: boolean;
  readonly isArchived: boolean;
}

/** A message as the platform has it now. */
export interface FoundMessage {
  /** The platform's id of the person who wrote it; `null` when no person did. */
  readonly author: string | null;
  /** Id of the message that starts the thread; the message's own id when it starts one. */
  readonly thread: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** Reads single messages that somebody pointed at. */
export interface MessageReader {
  /**
   * The message, looked for in this thread; `null` where there is none, or none that Garbo may see.
   * Throws PlatformUnavailable.
   */
  findMessage(key: MessageKey, thread: string): Promise<FoundMessage | null>;
}

/** Knows the conversations of a workspace. */
export interface ConversationDirectory {
  /** `null` when Garbo cannot see it: it is gone, or private and Garbo is not in it. Throws PlatformUnavailable. */
  findConversation(conversation: ConversationKey): Promise<KnownConversation | null>;
  /** Those Garbo is in, by name; direct ones and archived ones left out. Throws PlatformUnavailable. */
  listConversations(workspace: WorkspaceKey): Promise<readonly KnownConversation[]>;
}

/** Knows what conversations are called. */
export interface NameDirectory {
  /**
   * The conversation's name as people write it, e.g. `#orders`; `null` where the platform does not tell.
   * Throws PlatformUnavailable.
   */
  nameOf(conversation: ConversationKey): Promise<string | null>;
}

/** Knows when a workspace has removed Garbo, and lets go of what gave it access there. */
export interface WorkspaceExit {
  /**
   * The workspaces Garbo cannot work in any more since it was removed from this one: one, or all those an
   * organisation had it in. Empty when the platform still lets Garbo in, because it was installed again since.
   * Throws PlatformUnavailable.
   */
  findLeft(workspace: WorkspaceKey): Promise<readonly WorkspaceKey[]>;
  /** Deletes what gave access, unless the platform lets Garbo in again. Throws PlatformUnavailable. */
  forgetAccess(workspace: WorkspaceKey): Promise<void>;
}

/** One chat platform, as the core sees it. Use cases take the narrowest part they need. */
export interface ChatPlatform
  extends NoticePoster,
    PeopleDirectory,
    PersonRemover,
    ConversationDirectory,
    NameDirectory,
    PostPinner,
    WorkspaceExit,
    MessageReader {
  /** `null` where people have no page of their own. */
  readonly homes: HomePublisher | null;
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

/**
 * Why a conversation takes no posts any more.
 * - `archived`: it is kept, but closed
 * - `left`: Garbo is not in it any more
 * - `unreachable`: it was deleted, or Garbo may not know of it
 * - `unset`: none was ever named
 */
export type ConversationLoss = 'archived' | 'left' | 'unreachable' | 'unset';

/** The platform said no, and would say no again. `answer` is its own code, e.g. `channel_not_found`. */
export class PlatformRefused extends GarboError {
  override readonly name: string = 'PlatformRefused';
  constructor(
    readonly answer: string,
    whatToDo: string,
    options: {
      readonly cause?: unknown;
      readonly lost?: ConversationLoss | null;
      readonly isUnreachable?: boolean;
    } = {},
  ) {
    super('PLATFORM_REFUSED', `The chat platform refused: ${answer}.`, whatToDo, {
      cause: options.cause,
      retry: 'never',
    });
    this.lost = options.lost ?? null;
    this.isUnreachable = options.isUnreachable ?? false;
  }

  /** Set when it refused because of the conversation, not because of the post. */
  readonly lost: ConversationLoss | null;

  /** Whether the person cannot be written to privately, whatever is written. */
  readonly isUnreachable: boolean;
}

/** Garbo is not installed in the workspace (any more): nothing can be done there, now or later. */
export class WorkspaceUninstalled extends PlatformRefused {
  override readonly name = 'WorkspaceUninstalled';
  constructor(whatToDo: string) {
    super('uninstalled', whatToDo);
  }
}
