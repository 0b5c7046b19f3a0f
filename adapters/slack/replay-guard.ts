import type { NextFunction, Request, Response } from 'express';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';

/**
 * Slack's SDK refuses a signature older than five minutes, on a clock that may be ahead or behind by as much: until
 * then a request that somebody recorded would be taken again.
 * Source: https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
const REMEMBERED_MS = 10 * 60_000;

/** More than Slack sends in that time; what is beyond it is still acted on once, by the id of the delivery. */
const MAX_REMEMBERED = 200_000;

/**
 * Lets each signed request in once. Only what was answered well is remembered: a request that failed may come again.
 * Slack's own retry of one that was taken is told so; anybody else's is refused and logged, without its content.
 */
export class ReplayGuard {
  readonly #taken = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Express middleware, before the signature is checked. */
  check(request: Request, response: Response, next: NextFunction): void {
    const signature = request.get('x-slack-signature');
    if (signature === undefined) {
      next();
      return;
    }
    this.#forgetOld();
    if (this.#taken.has(signature)) {
      if (request.get('x-slack-retry-num') !== undefined) {
        response.status(200).end();
        return;
      }
      this.log.warn('slack-request-replayed');
      response.status(401).end();
      return;
    }
    response.once('finish', () => {
      if (response.statusCode < 300) this.#taken.set(signature, this.clock.now().getTime() + REMEMBERED_MS);
    });
    next();
  }

  /** A Map keeps the order of insertion, so the first is the oldest. */
  #forgetOld(): void {
    const now = this.clock.now().getTime();
    for (const [signature, until] of this.#taken) {
      if (until > now && this.#taken.size <= MAX_REMEMBERED) return;
      this.#taken.delete(signature);
    }
  }
}
