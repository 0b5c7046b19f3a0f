import type { Tools } from '../tools.js';
import type { SettingsChange, SettingsFault } from './settings-change.js';
import { isForManagers, resolveSettings } from './settings-of.js';

/**
 * Why a conversation cannot have this mode: Garbo is not in it, managers read in it, or nobody would read what comes
 * of it. Throws PlatformUnavailable.
 */
export async function findModeFaults(
  tools: Pick<Tools, 'record' | 'platformOf' | 'settings'>,
  { workspace, conversation, values }: Extract<SettingsChange, { of: 'conversation' }>,
): Promise<readonly SettingsFault[]> {
  const { mode } = values;
  if (mode === undefined || mode === 'off') return [];
  const platform = tools.platformOf(workspace.platform);
  const key = { ...workspace, conversation };
  const place = await platform.findConversation(key);
  if (!place?.isMember || place.isArchived) return [fault('invite-first')];

  const stored = await tools.record.transaction((tx) => tx.storedSettings(workspace, [conversation]));
  const ofAll = { ...tools.settings.workspaceDefaults(workspace), ...stored.workspace };
  if (isForManagers(tools.settings, stored, ofAll.managersConversation, key)) return [fault('for-managers')];
  if (mode !== 'live') return [];

  const faults: SettingsFault[] = [];
  const readers =
    values.managersConversation ?? resolveSettings(stored, tools.settings, key).managersConversation;
  if (readers === '') faults.push(fault('live-without-conversation'));
  const named = ofAll.managers.users.length + ofAll.managers.groups.length;
  if (named === 0 && (await platform.findReviewers(workspace)).length === 0) {
    faults.push(fault('live-without-manager'));
  }
  return faults;
}

function fault(phrase: string): SettingsFault {
  return { field: 'mode', phrase: `settings.refused.${phrase}`, values: {} };
}
