import type { Request, RequestHandler, Response } from 'express';
import { readActivity, type TeamsActivity, tenantOf } from './activity-schema.js';
import { type CallTools, receiveCall } from './commands/receive-call.js';
import type { TeamsContacts } from './contacts.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { type GateTools, gate } from './gate/gate.js';
import { type InvokeTools, receiveInvoke } from './invokes.js';
import { isAboutMessage, parseMessage } from './parse.js';
import type { TeamsOptions } from './settings.js';

/** The bot's endpoint. */
export const MESSAGES_PATH = '/api/messages';

/** What arrives from Teams and where it goes. */
export type ReceiveTools = Pick<TeamsOptions, 'tenants' | 'queues' | 'log' | 'noteArrival'> &
  GateTools &
  InvokeTools &
  CallTools & { readonly contacts: TeamsContacts };

/** The endpoint: checks where a delivery comes from, puts it on the queue, and only then answers. */
export function messagesEndpoint(tools: ReceiveTools): readonly RequestHandler[] {
  return [gate(tools), (request, response) => receive(request, response, tools)];
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
  if (activity.type === 'invoke') return receiveInvoke(activity, tools);
  await tools.contacts.note(activity);
  if (isAboutMessage(activity)) {
    // Whoever asks something of Garbo is told even when the message cannot be queued; it is judged like any other.
    const [queued] = await Promise.allSettled([screen(activity, tools), receiveCall(activity, tools)]);
    if (queued.status === 'rejected') throw queued.reason;
  }
  return { status: 200 };
}

async function screen(activity: TeamsActivity, { queues }: ReceiveTools): Promise<void> {
  const parsed = parseMessage(activity);
  if (parsed.kind === 'message') await queues.enqueueMessage(parsed.job);
}
