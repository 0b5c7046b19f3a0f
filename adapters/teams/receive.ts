import { setTimeout as pause } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { readActivity, type TeamsActivity, tenantOf } from './activity-schema.js';
import { kindOfArrival } from './arrivals.js';
import { type CallTools, receiveCall } from './commands/receive-call.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { type EventTools, receiveEvent } from './events/receive-event.js';
import { type GateTools, gate } from './gate/gate.js';
import type { Intake } from './intake.js';
import { type InvokeTools, receiveInvoke } from './invokes.js';
import { isAboutMessage, parseMessage } from './parse.js';
import { patiently } from './patience.js';
import type { TeamsOptions } from './settings.js';

/** The bot's endpoint. */
export const MESSAGES_PATH = '/api/messages';

/** How long a delivery waits for the answer to what it asks of Garbo. */
const CALL_PATIENCE_MS = 8_000;

/** What arrives from Teams and where it goes. */
export type ReceiveTools = Pick<TeamsOptions, 'tenants' | 'log'> &
  GateTools &
  InvokeTools &
  EventTools &
  CallTools & { readonly intake: Intake };

/** The endpoint: checks where a delivery comes from, puts it on the queue, and only then answers. */
export function messagesEndpoint(tools: ReceiveTools): readonly RequestHandler[] {
  return [
    gate(tools),
    (request, response) => tools.intake.underWay.follow(receive(request, response, tools)),
  ];
}

async function receive(request: Request, response: Response, tools: ReceiveTools): Promise<void> {
  try {
    const activity = readActivity(request.body);
    if (!tools.tenants.includes(tenantOf(activity))) {
      tools.log.warn('teams-tenant-not-allowed');
      response.status(403).end();
      return;
    }
    const { status, body } = await handle(activity, tools);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  } catch (error) {
    if (error instanceof TeamsPayloadUnreadable) {
      tools.log.error('dead-letter', error, { platform: 'teams' });
      response.status(200).end();
      return;
    }
    tools.log.error('teams-delivery-failed', error);
    response.status(500).end();
  }
}

async function handle(
  activity: TeamsActivity,
  tools: ReceiveTools,
): Promise<{ readonly status: number; readonly body?: unknown }> {
  const kind = kindOfArrival(activity);
  if (kind) tools.intake.arrivals.note(tenantOf(activity), kind);
  if (isAboutMessage(activity) || activity.type === 'invoke') await tools.intake.contactNotes.note(activity);
  if (activity.type === 'invoke') return receiveInvoke(activity, tools);
  if (isAboutMessage(activity)) {
    // Whoever asks something of Garbo is told even when the message cannot be queued; it is judged like any other.
    const [queued] = await Promise.allSettled([screen(activity, tools), answerInTime(activity, tools)]);
    if (queued.status === 'rejected') throw queued.reason;
  } else await receiveEvent(activity, tools);
  return { status: 200 };
}

/** Teams gives up on a delivery after fifteen seconds: what takes longer goes on beside it. */
async function answerInTime(activity: TeamsActivity, tools: ReceiveTools): Promise<void> {
  const answering = tools.intake.underWay.follow(receiveCall(activity, tools));
  await Promise.race([answering, pause(CALL_PATIENCE_MS, undefined, { ref: false })]);
}

async function screen(activity: TeamsActivity, { queues, clock }: ReceiveTools): Promise<void> {
  const parsed = parseMessage(activity);
  if (parsed.kind === 'message') await patiently(clock, () => queues.enqueueMessage(parsed.job));
}
