import type { App } from '@slack/bolt';
import { orDeadLetter } from '../dead-letter.js';
import type { Installations } from '../installation.js';
import type { SlackOptions } from '../settings.js';
import type { ChangeEvent } from './change-schema.js';
import { parseChange } from './parse-change.js';

/** What is needed to pass on what happened to a channel. */
export interface ChangeTools extends Pick<SlackOptions, 'queues' | 'log'> {
  readonly installations: Installations;
}

/** What a channel is called is not among them: nothing is kept under its name. */
const EVENTS: readonly ChangeEvent['type'][] = [
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_left',
  'channel_id_changed',
  'channel_shared',
  'channel_unshared',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_left',
  'member_joined_channel',
  'member_left_channel',
];

/** Registers the events about channels: archived, deleted, joined, left by Garbo, shared, under a new id. */
export function listenToConversations(app: App, tools: ChangeTools): void {
  for (const event of EVENTS) {
    app.event(event, ({ body }) => orDeadLetter(tools, () => receiveChange(body, tools)));
  }
}

async function receiveChange(payload: unknown, { queues, installations }: ChangeTools): Promise<void> {
  const { delivery, change, member } = parseChange(payload);
  if (member !== null) {
    const { botUser } = await installations.of(change.conversation.workspace);
    if (change.happened === 'joined') {
      const { conversation } = change;
      await queues.enqueueEscalation(
        member === botUser
          ? { type: 'invited', conversation, delivery }
          : { type: 'joined', conversation, person: member, delivery },
      );
    }
    if (member !== botUser) return;
  }
  await queues.enqueueEscalation({ type: 'conversation', delivery, change });
}
