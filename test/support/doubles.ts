import { GarboError } from '../../src/core/errors.js';
import type { HomeContent } from '../../src/core/home/home-content.js';
import type { PostReceipt } from '../../src/core/notices/post.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import { mayReview, type Person } from '../../src/core/people/person.js';
import {
  type ChatPlatform,
  type ConversationLoss,
  type FoundMessage,
  type KnownConversation,
  type PinOutcome,
  PlatformRefused,
  PlatformUnavailable,
  type PostAddress,
  type PostRequest,
  type ReadmissionOutcome,
  type Refusal,
  type RemovalOutcome,
  WorkspaceUninstalled,
} from '../../src/core/ports/chat-platform.js';
import type { ClassificationRequest, Classifier } from '../../src/core/ports/classifier.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { HomePublisher } from '../../src/core/ports/home-publisher.js';
import type { Log, LogFields } from '../../src/core/ports/log.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';
import {
  type EscalationJob,
  type JobHandlers,
  type JobRun,
  type MessageJob,
  type PostJob,
  type Queues,
  QueueUnavailable,
  TurnNotCome,
} from '../../src/core/ports/queues.js';
import type { Verdict } from '../../src/core/screening/verdict.js';
import type { ConversationKey, MessageKey, WorkspaceKey } from '../../src/core/workspace.js';
import { aCleanVerdict, aVerdict, aViolation, MONDAY_AT_ELEVEN, pressure } from './builders.js';

/** A clock that goes only when it is told to. */
export class HandClock implements Clock {
  #now = MONDAY_AT_ELEVEN.getTime();

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}

/** The process dies here: nothing after it runs. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Counts the steps a process takes towards the outside, and lets it die before one of them. */
export class CrashPlan {
  #step = 0;
  #dieAt = Number.POSITIVE_INFINITY;

  /** Dies before the `nth` step from now, from 1. */
  dieAt(nth: number): void {
    this.#dieAt = this.#step + nth;
  }

  /** A new process: it lives. */
  revive(): void {
    this.#dieAt = Number.POSITIVE_INFINITY;
  }

  step(): void {
    this.#step += 1;
    if (this.#step >= this.#dieAt) throw new Crash();
  }
}

interface QueuedJob {
  readonly queue: 'messages' | 'notices' | 'escalations';
  readonly id: string;
  readonly run: (handlers: JobHandlers, run: JobRun) => Promise<void>;
  dueAt: Date | null;
  attempt: number;
}

/** How often a job runs before it fails for good, as with the real queues. */
const ATTEMPTS = 16;

/**
 * Queues in memory that run their jobs when the test says so, one after the other. A job is durable once it is
 * queued: a crash while it runs leaves it there. A delivery is known for good, any other id while its job waits.
 */
export class HandQueues implements Queues {
  /** Codes of the errors with which jobs failed for good. */
  readonly failed: string[] = [];
  /** Enqueueing fails while it is set. */
  down = false;
  readonly #jobs: QueuedJob[] = [];
  readonly #seen = new Set<string>();
  #decisions = 0;

  constructor(
    private readonly clock: Clock,
    private readonly crashes: CrashPlan,
  ) {}

  async enqueueMessage(job: MessageJob): Promise<void> {
    const id = job.type === 'screen' ? `delivery ${job.delivery}` : `decide ${++this.#decisions}`;
    this.#add('messages', id, (handlers, run) => handlers.message(job, run));
  }

  async enqueueNotice(job: PostJob): Promise<void> {
    this.#add('notices', `post ${job.postId} ${job.version}`, (handlers, run) => handlers.notice(job, run));
  }

  async enqueueEscalation(job: EscalationJob): Promise<void> {
    const id = 'delivery' in job ? `delivery ${job.type} ${job.delivery}` : JSON.stringify(job);
    const dueAt = job.type === 'deadline' ? job.dueAt : null;
    this.#add('escalations', id, (handlers, run) => handlers.escalation(job, run), dueAt);
  }

  /** How many jobs wait, those not yet due left out. */
  get waiting(): number {
    return this.#due().length;
  }

  /**
   * Runs what is due, and what that causes, until nothing is left or nothing gets any further: then what failed
   * waits for the next call. Throws Crash.
   */
  async settle(handlers: JobHandlers): Promise<void> {
    for (;;) {
      let progress = false;
      for (const job of this.#due()) progress = (await this.#run(job, handlers)) || progress;
      if (!progress) return;
    }
  }

  /** As `settle`, with all that is due running at the same time, as several workers would. */
  async settleAtOnce(handlers: JobHandlers): Promise<void> {
    for (;;) {
      const outcomes = await Promise.all(this.#due().map((job) => this.#run(job, handlers)));
      if (!outcomes.includes(true)) return;
    }
  }

  /** Runs the jobs of one queue that wait now, not what they cause. */
  async runOnce(queue: QueuedJob['queue'], handlers: JobHandlers): Promise<void> {
    for (const job of this.#due()) if (job.queue === queue) await this.#run(job, handlers);
  }

  #add(queue: QueuedJob['queue'], id: string, run: QueuedJob['run'], dueAt: Date | null = null): void {
    this.crashes.step();
    if (this.down) throw new QueueUnavailable();
    if (this.#seen.has(id) || this.#jobs.some((job) => job.id === id)) return;
    if (id.startsWith('delivery')) this.#seen.add(id);
    this.#jobs.push({ queue, id, run, dueAt, attempt: 0 });
  }

  #due(): QueuedJob[] {
    const now = this.clock.now();
    return this.#jobs.filter(({ dueAt }) => dueAt === null || dueAt <= now);
  }

  /** Returns whether the job left the queue. */
  async #run(job: QueuedJob, handlers: JobHandlers): Promise<boolean> {
    job.attempt += 1;
    const run = { attempt: job.attempt, isLast: job.attempt >= ATTEMPTS };
    try {
      await job.run(handlers, run);
    } catch (error) {
      if (error instanceof Crash) throw error;
      if (error instanceof TurnNotCome) {
        job.attempt -= 1;
        job.dueAt = new Date(this.clock.now().getTime() + error.waitMs);
        return false;
      }
      if (error instanceof GarboError && error.retry === 'later' && !run.isLast) return false;
      this.failed.push(error instanceof GarboError ? error.code : String(error));
    }
    this.crashes.step();
    this.#jobs.splice(this.#jobs.indexOf(job), 1);
    return true;
  }
}

/** A post as the platform shows it. */
export interface ShownPost {
  readonly postId: string;
  readonly address: PostAddress;
  readonly content: PostContent;
  readonly receipt: PostReceipt;
}

/** A chat platform in memory: who is there, what is shown. Its time is the given clock's. */
export class HandChat implements ChatPlatform {
  /** What is shown, oldest first; a post made twice stands here twice. */
  readonly posts: ShownPost[] = [];
  readonly removed: { readonly conversation: string; readonly person: string }[] = [];
  /** Posts of these kinds are refused with the answer given. */
  readonly refusals = new Map<PostContent['kind'], string>();
  /** The conversations there are: one for customers and one for managers, and what a test adds. */
  readonly conversations = new Map(['support', 'managers'].map((id) => [id, conversationNamed(id)]));
  /** Whether only people can pin. */
  pinsByHand = false;
  /** The platform's ids of the posts pinned. */
  readonly pinned = new Set<string>();
  /** What `pinPost` answers instead of pinning. */
  pinRefusal: string | null = null;
  /** Conversations that take no posts, and why. */
  readonly lost = new Map<string, ConversationLoss>();
  /** Asked to wait this many seconds, once for each entry, before a post in a conversation. */
  readonly asksToWait = new Map<string, number[]>();
  /** People who cannot be written to. */
  readonly unreachable = new Set<string>();
  /** People whom a bot cannot write to privately, and what can be shown to them is closed in a conversation. */
  readonly cutOff = new Set<string>();
  /** What posts take turns in; nothing when absent. */
  lanes: ChatPlatform['lanesOf'] | null = null;
  /** What `removePerson` answers instead of removing, by conversation; `*`: everywhere. */
  readonly removalRefusals = new Map<string, Refusal>();
  /** What `readmitPerson` answers instead, in the same way. */
  readonly readmissionRefusals = new Map<string, Refusal>();
  /** Conversations whose name is not told. */
  readonly unnamed = new Set<string>();
  /** Conversations in which nobody can be removed or readmitted at the moment. */
  readonly unavailable = new Set<string>();
  /** Nothing can be reached while it is set. */
  down = false;
  /** Garbo was removed from the workspace: nothing can be done there while it is set. */
  uninstalled = false;
  /** Workspaces whose access was deleted. */
  readonly forgotten: string[] = [];
  /** What is posted is shown, but the answer gets lost on the way while it is set. */
  losesAnswers = false;
  /** What people wrote, by `conversation/message`. */
  readonly messages = new Map<string, FoundMessage>();
  readonly #people = new Map<string, Person>();
  #messages = 0;

  constructor(
    private readonly clock: HandClock,
    private readonly crashes: CrashPlan,
  ) {}

  addPerson(person: Person): void {
    this.#people.set(person.id, person);
  }

  /** What is shown of one kind, oldest first. */
  ofKind(...kinds: readonly PostContent['kind'][]): readonly ShownPost[] {
    return this.posts.filter(({ content }) => kinds.includes(content.kind));
  }

  async post(request: PostRequest): Promise<PostReceipt> {
    this.#reach();
    const { kind } = request.content;
    const refusal = this.refusals.get(kind);
    if (refusal !== undefined) throw new PlatformRefused(refusal, 'Look at the platform.');
    const { address, postId, content } = request;
    this.#refuse(address);
    this.clock.advance(100);
    const receipt = {
      conversation:
        address.to === 'conversation'
          ? address.conversation
          : (address.sealedIn?.conversation ?? `direct:${address.person}`),
      message: `shown-${++this.#messages}`,
      postedAt: this.clock.now(),
    };
    this.posts.push({ postId, address, content, receipt });
    this.crashes.step();
    if (this.losesAnswers) throw new PlatformUnavailable('No answer in time.');
    return receipt;
  }

  /** What is shown on people's homes, oldest first. */
  readonly published: { readonly person: string; readonly content: HomeContent }[] = [];

  readonly homes: HomePublisher = {
    publishHome: async (_workspace, person, content) => {
      this.#reach();
      this.published.push({ person, content });
      this.crashes.step();
    },
  };

  async findPost({ postId }: PostRequest): Promise<PostReceipt | null> {
    this.#reach();
    return this.posts.find((post) => post.postId === postId)?.receipt ?? null;
  }

  async update(request: PostRequest & { readonly receipt: PostReceipt }): Promise<void> {
    this.#reach();
    this.#refuseConversation(request.receipt.conversation);
    const index = this.posts.findIndex(({ receipt }) => receipt.message === request.receipt.message);
    const shown = this.posts[index];
    if (!shown) throw new PlatformRefused('message_not_found', 'Look at the platform.');
    this.posts[index] = { ...shown, content: request.content };
    this.crashes.step();
  }

  lanesOf(request: Pick<PostRequest, 'address' | 'near'>, act: 'post' | 'update'): readonly Lane[] {
    return this.lanes?.(request, act) ?? [];
  }

  async findPerson(_workspace: WorkspaceKey, id: string): Promise<Person> {
    this.#reach();
    return this.#people.get(id) ?? { id, name: id, role: 'unknown', language: null };
  }

  async findConversation({ conversation }: ConversationKey): Promise<KnownConversation | null> {
    this.#reach();
    return this.conversations.get(conversation) ?? null;
  }

  async listConversations(): Promise<readonly KnownConversation[]> {
    this.#reach();
    return [...this.conversations.values()].filter(({ isMember, isArchived }) => isMember && !isArchived);
  }

  async pinPost(_workspace: WorkspaceKey, { message }: PostReceipt): Promise<PinOutcome> {
    this.#reach();
    if (this.pinsByHand) return { outcome: 'by-hand' };
    if (this.pinRefusal !== null) return { outcome: 'refused', answer: this.pinRefusal };
    this.pinned.add(message);
    return { outcome: 'pinned' };
  }

  async findReviewers(): Promise<readonly Person[]> {
    this.#reach();
    return [...this.#people.values()].filter(({ role }) => mayReview(role));
  }

  async findMessage({ conversation, message }: MessageKey): Promise<FoundMessage | null> {
    this.#reach();
    return this.messages.get(`${conversation}/${message}`) ?? null;
  }

  async removePerson({ conversation }: ConversationKey, person: string): Promise<RemovalOutcome> {
    this.#reach();
    if (this.unavailable.has(conversation)) throw new PlatformUnavailable('Asked to wait.');
    const refusal = this.removalRefusals.get(conversation) ?? this.removalRefusals.get('*');
    if (refusal !== undefined) return refusal;
    if (this.removed.some((one) => one.conversation === conversation && one.person === person)) {
      return { outcome: 'refused', reason: 'gone', answer: 'not_in_channel' };
    }
    this.removed.push({ conversation, person });
    this.crashes.step();
    return { outcome: 'removed' };
  }

  async readmitPerson({ conversation }: ConversationKey, person: string): Promise<ReadmissionOutcome> {
    this.#reach();
    if (this.unavailable.has(conversation)) throw new PlatformUnavailable('Asked to wait.');
    const refusal = this.readmissionRefusals.get(conversation) ?? this.readmissionRefusals.get('*');
    if (refusal !== undefined) return refusal;
    const index = this.removed.findIndex((one) => one.conversation === conversation && one.person === person);
    if (index >= 0) this.removed.splice(index, 1);
    this.crashes.step();
    return { outcome: 'readmitted' };
  }

  #refuse(address: PostAddress): void {
    if (address.to === 'person') {
      if (address.sealedIn) this.#refuseConversation(address.sealedIn.conversation);
      else if (this.cutOff.has(address.person)) {
        throw new PlatformRefused('other_tenant', 'Nothing.', { isUnreachable: true });
      }
      if (this.unreachable.has(address.person)) throw new PlatformRefused('user_not_visible', 'Nothing.');
      return;
    }
    this.#refuseConversation(address.conversation);
    const seconds = this.asksToWait.get(address.conversation)?.shift();
    if (seconds !== undefined) {
      throw new PlatformUnavailable('Too many.', { retryAfterMs: seconds * 1000 });
    }
  }

  #refuseConversation(conversation: string): void {
    const lost = this.lost.get(conversation);
    if (lost) throw new PlatformRefused(`conversation_${lost}`, 'Look at the platform.', { lost });
  }

  async nameOf({ conversation }: ConversationKey): Promise<string | null> {
    this.#reach();
    return this.unnamed.has(conversation) ? null : `#${conversation}`;
  }

  async findLeft(workspace: WorkspaceKey): Promise<readonly WorkspaceKey[]> {
    this.#reachPlatform();
    return this.uninstalled ? [workspace] : [];
  }

  async forgetAccess(workspace: WorkspaceKey): Promise<void> {
    this.#reachPlatform();
    if (this.uninstalled) this.forgotten.push(workspace.workspace);
  }

  /** For what is done in the workspace. */
  #reach(): void {
    this.#reachPlatform();
    if (this.uninstalled) throw new WorkspaceUninstalled('Install Garbo again.');
  }

  #reachPlatform(): void {
    this.crashes.step();
    if (this.down) throw new PlatformUnavailable('The platform cannot be reached.');
  }
}

/** A conversation with Garbo in it and nobody from outside. */
export function conversationNamed(id: string, changes: Partial<KnownConversation> = {}): KnownConversation {
  return { id, name: id, isMember: true, isShared: false, isArchived: false, ...changes };
}

/** What stands in a text decides the verdict, so that a story can be read without tables. */
const SIGNALS: readonly (readonly [RegExp, Partial<Verdict>])[] = [
  [/farla finita/, { violations: [], concern: 'self-harm' }],
  [
    /vi ammazzo/,
    { violations: [aViolation({ clause: 'threat', quote: 'vi ammazzo', severity: 'critical' })] },
  ],
  [
    /vi aspetto fuori/,
    { violations: [aViolation({ clause: 'threat', quote: 'vi aspetto fuori', severity: 'high' })] },
  ],
  [/forse idioti/, { violations: [aViolation()], confidence: 0.5 }],
  [/idioti/, { violations: [aViolation()] }],
  [/Trustpilot/, { violations: [pressure({ quote: 'Trustpilot' })] }],
  [
    /stampante di merda/,
    { violations: [aViolation({ quote: 'di merda', severity: 'low', target: 'thing' })] },
  ],
];

/** A classifier that goes by single words; it fails when told to. */
export class WordClassifier implements Classifier {
  /** Thrown instead of answering while it is set. */
  fault: Error | null = null;
  /** What it was asked, oldest first. */
  readonly asked: ClassificationRequest[] = [];

  constructor(private readonly name = 'words/1') {}

  async classify(request: ClassificationRequest): Promise<Verdict> {
    this.asked.push(request);
    if (this.fault) throw this.fault;
    const signal = SIGNALS.find(([words]) => words.test(request.text));
    return signal
      ? aVerdict({ classifier: this.name, ...signal[1] })
      : aCleanVerdict({ classifier: this.name });
  }
}

/** Keeps the log's lines. */
export class HandLog implements Log {
  readonly lines: { readonly event: string; readonly fields: LogFields; readonly error?: unknown }[] = [];

  info(event: string, fields: LogFields = {}): void {
    this.lines.push({ event, fields });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.lines.push({ event, fields });
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.lines.push({ event, fields, error });
  }
}
