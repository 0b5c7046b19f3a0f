import { z } from 'zod';
import { LANGUAGES } from '../../../src/core/language.js';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import type { NamedPeople } from '../../../src/core/settings/workspace-settings.js';
import { SlackPayloadUnreadable } from '../errors.js';
import type { KeptGroups } from './kept-groups.js';
import type { SetupPlace } from './setup-tools.js';

const choice = z.looseObject({ value: z.string() });

/**
 * A field as Slack hands it in: which of these is set depends on its kind.
 * Source: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
const input = z.looseObject({
  value: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_options: z.array(choice).nullish(),
  selected_option: choice.nullish(),
  selected_time: z.string().nullish(),
});

/** What a dialog of the set-up was handed in with: one element in each block, named alike. */
export const formState = z.looseObject({
  values: z.record(z.string(), z.record(z.string(), input)),
});

type Form = z.infer<typeof formState>;
type Ordered = Pick<SettingsChange, 'workspace' | 'actor'>;

/** The change that step 1 asks for; `kept` are groups that it had no room to offer. */
export function readWorkspace(form: Form, ordered: Ordered, kept: KeptGroups): SettingsChange {
  const { value, selected_conversation } = {
    ...fieldOf(form, 'contactAddress'),
    selected_conversation: fieldOf(form, 'managersConversation').selected_conversation,
  };
  return {
    ...ordered,
    of: 'workspace',
    values: {
      managersConversation: selected_conversation ?? '',
      managers: namedPeople(form, 'managers', kept),
      directors: namedPeople(form, 'directors', kept),
      workingTimes: {
        days: (fieldOf(form, 'workingDays').selected_options ?? []).map((day) => Number(day.value)),
        hours: { from: minuteOf(form, 'workingFrom'), to: minuteOf(form, 'workingHours') },
      },
      contactAddress: value?.trim() || null,
    },
  };
}

/** The changes that step 3 asks for: of the channel, and of who counts as what. */
export function readChannel(
  form: Form,
  ordered: Ordered,
  { channel, corrected = [] }: SetupPlace,
): readonly SettingsChange[] {
  if (channel === undefined) throw new SlackPayloadUnreadable('a set-up without its channel');
  const language = chosen(form, 'language');
  const customers = fieldOf(form, 'customers').selected_users ?? [];
  const agents = fieldOf(form, 'agents').selected_users ?? [];
  const settings: SettingsChange = {
    ...ordered,
    of: 'conversation',
    conversation: channel,
    values: {
      mode: oneOf(chosen(form, 'mode'), ['off', 'shadow', 'live']),
      noticesIn: oneOf(chosen(form, 'noticesIn'), ['thread', 'direct']),
      language: language === 'customer' ? null : oneOf(language, LANGUAGES),
      managersConversation: fieldOf(form, 'managersConversation').selected_conversation ?? null,
    },
  };
  const asThePlatformSays = corrected.filter((id) => !customers.includes(id) && !agents.includes(id));
  const people: SettingsChange = { ...ordered, of: 'people', customers, agents, asThePlatformSays };
  const isCorrected = customers.length + agents.length + asThePlatformSays.length > 0;
  return isCorrected ? [people, settings] : [settings];
}

function namedPeople(form: Form, role: keyof KeptGroups, kept: KeptGroups): NamedPeople {
  const chosen = (fieldOf(form, `${role}Groups`).selected_options ?? []).map(({ value }) => value);
  return { users: fieldOf(form, role).selected_users ?? [], groups: [...chosen, ...kept[role]] };
}

function fieldOf(form: Form, id: string): z.infer<typeof input> {
  return form.values[id]?.[id] ?? {};
}

function chosen(form: Form, id: string): string {
  return fieldOf(form, id).selected_option?.value ?? '';
}

function minuteOf(form: Form, id: string): number {
  const [hour, minute] = (fieldOf(form, id).selected_time ?? '').split(':').map(Number);
  if (hour === undefined || minute === undefined || Number.isNaN(hour + minute)) {
    throw new SlackPayloadUnreadable('a set-up with an odd time');
  }
  return hour * 60 + minute;
}

function oneOf<T extends string>(value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new SlackPayloadUnreadable('a set-up with an odd choice');
  return found;
}
