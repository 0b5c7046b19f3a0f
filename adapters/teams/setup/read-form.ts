import { LANGUAGES } from '../../../src/core/language.js';
import { MODES } from '../../../src/core/settings/conversation-settings.js';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import { TeamsPayloadUnreadable } from '../errors.js';
import { NO_OWN_CHANNEL } from './channel-card.js';
import type { Filled, SetupPlace } from './setup-tools.js';
import { listOf } from './workspace-card.js';

type Ordered = Pick<SettingsChange, 'workspace' | 'actor'>;

/** What was filled in: Teams sends text for every kind of input, and leaves out what is empty. */
export function readFilled(fields: Readonly<Record<string, unknown>>): Filled {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
  );
}

/**
 * The change that step 1 asks for.
 * @param settingsIdOf the id that settings keep of somebody chosen in the people picker
 * @throws TeamsPayloadUnreadable for a time that Teams does not write
 */
export async function readWorkspace(
  filled: Filled,
  ordered: Ordered,
  settingsIdOf: (picked: string) => Promise<string>,
): Promise<SettingsChange> {
  const named = async (role: 'managers' | 'directors') => ({
    users: [...new Set(await Promise.all(listOf(filled[role]).map(settingsIdOf)))],
    groups: listOf(filled[`${role}Groups`]).map((id) => id.toLowerCase()),
  });
  return {
    ...ordered,
    of: 'workspace',
    values: {
      managersConversation: filled.managersConversation ?? '',
      managers: await named('managers'),
      directors: await named('directors'),
      workingTimes: {
        days: listOf(filled.workingDays).map(Number).sort(),
        hours: { from: minuteOf(filled.workingFrom), to: minuteOf(filled.workingHours) },
      },
      contactAddress: filled.contactAddress?.trim() || null,
    },
  };
}

/**
 * The changes that step 3 asks for: of the channel, and of who counts as what.
 * @throws TeamsPayloadUnreadable for a choice that was not offered
 */
export function readChannel(
  filled: Filled,
  ordered: Ordered,
  { channel = '', corrected = [] }: SetupPlace,
): readonly SettingsChange[] {
  if (channel === '') throw new TeamsPayloadUnreadable('a set-up without its channel');
  const { language, managersConversation } = filled;
  const own = managersConversation === NO_OWN_CHANNEL ? '' : managersConversation;
  const settings: SettingsChange = {
    ...ordered,
    of: 'conversation',
    conversation: channel,
    values: {
      mode: oneOf(filled.mode, MODES),
      noticesIn: oneOf(filled.noticesIn, ['thread', 'direct']),
      language: language === 'customer' ? null : oneOf(language, LANGUAGES),
      managersConversation: own || null,
    },
  };
  const customers = listOf(filled.customers);
  const agents = listOf(filled.agents);
  const asThePlatformSays = corrected.filter((id) => !customers.includes(id) && !agents.includes(id));
  const people: SettingsChange = { ...ordered, of: 'people', customers, agents, asThePlatformSays };
  const isCorrected = customers.length + agents.length + asThePlatformSays.length > 0;
  return isCorrected ? [people, settings] : [settings];
}

/** `08:30` → 510; a time taken out of its field is the beginning of the day. */
function minuteOf(time = '00:00'): number {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/u.exec(time) ?? [];
  if (hour === undefined || minute === undefined)
    throw new TeamsPayloadUnreadable('a set-up with an odd time');
  return Number(hour) * 60 + Number(minute);
}

function oneOf<T extends string>(value: string | undefined, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new TeamsPayloadUnreadable('a set-up with an odd choice');
  return found;
}
