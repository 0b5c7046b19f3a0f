import type { SettingChange, SettingStore } from '../ports/setting-store.js';
import type { OwnConversationSettings } from './conversation-settings.js';
import type { CoreSettings } from './core-settings.js';
import type { SettingsChange } from './settings-change.js';
import { workspaceSettingsOf } from './settings-of.js';
import type { WorkspaceSettings } from './workspace-settings.js';

/** A value that a change asks for, beside the one in force. */
export type AskedValue = Pick<SettingChange, 'key' | 'from' | 'to'>;

/** Whether what is asked for is in force as it is. */
export function asksForNothingNew({ from, to }: AskedValue): boolean {
  return JSON.stringify(from) === JSON.stringify(to);
}

/** The values that a change asks for, one by one. */
export async function valuesOf(
  tx: Pick<SettingStore, 'storedSettings'>,
  settings: CoreSettings,
  change: SettingsChange,
): Promise<readonly AskedValue[]> {
  if (change.of === 'conversation') {
    const { workspace, conversation } = change;
    const stored = await tx.storedSettings(workspace, [conversation]);
    const first = settings.conversationDefaults({ ...workspace, conversation });
    const inForce: OwnConversationSettings = {
      ...first,
      managersConversation: null,
      ...stored.conversations.get(conversation),
    };
    return asked(change.values, inForce);
  }
  const inForce = await workspaceSettingsOf(tx, settings, change.workspace);
  return asked(change.of === 'workspace' ? change.values : corrected(inForce, change), inForce);
}

/** The lists of corrections after a change: each person stands in one of them at most. */
function corrected(
  inForce: WorkspaceSettings,
  { customers, agents, asThePlatformSays }: Extract<SettingsChange, { of: 'people' }>,
): Pick<WorkspaceSettings, 'customers' | 'agents'> {
  const named = new Set([...customers, ...agents, ...asThePlatformSays]);
  const others = (list: readonly string[]) => list.filter((id) => !named.has(id));
  return {
    customers: [...others(inForce.customers), ...new Set(customers)].sort(),
    agents: [...others(inForce.agents), ...new Set(agents)].sort(),
  };
}

function asked<T extends OwnConversationSettings | WorkspaceSettings>(
  values: Partial<T>,
  inForce: T,
): readonly AskedValue[] {
  const keys = Object.keys(values) as (keyof T & AskedValue['key'])[];
  return keys.map((key) => ({ key, from: inForce[key], to: values[key] }));
}
