import type { SettingStore, StoredSettings } from '../ports/setting-store.js';
import type { ConversationKey, WorkspaceKey } from '../workspace.js';
import type { ConversationSettings } from './conversation-settings.js';
import type { CoreSettings } from './core-settings.js';
import type { WorkspaceSettings } from './workspace-settings.js';

/** The settings in force for a conversation: what people set, else the installation's first values. */
export async function settingsOf(
  tx: Pick<SettingStore, 'storedSettings'>,
  settings: CoreSettings,
  conversation: ConversationKey,
): Promise<ConversationSettings> {
  const stored = await tx.storedSettings(conversation, [conversation.conversation]);
  return resolveSettings(stored, settings, conversation);
}

/** The settings in force in a whole workspace. */
export async function workspaceSettingsOf(
  tx: Pick<SettingStore, 'storedSettings'>,
  settings: CoreSettings,
  workspace: WorkspaceKey,
): Promise<WorkspaceSettings> {
  const { workspace: stored } = await tx.storedSettings(workspace, []);
  return { ...settings.workspaceDefaults(workspace), ...stored };
}

/** The settings in force for one of the conversations that were read. Where managers read, nothing is judged. */
export function resolveSettings(
  stored: StoredSettings,
  settings: CoreSettings,
  key: ConversationKey,
): ConversationSettings {
  const first = settings.conversationDefaults(key);
  const own = stored.conversations.get(key.conversation) ?? {};
  const ofAll = stored.workspace.managersConversation ?? first.managersConversation;
  const resolved = { ...first, ...own, managersConversation: own.managersConversation ?? ofAll };
  return isForManagers(settings, stored, ofAll, key) ? { ...resolved, mode: 'off' } : resolved;
}

/** Whether managers read here: the whole workspace's, or those of one conversation. A setting may know it by any of its ids. */
export function isForManagers(
  settings: Pick<CoreSettings, 'namesOf'>,
  stored: StoredSettings,
  ofAll: string,
  key: ConversationKey,
): boolean {
  const own = [...stored.conversations.values()].map(({ managersConversation }) => managersConversation);
  const read = new Set([ofAll, ...own]);
  return settings.namesOf(key).some((name) => read.has(name));
}
