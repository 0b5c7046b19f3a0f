import type { Log } from '../../src/core/ports/log.js';

/** Work that goes on after a delivery has been answered: one place keeps hold of it, logs its faults and waits for it. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly log: Log) {}

  /** Begins it once what runs now, the answer to the delivery included, is done. */
  run(name: string, work: () => Promise<void>): void {
    const running: Promise<void> = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => this.log.error('slack-background-failed', error, { work: name }))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
