import type { Tools } from '../tools.js';
import type { SettingsChange } from './settings-change.js';
import { asksForNothingNew, valuesOf } from './values-of.js';

/** Whether everything a change asks for is in force: it was made, or nothing of it was new. Reads only. */
export async function changeHolds(
  tools: Pick<Tools, 'record' | 'settings'>,
  change: SettingsChange,
): Promise<boolean> {
  const asked = await tools.record.transaction((tx) => valuesOf(tx, tools.settings, change));
  return asked.every(asksForNothingNew);
}
