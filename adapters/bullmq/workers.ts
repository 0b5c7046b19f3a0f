import type { WorkerOptions } from 'bullmq';
import type { Log } from '../../src/core/ports/log.js';
import type { JobHandlers } from '../../src/core/ports/queues.js';
import { escalationJobCodec, messageJobCodec, postJobCodec } from './codecs.js';
import type { QueueConnection } from './connection.js';
import { fullName, type QueueName } from './names.js';
import { type JobWork, processJob } from './process-job.js';
import { retryDelay } from './retry-delay.js';

/** Workers at work. */
export interface Workers {
  /** Takes no new jobs; resolves when those under way are finished. */
  close(): Promise<void>;
}

/**
 * A job belongs to its worker for this long, renewed while it runs; after a crash another run may begin then.
 * A process whose event loop stands still for longer loses its jobs to others, which is safe, only wasteful.
 */
const LOCK_MS = 10_000;
const LOOK_FOR_STALLED_MS = 5_000;

/** A job during which the process died this often is taken for the cause, and fails for good. */
const MOST_CRASHES = 5;

/**
 * Starts a worker for each queue. A job whose process died runs again (at least once, not exactly once).
 *
 * @param options.concurrency how many jobs of one queue are worked on at once
 * @param options.delay for tests: replaces the delay before a retry
 */
export function startWorkers(options: {
  readonly connection: QueueConnection;
  readonly prefix: string;
  readonly handlers: JobHandlers;
  readonly log: Log;
  readonly concurrency: number;
  readonly delay?: (failures: number, error: unknown) => number;
}): Workers {
  const { connection, prefix, handlers, log } = options;
  const delay = options.delay ?? ((failures, error) => retryDelay(failures, error, Math.random()));
  const workerOptions: Omit<WorkerOptions, 'connection'> = {
    concurrency: options.concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: LOOK_FOR_STALLED_MS,
    maxStalledCount: MOST_CRASHES,
    settings: { backoffStrategy: (failures, _type, error) => delay(failures, error) },
  };

  const start = <T>(queue: QueueName, work: Pick<JobWork<T>, 'codec' | 'handle'>) => {
    const whole = { ...work, queue, log };
    const worker = connection.openWorker(
      fullName(prefix, queue),
      (job, token) => processJob(whole, job, token),
      workerOptions,
    );
    worker.on('error', (error) => log.error('worker-error', error, { queue }));
    worker.on('stalled', (job) => log.warn('job-stalled', { queue, job }));
    return worker;
  };

  const workers = [
    start('messages', { codec: messageJobCodec, handle: (job, run) => handlers.message(job, run) }),
    start('notices', { codec: postJobCodec, handle: (job, run) => handlers.notice(job, run) }),
    start('escalations', { codec: escalationJobCodec, handle: (job, run) => handlers.escalation(job, run) }),
  ];
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
