import type { JudgedMessage } from '../cases/judged-message.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import type { Destination } from './post.js';

/** Where a notice about a message goes: under it, or to its author alone where the conversation is set so. */
export function noticeDestination(
  { noticesIn }: Pick<ConversationSettings, 'noticesIn'>,
  { key, thread, author }: Pick<JudgedMessage, 'key' | 'thread' | 'author'>,
): Destination {
  return noticesIn === 'direct'
    ? { to: 'person', person: author.id }
    : { to: 'conversation', conversation: key.conversation, thread };
}
