import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';

/** There is one playground, and it is one workspace. */
export const PLAYGROUND_WORKSPACE: WorkspaceKey = { platform: 'playground', workspace: 'local' };

/** The channel customers write in. */
export const SUPPORT = 'support';

/** The channel managers read. */
export const MANAGERS = 'managers';

const DIRECT = 'direct:';

/** Where what is said to one person alone is shown. */
export function directConversation(person: string): string {
  return `${DIRECT}${person}`;
}

/** The person a direct conversation belongs to; `null` for a channel. */
export function personOfDirect(conversation: string): string | null {
  return conversation.startsWith(DIRECT) ? conversation.slice(DIRECT.length) : null;
}

/** Whether this is one of the two channels that always exist. */
export function isChannel(conversation: string): boolean {
  return conversation === SUPPORT || conversation === MANAGERS;
}

/** The conversation as the core names it. */
export function conversationKey(conversation: string): ConversationKey {
  return { ...PLAYGROUND_WORKSPACE, conversation };
}
