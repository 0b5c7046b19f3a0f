import type { App } from '@slack/bolt';
import { readTopic } from '../../../src/core/requests/read-topic.js';
import { orDeadLetter } from '../dead-letter.js';
import type { Installations } from '../installation.js';
import type { SlackOptions } from '../settings.js';
import { besideMention, parseMention } from './parse-mention.js';

/** What a mention needs. */
export interface MentionTools extends Pick<SlackOptions, 'queues' | 'log'> {
  readonly installations: Installations;
}

/** Registers mentions of Garbo. The same message comes as a `message` event too, and is judged like any other. */
export function listenToMentions(app: App, tools: MentionTools): void {
  app.event('app_mention', async ({ body }) => {
    await orDeadLetter(tools, () => receiveMention(body, tools));
  });
}

/**
 * Puts what somebody asks of Garbo on the queue; of the message only its topic. Customers of a shared channel have no
 * commands: a mention is their way. Whoever merely names Garbo gets no answer.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws PlatformUnavailable, QueueUnavailable; Slack then sends the event again
 */
export async function receiveMention(payload: unknown, tools: MentionTools): Promise<void> {
  const mention = parseMention(payload);
  if (mention === null) return;
  const { conversation, actor, delivery } = mention;
  const { botUser } = await tools.installations.of(conversation.workspace);
  const asked = readTopic(besideMention(mention.text, botUser));
  if (asked === null) return;
  await tools.queues.enqueueEscalation({
    type: 'request',
    request: { conversation, actor, ...asked },
    delivery,
  });
}
