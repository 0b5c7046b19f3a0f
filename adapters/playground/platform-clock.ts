import type { Clock } from '../../src/core/ports/clock.js';

/**
 * The playground's own clock: it never shows the same millisecond twice and never runs backwards, so that
 * "written after the notice was posted" has one answer, as with a chat platform's message ids.
 */
export class PlatformClock implements Clock {
  #last = 0;

  constructor(private readonly clock: Clock) {}

  /** Makes the next time later than this one. */
  startAfter(last: Date): void {
    this.#last = Math.max(this.#last, last.getTime());
  }

  now(): Date {
    this.#last = Math.max(this.clock.now().getTime(), this.#last + 1);
    return new Date(this.#last);
  }
}
