import type { MessageJob } from '../../src/core/ports/queues.js';
import type { InboundMessage, MessageChange } from '../../src/core/screening/message.js';
import { type TeamsActivity, tenantOf, timeOf } from './activity-schema.js';
import { CHAT_THREAD, kindOf, splitConversationId } from './conversation-id.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { wordsOf } from './message-words.js';

/** What an activity comes to: a message to be screened, or nothing that anybody wrote. */
export type ParsedActivity =
  | { readonly kind: 'message'; readonly job: Extract<MessageJob, { type: 'screen' }> }
  | { readonly kind: 'ignored'; readonly why: string };

/**
 * What the types of activity do to a message. A message whose deletion is undone comes back as an edit.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
 */
const CHANGES: Readonly<Record<string, MessageChange>> = {
  message: 'posted',
  messageUpdate: 'edited',
  messageDelete: 'deleted',
};

/** Whether it tells of a message: written, edited or deleted. */
export function isAboutMessage({ type }: TeamsActivity): boolean {
  return type in CHANGES;
}

/**
 * Reads a message, an edit or a deletion.
 * @throws TeamsPayloadUnreadable when it has another shape than Microsoft documents
 */
export function parseMessage(activity: TeamsActivity): ParsedActivity {
  const change = CHANGES[activity.type];
  if (!change) return { kind: 'ignored', why: activity.type };
  if (kindOf(activity.conversation.conversationType) === 'personal')
    return { kind: 'ignored', why: 'personal' };
  if (activity.recipient?.isTargeted) return { kind: 'ignored', why: 'slash command' };
  if (isByBot(activity)) return { kind: 'ignored', why: 'bot' };

  const message = readMessage(activity, change);
  const { conversation, message: id } = message.key;
  const delivery = `${conversation}/${id}/${message.revision}`;
  return { kind: 'message', job: { type: 'screen', delivery, message } };
}

function readMessage(activity: TeamsActivity, change: MessageChange): InboundMessage {
  const { id } = activity;
  if (!id) throw new TeamsPayloadUnreadable('a message without id');
  const { conversation, root } = splitConversationId(activity.conversation.id);
  const isInChat = kindOf(activity.conversation.conversationType) === 'chat';
  const writtenAt = timeOf(activity);
  return {
    key: { platform: 'teams', workspace: tenantOf(activity), conversation, message: id },
    thread: isInChat ? CHAT_THREAD : (root ?? id),
    change,
    // Teams gives an edit no id of its own: its time tells it from others.
    revision: change === 'edited' ? writtenAt.toISOString() : change,
    author: activity.from.id,
    writtenAt,
    ...(change === 'deleted' ? { text: '', mentions: [] } : wordsOf(activity)),
  };
}

/** Garbo's own messages come back, too, where it may read all of a conversation. */
function isByBot({ from }: TeamsActivity): boolean {
  return from.role === 'bot' || from.id.startsWith('28:');
}
