import type { SettingStore } from '../ports/setting-store.js';
import type { WorkspaceKey } from '../workspace.js';
import type { CoreSettings } from './core-settings.js';
import { workspaceSettingsOf } from './settings-of.js';

/**
 * The address that stays open for complaints, contract and personal data once a correspondence is ended; `null` when
 * none is set, and then nobody can end one (policy, clause `stop-correspondence`).
 */
export async function contactAddressOf(
  tx: Pick<SettingStore, 'storedSettings'>,
  settings: CoreSettings,
  workspace: WorkspaceKey,
): Promise<string | null> {
  return (await workspaceSettingsOf(tx, settings, workspace)).contactAddress;
}
