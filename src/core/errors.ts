/** What the caller may do about an error: try again later, or give up. */
export type Retry = 'later' | 'never';

/**
 * An error a person can act on: a stable code, one sentence on what happened, and what to do about it.
 * Subclass it where a module has errors of its own; the codes are listed in `docs/errors.md`.
 */
export class GarboError extends Error {
  override readonly name: string = 'GarboError';

  /**
   * @param code stable, upper case, e.g. `POLICY_FAULT`
   * @param message one sentence that a person understands
   * @param whatToDo one sentence, in the imperative
   */
  constructor(
    readonly code: string,
    message: string,
    readonly whatToDo: string,
    options: { readonly cause?: unknown; readonly retry?: Retry } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retry = options.retry ?? 'never';
  }

  /** Whether the same call may succeed later. */
  readonly retry: Retry;
}
