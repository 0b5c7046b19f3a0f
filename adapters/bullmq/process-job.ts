import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { ZodType } from 'zod';
import { GarboError } from '../../src/core/errors.js';
import type { Log } from '../../src/core/ports/log.js';
import { type JobRun, TurnNotCome } from '../../src/core/ports/queues.js';
import { DONE, isDone } from './codecs.js';
import { RetryLater } from './retry-delay.js';

/** A job's data is not what this version of Garbo can work on. The message names fields, never their values. */
class UnreadableJob extends GarboError {
  override readonly name = 'UnreadableJob';
  constructor(fields: readonly string[]) {
    super(
      'JOB_UNREADABLE',
      `A job's data cannot be read: ${fields.join(', ')}.`,
      'Look at the job in the queue; it is kept for a week. It may come from another version of Garbo.',
    );
  }
}

/** A job that has waited for its turn for so long is taken for stuck: from then on waiting uses up its runs. */
const LONGEST_WAIT_MS = 12 * 60 * 60_000;

/** What a worker needs to work on the jobs of one queue. */
export interface JobWork<T> {
  readonly queue: string;
  readonly codec: ZodType<T>;
  readonly handle: (job: T, run: JobRun) => Promise<void>;
  readonly log: Log;
}

/**
 * Runs a job and blanks its data when it is done. A fault that passes fails the run, to be tried again later; one
 * that does not, or the last run, fails the job for good. A job whose turn has not come is put off, and keeps its runs.
 */
export async function processJob<T>(work: JobWork<T>, job: Job, token?: string): Promise<void> {
  if (isDone(job.data)) return;
  const attempt = job.attemptsMade + 1;
  const isLast = attempt >= (job.opts.attempts ?? 1);
  const fields = { queue: work.queue, job: job.id, type: job.name, attempt };
  try {
    await work.handle(readJob(work.codec, job.data), { attempt, isLast });
  } catch (error) {
    if (error instanceof TurnNotCome && Date.now() - job.timestamp < LONGEST_WAIT_MS) {
      await job.moveToDelayed(Date.now() + error.waitMs, token);
      throw new DelayedError();
    }
    const code = codeOf(error);
    if (isLast || (error instanceof GarboError && error.retry === 'never')) {
      work.log.error('job-failed-for-good', error, fields);
      throw new UnrecoverableError(code);
    }
    if (error instanceof GarboError) work.log.warn('job-tried-again-later', { ...fields, code });
    else work.log.error('job-tried-again-later', error, fields);
    throw new RetryLater(code, retryAfterOf(error));
  }
  await job.updateData(DONE);
}

function readJob<T>(codec: ZodType<T>, data: unknown): T {
  const read = codec.safeParse(data);
  if (read.success) return read.data;
  throw new UnreadableJob(read.error.issues.map(({ path }) => path.join('.') || 'the whole'));
}

/** What the queue keeps of an error. An unexpected error's message might quote a text, its name does not. */
function codeOf(error: unknown): string {
  if (error instanceof GarboError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

function retryAfterOf(error: unknown): number | undefined {
  if (error instanceof TurnNotCome) return error.waitMs;
  if (!(error instanceof GarboError) || !('retryAfterMs' in error)) return undefined;
  return typeof error.retryAfterMs === 'number' ? error.retryAfterMs : undefined;
}
