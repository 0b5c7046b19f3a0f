import type { Settings } from '../ports/case-record.js';
import type { ConversationKey } from '../workspace.js';
import type { ConversationSettings } from './conversation-settings.js';
import type { CoreSettings } from './core-settings.js';

/** The settings in force for a conversation: what a manager set, else the installation's first values. */
export async function settingsOf(
  tx: Settings,
  settings: CoreSettings,
  conversation: ConversationKey,
): Promise<ConversationSettings> {
  const defaults = settings.conversationDefaults(conversation);
  return { ...defaults, mode: (await tx.findMode(conversation)) ?? defaults.mode };
}
