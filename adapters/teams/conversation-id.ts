/** What kind of conversation an id names. */
export type ConversationKind = 'channel' | 'chat' | 'personal';

const KINDS: Readonly<Record<string, ConversationKind>> = {
  channel: 'channel',
  groupChat: 'chat',
  personal: 'personal',
};

/** The kind, by Teams' `conversationType`. */
export function kindOf(conversationType: string | null | undefined): ConversationKind {
  return KINDS[conversationType ?? 'channel'] ?? 'channel';
}

const THREAD_PART = ';messageid=';

/** Every message of a chat is in this one thread: chats have none. */
export const CHAT_THREAD = 'chat';

/** A conversation's id without the thread, and the message that starts the thread, where it names one. */
export function splitConversationId(id: string): {
  readonly conversation: string;
  readonly root: string | null;
} {
  const [conversation = '', root] = id.split(THREAD_PART);
  return { conversation, root: root || null };
}

/** The id under which the connector takes a reply in a thread; chats have no threads. */
export function threadId(conversation: string, thread: string | null): string {
  if (thread === null || thread === CHAT_THREAD) return conversation;
  return `${conversation}${THREAD_PART}${thread}`;
}
