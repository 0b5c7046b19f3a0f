import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../src/core/ports/clock.js';
import type { Log } from '../../src/core/ports/log.js';
import { COMMANDS, EVENTS, REPORT_SHORTCUT } from './app-shape.js';

const HOUR_MS = 60 * 60 * 1000;

/** The kind under which buttons and dialogs are noted: Slack sends them where interactivity is switched on. */
export const INTERACTIVITY = 'interactivity';

const KINDS = new Set<string>([
  ...EVENTS.map(({ event }) => event),
  ...COMMANDS.map(({ command }) => command),
]);

const delivery = z.looseObject({
  type: z.string().optional(),
  command: z.string().optional(),
  callback_id: z.string().optional(),
  event: z.looseObject({ type: z.string(), channel_type: z.string().optional() }).optional(),
});

/** Message events are subscribed to for each kind of channel, and all called `message` when they come. */
const MESSAGE_EVENTS: Readonly<Record<string, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
};

/** What of the app's shape a delivery belongs to; `null` for anything else. */
export function kindOfDelivery(body: unknown): string | null {
  const parsed = delivery.safeParse(body);
  if (!parsed.success) return null;
  const { type, command, callback_id, event } = parsed.data;
  if (type === 'block_actions' || type === 'view_submission') return INTERACTIVITY;
  if (type === 'message_action') return callback_id === REPORT_SHORTCUT.callbackId ? callback_id : null;
  const kind =
    event?.type === 'message' ? MESSAGE_EVENTS[event.channel_type ?? ''] : (event?.type ?? command);
  return kind !== undefined && KINDS.has(kind) ? kind : null;
}

/**
 * Notes which kinds of delivery come, at most once an hour for each, beside the work itself: a note that cannot be
 * kept neither holds a delivery up nor makes it fail.
 */
export class ArrivalNotes {
  readonly #notedAt = new Map<string, number>();
  readonly #running = new Set<Promise<void>>();

  constructor(
    private readonly keep: (team: string, kind: string) => Promise<void>,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Has every delivery noted that Slack makes to this app. */
  listen(app: App): void {
    app.use(async ({ body, context, next }) => {
      if (context.teamId !== undefined) this.note(context.teamId, body);
      await next();
    });
  }

  /** Notes one delivery to the installation in this workspace. */
  note(team: string, body: unknown): void {
    const kind = kindOfDelivery(body);
    const now = this.clock.now().getTime();
    if (kind === null || now - (this.#notedAt.get(`${team}/${kind}`) ?? Number.NEGATIVE_INFINITY) < HOUR_MS)
      return;
    this.#notedAt.set(`${team}/${kind}`, now);
    const running = this.keep(team, kind)
      .catch((error: unknown) => {
        this.#notedAt.delete(`${team}/${kind}`);
        this.log.error('slack-arrival-not-noted', error, { kind });
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when no note is being kept any more. */
  async close(): Promise<void> {
    await Promise.all(this.#running);
  }
}
