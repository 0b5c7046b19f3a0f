import { GarboError } from '../../src/core/errors.js';
import type { EscalationJob, MessageJob, PostJob, Queues } from '../../src/core/ports/queues.js';

/**
 * Queues in memory, for tests of what enqueues: they keep the jobs and run nothing. A delivery that came before
 * is kept once, like the real ones'.
 */
export class FakeQueues implements Queues {
  readonly messages: MessageJob[] = [];
  readonly notices: PostJob[] = [];
  readonly escalations: EscalationJob[] = [];
  /** Enqueueing fails while it is set. */
  down = false;
  #gate: Promise<void> = Promise.resolve();
  #open: () => void = () => {};

  /** Makes enqueueing wait until `release`. */
  hold(): void {
    this.#gate = new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  /** Lets what waits go on. */
  release(): void {
    this.#open();
  }

  async enqueueMessage(job: MessageJob): Promise<void> {
    await this.#accept();
    keepOnce(this.messages, job, keyOf);
  }

  async enqueueNotice(job: PostJob): Promise<void> {
    await this.#accept();
    keepOnce(this.notices, job, (kept) => `${kept.postId} ${kept.version}`);
  }

  async enqueueEscalation(job: EscalationJob): Promise<void> {
    await this.#accept();
    keepOnce(this.escalations, job, keyOf);
  }

  async #accept(): Promise<void> {
    await this.#gate;
    if (this.down) {
      throw new GarboError('QUEUE_UNAVAILABLE', 'The queue is down.', 'Wait.', { retry: 'later' });
    }
  }
}

function keyOf(job: MessageJob | EscalationJob): string {
  if ('delivery' in job) return `${job.type} ${job.delivery}`;
  return JSON.stringify(job);
}

function keepOnce<T>(jobs: T[], job: T, key: (job: T) => string): void {
  if (!jobs.some((kept) => key(kept) === key(job))) jobs.push(job);
}
