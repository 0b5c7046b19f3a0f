import type { Clock } from './ports/clock.js';
import type { Log } from './ports/log.js';

const HOUR_MS = 60 * 60 * 1000;

/**
 * Notes which kinds of delivery come from a platform, at most once an hour for each, beside the work itself: a note
 * that cannot be kept neither holds a delivery up nor makes it fail.
 */
export class ArrivalNotes {
  readonly #notedAt = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();

  /** @param keep keeps that a delivery of this kind came from the workspace */
  constructor(
    private readonly keep: (workspace: string, kind: string) => Promise<void>,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Notes one delivery from the workspace. */
  note(workspace: string, kind: string): void {
    const key = `${workspace}/${kind}`;
    const now = this.clock.now().getTime();
    if (now - (this.#notedAt.get(key) ?? Number.NEGATIVE_INFINITY) < HOUR_MS) return;
    this.#notedAt.set(key, now);
    const running = this.keep(workspace, kind)
      .catch((error: unknown) => {
        this.#notedAt.delete(key);
        this.log.error('arrival-not-noted', error, { kind });
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when no note is being kept any more. */
  async close(): Promise<void> {
    await Promise.all(this.#running);
  }
}
