import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { type AdaptiveCard, card, text } from '../cards.js';
import {
  type Choice,
  type FormState,
  faultText,
  field,
  goButton,
  oneOf,
  peopleOfCompany,
  saveButton,
  severalOf,
} from './fields.js';
import type { Filled, SetupPlace, SetupSay } from './setup-tools.js';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MAX_CONTACT_LENGTH = 200;
/** As many ids of groups as anybody will write, with commas. */
const MAX_GROUPS_LENGTH = 400;

/** What step 1 offers beside what stands in it. */
export interface WorkspaceChoices {
  /** The conversations Garbo is in. */
  readonly conversations: readonly Choice[];
  /** Names for the people who stand in the fields. */
  readonly people: readonly Choice[];
}

/** Step 1: what holds in the whole workspace. */
export function workspaceCard(
  say: SetupSay,
  place: SetupPlace,
  form: FormState,
  { conversations, people }: WorkspaceChoices,
): AdaptiveCard {
  const named = (id: string) => {
    const chosen = listOf(form.filled[id]);
    return peopleOfCompany(people.filter(({ value }) => chosen.includes(value)));
  };
  const groups = { type: 'Input.Text', maxLength: MAX_GROUPS_LENGTH };
  const days = DAYS.map((day) => ({ title: say(`chat.setup.day.${day}`), value: day }));
  const hasFaults = Object.keys(form.faults).length > 0;
  const body = [
    text(say('chat.setup.workspace.intro')),
    ...(hasFaults ? [faultText(say('teams.setup.faults'))] : []),
    ...field(
      form,
      'managersConversation',
      say('teams.setup.managers-channel'),
      { ...oneOf(conversations, 'compact'), placeholder: say('teams.setup.choose') },
      say('teams.setup.managers-channel.hint'),
    ),
    ...field(form, 'managers', say('chat.setup.managers'), named('managers')),
    ...field(
      form,
      'managersGroups',
      say('chat.setup.managers-groups'),
      groups,
      say('teams.setup.groups.hint'),
    ),
    ...field(form, 'directors', say('chat.setup.directors'), named('directors')),
    ...field(form, 'directorsGroups', say('chat.setup.directors-groups'), groups),
    ...field(form, 'workingDays', say('chat.setup.days'), severalOf(days)),
    ...field(form, 'workingFrom', say('chat.setup.from'), { type: 'Input.Time' }),
    ...field(form, 'workingHours', say('chat.setup.to'), { type: 'Input.Time' }),
    ...field(
      form,
      'contactAddress',
      say('chat.setup.contact'),
      { type: 'Input.Text', maxLength: MAX_CONTACT_LENGTH },
      say('chat.setup.contact.hint'),
    ),
  ];
  const toChannels: SetupPlace = { step: 'channels', language: place.language };
  return card(body, [
    saveButton(say('chat.setup.next'), place),
    goButton(say('teams.setup.to-channels'), toChannels),
  ]);
}

/** The settings as they stand in the form. `pickerIdOf` gives the id under which the picker knows a person. */
export function fillWorkspace(
  { managersConversation, managers, directors, workingTimes, contactAddress }: WorkspaceSettings,
  pickerIdOf: (person: string) => string,
): Filled {
  return {
    managersConversation,
    managers: managers.users.map(pickerIdOf).join(','),
    managersGroups: managers.groups.join(', '),
    directors: directors.users.map(pickerIdOf).join(','),
    directorsGroups: directors.groups.join(', '),
    workingDays: workingTimes.days.join(','),
    workingFrom: timeOf(workingTimes.hours.from),
    workingHours: timeOf(workingTimes.hours.to),
    contactAddress: contactAddress ?? '',
  };
}

/** What is parted by commas in a field. */
export function listOf(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A minute of the day as Teams writes it; midnight at the end of the day is the minute before it. */
function timeOf(minute: number): string {
  const shown = Math.min(minute, 24 * 60 - 1);
  return [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
