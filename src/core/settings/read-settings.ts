import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import type { OwnConversationSettings } from './conversation-settings.js';
import { resolveSettings } from './settings-of.js';
import type { WorkspaceSettings } from './workspace-settings.js';

/** The settings in force, for whoever is about to change them. */
export interface SettingsInForce {
  readonly workspace: WorkspaceSettings;
  /** Of each conversation asked for; `managersConversation` is `null` where it is the workspace's. */
  readonly conversations: ReadonlyMap<string, OwnConversationSettings>;
}

/** Reads the settings of a workspace and of these conversations. */
export async function readSettings(
  tools: Pick<Tools, 'record' | 'settings' | 'conversationNames'>,
  workspace: WorkspaceKey,
  conversations: readonly string[],
): Promise<SettingsInForce> {
  const names = tools.conversationNames;
  const firsts = await Promise.all(
    conversations.map((conversation) => names.firstOf({ ...workspace, conversation })),
  );
  const stored = await tools.record.transaction((tx) => tx.storedSettings(workspace, firsts));
  const own = (conversation: string): OwnConversationSettings => ({
    ...resolveSettings(stored, tools.settings, { ...workspace, conversation }),
    managersConversation: stored.conversations.get(conversation)?.managersConversation ?? null,
  });
  return {
    workspace: { ...tools.settings.workspaceDefaults(workspace), ...stored.workspace },
    conversations: new Map(
      conversations.map((conversation, index) => [conversation, own(firsts[index] ?? conversation)]),
    ),
  };
}
