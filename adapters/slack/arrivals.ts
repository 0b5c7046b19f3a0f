import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { ArrivalNotes } from '../../src/core/arrival-notes.js';
import { COMMANDS, EVENTS, REPORT_SHORTCUT } from './app-shape.js';

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

/** Has every delivery noted that Slack makes to this app. */
export function noteArrivals(app: App, notes: ArrivalNotes): void {
  app.use(async ({ body, context, next }) => {
    const kind = kindOfDelivery(body);
    if (context.teamId !== undefined && kind !== null) notes.note(context.teamId, kind);
    await next();
  });
}
