import { setTimeout as pause } from 'node:timers/promises';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import type { SetupTools } from './setup-tools.js';

/** A change is made within a moment of being queued; Teams waits some five seconds for the next card. */
const PATIENCE_MS = 2_500;
const LOOK_EVERY_MS = 100;

/** Waits until the changes are in force; `false` when they are not yet, or were refused by then. */
export async function waitUntilMade(
  { changeHolds }: Pick<SetupTools, 'changeHolds'>,
  changes: readonly SettingsChange[],
): Promise<boolean> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const hold = await Promise.all(changes.map(changeHolds));
    if (hold.every(Boolean)) return true;
    if (waited >= PATIENCE_MS) return false;
    await pause(LOOK_EVERY_MS);
  }
}
