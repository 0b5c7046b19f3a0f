import { isStaff } from '../people/person.js';
import type { WorkingTimes } from '../ports/calendar.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { findModeFaults } from './find-mode-faults.js';
import type { SettingsChange, SettingsFault, SettingsField } from './settings-change.js';
import { resolveSettings } from './settings-of.js';
import type { NamedPeople, WorkspaceSettings } from './workspace-settings.js';

/** What looking for faults needs. */
export type FaultTools = Pick<Tools, 'record' | 'platformOf' | 'settings'>;

/** A way to reach the company fits on one line of a letter. */
const MAX_CONTACT_LENGTH = 200;
const DAY_MINUTES = 24 * 60;

/** What of a change cannot be taken. Asks the platform who people are and where Garbo is. Throws PlatformUnavailable. */
export async function findFaults(
  tools: FaultTools,
  change: SettingsChange,
): Promise<readonly SettingsFault[]> {
  switch (change.of) {
    case 'workspace':
      return findWorkspaceFaults(tools, change.workspace, change.values);
    case 'conversation': {
      const { managersConversation: own } = change.values;
      const place = own ? await findPlaceFaults(tools, change.workspace, own, change.conversation) : [];
      return [...place, ...(await findModeFaults(tools, change))];
    }
    case 'people':
      return findCorrectionFaults(tools, change);
  }
}

async function findWorkspaceFaults(
  tools: FaultTools,
  workspace: WorkspaceKey,
  values: Partial<WorkspaceSettings>,
): Promise<readonly SettingsFault[]> {
  const { managersConversation, managers, directors, workingTimes, contactAddress } = values;
  const faults: SettingsFault[] = [];
  if (managersConversation !== undefined) {
    faults.push(...(await findPlaceFaults(tools, workspace, managersConversation, null)));
  }
  if (managers && managers.users.length + managers.groups.length === 0) {
    faults.push(fault('managers', 'no-manager'));
  }
  faults.push(...(await findStrangers(tools, workspace, 'managers', managers)));
  faults.push(...(await findStrangers(tools, workspace, 'directors', directors)));
  if (workingTimes) faults.push(...findTimeFaults(workingTimes));
  if (contactAddress && (contactAddress.length > MAX_CONTACT_LENGTH || /[\r\n]/u.test(contactAddress))) {
    faults.push(fault('contactAddress', 'contact-too-long'));
  }
  return faults;
}

/** Managers read customers' words, so nobody from outside may read with them. */
async function findPlaceFaults(
  tools: FaultTools,
  workspace: WorkspaceKey,
  conversation: string,
  of: string | null,
): Promise<readonly SettingsFault[]> {
  if (conversation === '') return [fault('managersConversation', 'no-managers-conversation')];
  if (conversation === of) return [fault('managersConversation', 'itself')];
  const key = { ...workspace, conversation };
  const place = await tools.platformOf(workspace.platform).findConversation(key);
  if (!place?.isMember || place.isArchived) return [fault('managersConversation', 'not-there')];
  if (place.isShared) return [fault('managersConversation', 'shared')];
  const stored = await tools.record.transaction((tx) => tx.storedSettings(workspace, [conversation]));
  const isLive = resolveSettings(stored, tools.settings, key).mode === 'live';
  return isLive ? [fault('managersConversation', 'is-live')] : [];
}

/** Nobody becomes a manager who does not belong to the team: a slip of the finger would show customers everything. */
async function findStrangers(
  tools: FaultTools,
  workspace: WorkspaceKey,
  field: SettingsField,
  named: NamedPeople | undefined,
): Promise<readonly SettingsFault[]> {
  const platform = tools.platformOf(workspace.platform);
  const people = await Promise.all((named?.users ?? []).map((id) => platform.findPerson(workspace, id)));
  const names = people.filter(({ role }) => !isStaff(role)).map(({ name }) => name);
  return names.length === 0 ? [] : [fault(field, 'not-staff', { names: names.join(', ') })];
}

function findTimeFaults({ days, hours }: WorkingTimes): readonly SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (days.length === 0) faults.push(fault('workingDays', 'no-days'));
  if (hours.from >= hours.to || hours.to > DAY_MINUTES) {
    faults.push(fault('workingHours', 'end-before-beginning'));
  }
  return faults;
}

async function findCorrectionFaults(
  tools: FaultTools,
  { workspace, customers, agents }: Extract<SettingsChange, { of: 'people' }>,
): Promise<readonly SettingsFault[]> {
  if (customers.some((id) => agents.includes(id))) return [fault('agents', 'both')];
  const stored = await tools.record.transaction((tx) => tx.storedSettings(workspace, []));
  const { managers, directors } = { ...tools.settings.workspaceDefaults(workspace), ...stored.workspace };
  // The settings may name a person otherwise than by the id that is corrected.
  const platform = tools.platformOf(workspace.platform);
  const reviewers = await Promise.all(
    [...managers.users, ...directors.users].map(
      async (name) => (await platform.findPerson(workspace, name)).id,
    ),
  );
  return customers.some((id) => reviewers.includes(id)) ? [fault('customers', 'manager-as-customer')] : [];
}

function fault(
  field: SettingsField,
  phrase: string,
  values: Readonly<Record<string, string>> = {},
): SettingsFault {
  return { field, phrase: `settings.refused.${phrase}`, values };
}
