import type { App } from '@slack/bolt';
import { z } from 'zod';
import { orDeadLetter } from '../dead-letter.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { eventEnvelope, workspaceOf } from '../event-envelope.js';
import type { SetupTools } from './setup-tools.js';

/**
 * Somebody joined a channel Garbo is in.
 * Source: https://docs.slack.dev/reference/events/member_joined_channel
 */
const joinedEnvelope = eventEnvelope.extend({
  event: z.looseObject({ user: z.string().min(1), channel: z.string().min(1) }),
});

/** Registers who joins: somebody else, or Garbo itself. */
export function listenToJoiners(app: App, tools: Pick<SetupTools, 'installations' | 'queues' | 'log'>): void {
  app.event('member_joined_channel', async ({ body }) => {
    await orDeadLetter(tools, () => receiveJoined(body, tools));
  });
}

async function receiveJoined(
  payload: unknown,
  { installations, queues }: Pick<SetupTools, 'installations' | 'queues'>,
): Promise<void> {
  const parsed = joinedEnvelope.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd event of somebody who joined');
  const { event, event_id: delivery } = parsed.data;
  const workspace = workspaceOf(parsed.data);
  const conversation = { platform: 'slack', workspace, conversation: event.channel } as const;
  const { botUser } = await installations.of(workspace);
  await queues.enqueueEscalation(
    event.user === botUser
      ? { type: 'invited', conversation, delivery }
      : { type: 'joined', conversation, person: event.user, delivery },
  );
}
