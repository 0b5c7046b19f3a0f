import type { JobsOptions } from 'bullmq';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Ids } from '../../src/core/ports/ids.js';
import { type EscalationJob, type Queues, QueueUnavailable } from '../../src/core/ports/queues.js';
import type { OpenQueue, QueueConnection } from './connection.js';
import { escalationJobId, messageJobId, postJobId } from './job-id.js';
import { fullName, QUEUE_NAMES, type QueueName } from './names.js';
import { COMPLETED_KEPT_S, FAILED_KEPT_S, FORGOTTEN, KEPT } from './retention.js';

/** How many jobs of a queue are in each state. */
export type QueueCounts = Readonly<Record<'waiting' | 'active' | 'delayed' | 'failed', number>>;

/** The queues, open. */
export interface OpenQueues extends Queues {
  /** Jobs by queue and state. Also shows whether the queue can be reached: throws QueueUnavailable. */
  counts(): Promise<Readonly<Record<QueueName, QueueCounts>>>;
  /** Deletes ended jobs whose time is over; returns how many. BullMQ by itself does so only when others end. */
  purge(): Promise<number>;
  close(): Promise<void>;
}

/** Longest wait for a job to be durable: Slack wants its answer within three seconds. */
const PATIENCE_MS = 2_000;
const PURGED_AT_ONCE = 1_000;

/**
 * How often a job is tried before it fails for good. With the delays of `retry-delay.ts` that takes about an hour
 * and a half: longer than most outages.
 */
const ATTEMPTS = 16;

/**
 * Opens the queues for putting work on them.
 *
 * @param options.prefix begins the queues' names, so that several installations can share a server
 * @param options.attempts how often a job is tried; for tests
 */
export function createQueues(options: {
  readonly connection: QueueConnection;
  readonly prefix: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly attempts?: number;
}): OpenQueues {
  const attempts = options.attempts ?? ATTEMPTS;
  const defaultJobOptions = { attempts, backoff: { type: 'custom' }, stackTraceLimit: 0 };
  const open = (name: QueueName): OpenQueue => {
    const queue = options.connection.openQueue(fullName(options.prefix, name), { defaultJobOptions });
    // BullMQ reports a lost connection here as well as to whoever adds a job, who is told by QueueUnavailable.
    queue.on('error', () => undefined);
    return queue;
  };
  const queues = { messages: open('messages'), notices: open('notices'), escalations: open('escalations') };

  async function add(name: QueueName, job: { type: string; data: object }, how: JobsOptions): Promise<void> {
    await withPatience(queues[name].add(job.type, job.data, how));
  }

  return {
    async enqueueMessage(job) {
      const retention = job.type === 'screen' ? KEPT : { ...KEPT, removeOnComplete: true };
      const jobId = messageJobId(job, () => options.ids.next());
      await add('messages', { type: job.type, data: job }, { jobId, ...retention });
    },

    async enqueueNotice(job) {
      await add('notices', { type: 'post', data: job }, { jobId: postJobId(job), ...FORGOTTEN });
    },

    async enqueueEscalation(job) {
      const how = { jobId: escalationJobId(job), ...howToKeep(job), ...whenDue(job, options.clock.now()) };
      await add('escalations', { type: job.type, data: job }, how);
    },

    async counts() {
      const states = ['waiting', 'active', 'delayed', 'failed'] as const;
      const countsOf = async (name: QueueName): Promise<QueueCounts> => {
        const counts = await withPatience(queues[name].getJobCounts(...states));
        const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
        return { waiting, active, delayed, failed };
      };
      const [messages, notices, escalations] = await Promise.all([
        countsOf('messages'),
        countsOf('notices'),
        countsOf('escalations'),
      ]);
      return { messages, notices, escalations };
    },

    async purge() {
      let purged = 0;
      for (const name of QUEUE_NAMES) {
        const completed = await queues[name].clean(COMPLETED_KEPT_S * 1_000, PURGED_AT_ONCE, 'completed');
        const failed = await queues[name].clean(FAILED_KEPT_S * 1_000, PURGED_AT_ONCE, 'failed');
        purged += completed.length + failed.length;
      }
      return purged;
    },

    async close() {
      await Promise.all(QUEUE_NAMES.map((name) => queues[name].close()));
    },
  };
}

function howToKeep({ type }: EscalationJob): JobsOptions {
  return type === 'post' || type === 'deadline' || type === 'measure' ? FORGOTTEN : KEPT;
}

function whenDue(job: EscalationJob, now: Date): JobsOptions {
  return job.type === 'deadline' ? { delay: Math.max(0, job.dueAt.getTime() - now.getTime()) } : {};
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${PATIENCE_MS} ms.`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, patience]);
  } catch (cause) {
    throw new QueueUnavailable({ cause });
  } finally {
    clearTimeout(timer);
  }
}
