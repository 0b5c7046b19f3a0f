import type { FiledComplaint } from '../complaints/complaint.js';
import type { ConversationChange } from '../conversations/conversation-change.js';
import { GarboError } from '../errors.js';
import type { PostQueue } from '../notices/post.js';
import type { FiledReport } from '../reports/report.js';
import type { InfoRequest } from '../requests/request.js';
import type { InboundMessage } from '../screening/message.js';
import type { SettingsChange } from '../settings/settings-change.js';
import type { ConversationKey, MessageKey, WorkspaceKey } from '../workspace.js';

/** A job of the queue `messages`. */
export type MessageJob =
  | {
      readonly type: 'screen';
      /** The platform's id of the delivery, e.g. Slack's `event_id`: the same for every retry of it. */
      readonly delivery: string;
      readonly message: InboundMessage;
    }
  | {
      /** Decide again a message that waited for the outcome of a notice. */
      readonly type: 'decide';
      readonly key: MessageKey;
      readonly revision: string;
    };

/** A job of the queues `notices` and `escalations`: bring the platform's copy of a post up to this version. */
export interface PostJob {
  readonly postId: string;
  readonly version: number;
}

/** Somebody pressed a button. */
export interface Press {
  readonly workspace: WorkspaceKey;
  /** Our id of the post the button stands under. */
  readonly postId: string;
  readonly button: string;
  readonly actor: string;
  readonly reason: string;
}

/** A person's home is to be published anew. */
export interface HomeRequest {
  readonly workspace: WorkspaceKey;
  readonly person: string;
}

/** A member of the team asks the managers for support. */
export interface SupportAsk {
  readonly workspace: WorkspaceKey;
  readonly person: string;
  /** Their own words; may be empty. */
  readonly words: string;
}

/** A further job of the queue `escalations`. */
export type EscalationJob =
  | { readonly type: 'post'; readonly post: PostJob }
  | { readonly type: 'press'; readonly press: Press; readonly delivery: string }
  | { readonly type: 'settings'; readonly change: SettingsChange; readonly delivery: string }
  /** Somebody joined a conversation. */
  | {
      readonly type: 'joined';
      readonly conversation: ConversationKey;
      /** Further ones of the workspace they joined by the same act, such as all channels of a team. */
      readonly also?: readonly string[];
      readonly person: string;
      readonly delivery: string;
    }
  /** Garbo itself was let into a conversation. */
  | { readonly type: 'invited'; readonly conversation: ConversationKey; readonly delivery: string }
  | { readonly type: 'request'; readonly request: InfoRequest; readonly delivery: string }
  /** Something happened to a conversation. */
  | { readonly type: 'conversation'; readonly delivery: string; readonly change: ConversationChange }
  | { readonly type: 'report'; readonly report: FiledReport; readonly delivery: string }
  /** The platform tells that Garbo was removed from a workspace. */
  | { readonly type: 'uninstalled'; readonly workspace: WorkspaceKey; readonly delivery: string }
  | { readonly type: 'complaint'; readonly filed: FiledComplaint; readonly delivery: string }
  /** Look for a director who may read a complaint. `round` tells one look from the next. */
  | { readonly type: 'hand-complaint'; readonly complaintId: string; readonly round: number }
  | { readonly type: 'support'; readonly ask: SupportAsk; readonly delivery: string }
  | { readonly type: 'home'; readonly home: HomeRequest; readonly delivery: string }
  /** An alert's deadline: look whether anybody took it. */
  | { readonly type: 'deadline'; readonly alertId: string; readonly dueAt: Date }
  /** Look what is left to do for a measure. `at` keeps one look apart from the next. */
  | { readonly type: 'measure'; readonly measureId: string; readonly at: Date };

/** Puts work on the queues. Resolves once the job is durable; throws QueueUnavailable. Same id: queued once. */
export interface Queues {
  enqueueMessage(job: MessageJob): Promise<void>;
  enqueueNotice(job: PostJob): Promise<void>;
  /** A `deadline` job runs at its `dueAt`, the others at once. */
  enqueueEscalation(job: EscalationJob): Promise<void>;
}

/** Puts a post on the queue it belongs to. */
export async function enqueuePost(queues: Queues, queue: PostQueue, job: PostJob): Promise<void> {
  if (queue === 'notices') await queues.enqueueNotice(job);
  else await queues.enqueueEscalation({ type: 'post', post: job });
}

/** Which run of a job this is, and whether the queue will make another. */
export interface JobRun {
  /** Counts the runs of the job, from 1. */
  readonly attempt: number;
  readonly isLast: boolean;
}

/** The work behind the queues. A thrown GarboError with retry `never` fails the job at once. */
export interface JobHandlers {
  message(job: MessageJob, run: JobRun): Promise<void>;
  notice(job: PostJob, run: JobRun): Promise<void>;
  escalation(job: EscalationJob, run: JobRun): Promise<void>;
}

/**
 * The work's turn has not come: the job goes back to its queue until then. That is no failure: it uses up no run, and
 * while the job waits it keeps nobody else from working.
 */
export class TurnNotCome extends GarboError {
  override readonly name = 'TurnNotCome';
  /** @param waitMs how long until it is worth trying again, in milliseconds */
  constructor(readonly waitMs: number) {
    super(
      'TURN_NOT_COME',
      'The platform takes only so many posts at a time, and others come first.',
      'Nothing: it goes on by itself when its turn has come.',
      { retry: 'later' },
    );
  }
}

/** The queue could not be reached: nothing was queued, or nobody knows. */
export class QueueUnavailable extends GarboError {
  override readonly name = 'QueueUnavailable';
  constructor(options: { readonly cause?: unknown } = {}) {
    super(
      'QUEUE_UNAVAILABLE',
      'The queue could not be reached.',
      'Check that Redis, or the database that stands in for it, is up.',
      { cause: options.cause, retry: 'later' },
    );
  }
}
