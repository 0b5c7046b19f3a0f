import { howTo } from '../notices/how-to.js';
import { mayChangeSettings } from '../people/person.js';
import type { Tools } from '../tools.js';
import { type FaultTools, findFaults } from './find-faults.js';
import type { SettingsChange, SettingsOutcome } from './settings-change.js';

/** What checking a change needs. */
export type CheckSettingsTools = FaultTools & Pick<Tools, 'phrases' | 'log'>;

/**
 * Whether a change may be made, by the actor's role in our own store, and whether its values can be taken. A refusal is
 * logged. Reads only. Throws PlatformUnavailable.
 */
export async function checkSettings(
  tools: CheckSettingsTools,
  change: SettingsChange,
): Promise<SettingsOutcome> {
  const { platform } = change.workspace;
  const actor = await tools.platformOf(platform).findPerson(change.workspace, change.actor);
  const say = (phrase: string, values: Readonly<Record<string, string>> = {}) =>
    tools.phrases.say(actor.language ?? tools.settings.managersLanguage, phrase, values);
  if (!mayChangeSettings(actor)) {
    const { of, workspace } = change;
    tools.log.warn('settings-change-refused', { of, actor: actor.id, workspace: workspace.workspace });
    return { status: 'forbidden', say: say('settings.forbidden') };
  }
  const faults = await findFaults(tools, change);
  if (faults.length === 0) return { status: 'ready' };
  const ways = howTo(tools.phrases, actor.language ?? tools.settings.managersLanguage, platform);
  return {
    status: 'faulty',
    faults: faults.map(({ field, phrase, values }) => ({ field, say: say(phrase, { ...values, ...ways }) })),
  };
}
