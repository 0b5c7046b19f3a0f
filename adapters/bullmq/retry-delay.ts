/** The first retry comes after about a second, each next one after twice as long, up to a quarter of an hour. */
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** A fifth more or less, or more alone where a wait was asked for: what failed together is not tried again together. */
const JITTER = 0.2;

/** Fails a run of a job that is to be tried again. Its message is a code: the queue stores it. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(
    code: string,
    /** How long whoever refused asked to wait. */
    readonly retryAfterMs: number | undefined,
  ) {
    super(code);
  }
}

/**
 * Milliseconds until the next run.
 *
 * @param failures how often the job has failed so far, from 1
 * @param error what the last run failed with
 * @param random 0..1
 */
export function retryDelay(failures: number, error: unknown, random: number): number {
  const doubled = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
  const delay = Math.round(doubled * (1 - JITTER + 2 * JITTER * random));
  const wished = error instanceof RetryLater ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(delay, Math.round(wished * (1 + JITTER * random)));
}
