import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { GarboError } from '../../src/core/errors.js';
import { WorkspaceUninstalled } from '../../src/core/ports/chat-platform.js';
import type { Log } from '../../src/core/ports/log.js';
import { SlackPayloadUnreadable } from './errors.js';

/** A delivery came while Garbo stops. Slack sends it again. */
class IntakeClosed extends GarboError {
  override readonly name = 'IntakeClosed';
  constructor() {
    super(
      'SLACK_INTAKE_CLOSED',
      'Garbo is stopping and takes nothing new.',
      'Nothing: Slack sends it again.',
      {
        retry: 'later',
      },
    );
  }
}

/**
 * Bolt's App, acknowledging a delivery only after its listeners have finished. Bolt itself acknowledges events
 * before it calls them: harmless over HTTP with `processBeforeResponse`, which holds the answer back, but over
 * Socket Mode the acknowledgement leaves at once, and a message whose enqueueing fails would be lost.
 */
export class EnqueueFirstApp extends App {
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(
    options: AppOptions,
    private readonly log: Log,
  ) {
    super(options);
    this.error((error) => Promise.reject(error));
  }

  /** Handles one delivery. Rejects, without acknowledging it, when a listener fails or the app is closed. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (this.#closed) throw new IntakeClosed();
    const running = this.#process(event);
    this.#running.add(running);
    try {
      await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Takes no further delivery, and resolves when none is being handled any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running);
  }

  async #process(event: ReceiverEvent): Promise<void> {
    if (!isDelivery(event.body)) {
      this.log.error('dead-letter', new SlackPayloadUnreadable('no event, action, view or command'), {
        platform: 'slack',
      });
      await event.ack();
      return;
    }
    let answer: unknown;
    const keepAnswer = async (response?: unknown) => {
      answer = response;
    };
    try {
      await super.processEvent({ ...event, ack: keepAnswer });
    } catch (error) {
      if (!isUninstalled(error)) throw error;
      // Sending it again would not help: Slack is told that it has arrived.
      this.log.warn('slack-delivery-of-no-installation');
    }
    await event.ack(answer);
  }
}

/** Whether a delivery was for a workspace without an installation; Bolt wraps what authorizing throws. */
function isUninstalled(error: unknown): boolean {
  if (error instanceof WorkspaceUninstalled) return true;
  return error instanceof Error && 'original' in error && isUninstalled(error.original);
}

/** Whether Bolt can tell what kind of delivery it is; with others it never answers. */
function isDelivery(body: unknown): boolean {
  if (!isRecord(body)) return false;
  if (body.event !== undefined) return isRecord(body.event) && typeof body.event.type === 'string';
  if (body.actions !== undefined) return Array.isArray(body.actions) && isRecord(body.user);
  if (body.type === 'view_submission' || body.type === 'view_closed') {
    return isRecord(body.view) && isRecord(body.user);
  }
  return typeof body.command === 'string' || body.type === 'shortcut' || body.type === 'message_action';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
