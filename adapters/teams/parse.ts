import type { MessageJob } from '../../src/core/ports/queues.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import { type TeamsActivity, tenantOf } from './activity-schema.js';
import { CHAT_THREAD, splitConversationId } from './conversation-id.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { plainText } from './html-text.js';

/** What an activity comes to: a message to be screened, or nothing that anybody wrote. */
export type ParsedActivity =
  | { readonly kind: 'message'; readonly job: Extract<MessageJob, { type: 'screen' }> }
  | { readonly kind: 'ignored'; readonly why: string };

/**
 * Reads a message, an edit or a deletion.
 * @throws TeamsPayloadUnreadable when it has another shape than Microsoft documents
 */
export function parseMessage(activity: TeamsActivity): ParsedActivity {
  if (activity.conversation.conversationType === 'personal') return { kind: 'ignored', why: 'personal' };
  if (activity.from.role === 'bot' || activity.from.id.startsWith('28:')) {
    return { kind: 'ignored', why: 'bot' };
  }
  const { id } = activity;
  if (!id) throw new TeamsPayloadUnreadable('a message without id');
  const workspace = tenantOf(activity);
  const { conversation, root } = splitConversationId(activity.conversation.id);
  const isChat = activity.conversation.conversationType === 'groupChat';
  const message: InboundMessage = {
    key: { platform: 'teams', workspace, conversation, message: id },
    thread: isChat ? CHAT_THREAD : (root ?? id),
    change: 'posted',
    revision: 'posted',
    author: activity.from.id,
    text: plainText(activity.text ?? ''),
    writtenAt: new Date(activity.timestamp ?? Number(id)),
    mentions: [],
  };
  return { kind: 'message', job: { type: 'screen', delivery: `${conversation}/${id}/posted`, message } };
}
