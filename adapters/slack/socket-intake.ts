import { setTimeout as delay } from 'node:timers/promises';
import { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../src/core/ports/log.js';
import { callSlack, SlackPayloadUnreadable } from './errors.js';
import type { Intake } from './intake.js';
import type { SdkLogger } from './sdk-logger.js';
import { webClientOptions } from './web-client.js';

/** Waits between attempts to connect again; the last one repeats. */
const RECONNECT_AFTER_MS = [0, 1_000, 2_000, 5_000, 10_000, 30_000];

/** The other side may never answer the closing handshake. */
const CLOSE_WITHIN_MS = 2_000;

/**
 * Slack over a WebSocket. The SDK's own reconnecting throws into the void when Slack refuses the token, which
 * would end the process; here every attempt is awaited and logged. Slack closes connections every few hours.
 */
export class SocketIntake implements Intake {
  readonly receiver: SocketModeReceiver;
  readonly #stopping = new AbortController();
  #connected = false;
  #reconnecting: Promise<void> = Promise.resolve();

  constructor(
    appToken: string,
    logger: SdkLogger,
    private readonly log: Log,
    apiUrl: string | undefined,
  ) {
    this.receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: webClientOptions(logger, apiUrl) },
      // Not acknowledged: Slack sends it again.
      processEventErrorHandler: async ({ error }) => {
        log.error('slack-delivery-failed', error);
        return false;
      },
    });
    this.#guardFrames();
    this.receiver.client.on('disconnected', () => {
      if (!this.#connected || this.#stopping.signal.aborted) return;
      this.#connected = false;
      this.#reconnecting = this.#reconnect();
    });
  }

  /** Everything comes over the socket. */
  mount(): void {}

  /** Connects. Throws PlatformRefused (wrong app token) and PlatformUnavailable. */
  async start(): Promise<void> {
    await callSlack(() => this.receiver.client.start());
    this.#connected = true;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#reconnecting;
    await Promise.race([
      this.receiver.client.disconnect(),
      delay(CLOSE_WITHIN_MS, undefined, { ref: false }),
    ]);
  }

  /** The SDK reads frames in a promise nobody awaits: an envelope of an odd shape would end the process. */
  #guardFrames(): void {
    const { client } = this.receiver;
    const readers = client.listeners('ws_message');
    client.removeAllListeners('ws_message');
    client.on('ws_message', async (...frame: unknown[]) => {
      try {
        for (const read of readers) await read.apply(client, frame);
      } catch {
        const error = new SlackPayloadUnreadable('an envelope without its payload');
        this.log.error('dead-letter', error, { platform: 'slack' });
      }
    });
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      const wait = RECONNECT_AFTER_MS[attempt] ?? RECONNECT_AFTER_MS.at(-1);
      await delay(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.start();
        this.log.info('slack-socket-reconnected', { attempt });
        return;
      } catch (error) {
        this.log.error('slack-socket-not-connected', error, { attempt });
      }
    }
  }
}
