import { ExpressReceiver } from '@slack/bolt';
import type { Express } from 'express';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';
import type { Intake } from './intake.js';
import { ReplayGuard } from './replay-guard.js';
import type { SdkLogger } from './sdk-logger.js';

/** The request URL of events, interactivity and commands. */
export const EVENTS_PATH = '/slack/events';

/** Slack hangs up after three seconds. */
const ANSWER_WITHIN_MS = 2_900;

/**
 * Slack over HTTP: Bolt's receiver checks signatures, and answers only when the listeners are done. A failure is a
 * 500, whatever it is: Slack then sends an event again.
 */
export class HttpIntake implements Intake {
  readonly receiver: ExpressReceiver;
  readonly #replays: ReplayGuard;

  constructor(signingSecret: string, logger: SdkLogger, log: Log, clock: Clock) {
    this.#replays = new ReplayGuard(clock, log);
    this.receiver = new ExpressReceiver({
      signingSecret,
      logger,
      endpoints: { events: EVENTS_PATH },
      processBeforeResponse: true,
      unhandledRequestTimeoutMillis: ANSWER_WITHIN_MS,
      unhandledRequestHandler: ({ response }) => {
        log.warn('slack-delivery-slow');
        if (!response.headersSent) response.writeHead(503).end();
      },
      processEventErrorHandler: async ({ error, response }) => {
        log.error('slack-delivery-failed', error);
        if (!response.headersSent) response.writeHead(500).end();
        return true;
      },
    });
  }

  mount(app: Express): void {
    app.post(EVENTS_PATH, (request, response, next) => this.#replays.check(request, response, next));
    app.use(this.receiver.router);
  }

  /** The server is the application's: there is nothing of our own to start or stop. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
}
