import type { SettingChange } from '../../../src/core/ports/setting-store.js';
import type { InWorkspace, Json, Written } from './columns.js';

/** What people have set. */
export interface SettingTables {
  settings: SettingsTable;
  setting_changes: SettingChangesTable;
}

interface SettingsTable extends InWorkspace {
  /** `*` for the whole workspace. */
  conversation: string;
  key: SettingChange['key'];
  value: Json;
}

interface SettingChangesTable extends InWorkspace {
  conversation: string;
  key: SettingChange['key'];
  old_value: Json;
  new_value: Json;
  changed_by: string;
  changed_at: Date;
  once: string;
  written: Written;
}
