import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';

/** A conversation takes posts again: what it refused is shown after all. */
export async function recoverPosts(
  tx: RecordTransaction,
  outgoing: Outgoing,
  conversation: ConversationKey,
): Promise<void> {
  for (const post of await tx.recoverPosts(conversation)) outgoing.post(post);
}

/**
 * Sends what a lost conversation of managers refused, and the alerts that are still open in it, to the one that is
 * set now. While that is the same one it waits for it to come back.
 */
export async function showLostElsewhere(
  { settings }: Pick<Tools, 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
): Promise<void> {
  const reached = new Map<string, ConversationKey>();
  for (const { postId, about, ...lost } of await tx.lostForManagers()) {
    const { managersConversation } = await settingsOf(tx, settings, { ...lost, conversation: about });
    if (managersConversation === '' || managersConversation === lost.conversation) continue;
    await tx.showElsewhere(postId, managersConversation);
    const now = { ...lost, conversation: managersConversation };
    reached.set(JSON.stringify([now.platform, now.workspace, now.conversation]), now);
  }
  for (const conversation of reached.values()) await recoverPosts(tx, outgoing, conversation);
}
