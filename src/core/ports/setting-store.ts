import type { OwnConversationSettings } from '../settings/conversation-settings.js';
import type { WorkspaceSettings } from '../settings/workspace-settings.js';
import type { WorkspaceKey } from '../workspace.js';

/** What people have set; what is absent has the first value the environment gives. */
export interface StoredSettings {
  readonly workspace: Partial<WorkspaceSettings>;
  /** By conversation: those asked for, and every one that names a managers' conversation of its own. */
  readonly conversations: ReadonlyMap<string, Partial<OwnConversationSettings>>;
}

/** One value changed by somebody: an entry of the append-only list of changes. */
export interface SettingChange extends WorkspaceKey {
  /** `*`: of the whole workspace. */
  readonly conversation: string;
  readonly key: keyof OwnConversationSettings | keyof WorkspaceSettings;
  /** The value in force before, which may have been a first value. */
  readonly from: unknown;
  readonly to: unknown;
  /** Who changed it, as the platform's id. */
  readonly by: string;
  readonly at: Date;
  /** The same for every run of one and the same order to change: a repetition changes nothing. */
  readonly once: string;
}

/** Settings changed by people. */
export interface SettingStore {
  storedSettings(workspace: WorkspaceKey, conversations: readonly string[]): Promise<StoredSettings>;
  /** Until the transaction ends nobody else changes a setting of this workspace. */
  lockSettings(workspace: WorkspaceKey): Promise<void>;
  /** Sets the value and keeps the change; `false` when a change with the same `once` has been made before. */
  changeSetting(change: SettingChange): Promise<boolean>;
  /** Every change in the workspace, oldest first. */
  settingChanges(workspace: WorkspaceKey): Promise<readonly SettingChange[]>;
}
