import type { Calendar } from '../ports/calendar.js';
import type { SettingStore } from '../ports/setting-store.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { workspaceSettingsOf } from './settings-of.js';

/** The same tools, with a calendar of the hours at which people work in this workspace. */
export async function atWorkingTimesOf<T extends Pick<Tools, 'settings'> & { readonly calendar: Calendar }>(
  tools: T,
  tx: Pick<SettingStore, 'storedSettings'>,
  workspace: WorkspaceKey,
): Promise<T> {
  const { workingTimes } = await workspaceSettingsOf(tx, tools.settings, workspace);
  return { ...tools, calendar: tools.calendar.withWorkingTimes(workingTimes) };
}
