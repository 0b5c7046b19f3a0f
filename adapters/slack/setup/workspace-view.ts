import type { types } from '@slack/bolt';
import type { NamedPeople, WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { LIMITS } from '../limits.js';
import { option } from '../modals.js';
import { section } from '../render.js';
import { channelSelect, field, peopleSelect } from './fields.js';
import { type SetupPlace, type SetupSay, setupView } from './setup-tools.js';
import type { UserGroup } from './user-groups.js';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const MAX_CONTACT_LENGTH = 200;

/** Step 1: what holds in the whole workspace. */
export function workspaceView(
  say: SetupSay,
  place: SetupPlace,
  settings: WorkspaceSettings,
  groups: readonly UserGroup[],
): types.ModalView {
  const { managersConversation, managers, directors, workingTimes, contactAddress } = settings;
  const days = DAYS.map((day) => option(say(`chat.setup.day.${day}`), day));
  const chosen = days.filter(({ value }) => workingTimes.days.includes(Number(value)));
  return setupView(
    say,
    place,
    [
      section(say('chat.setup.workspace.intro')),
      field(
        'managersConversation',
        say('chat.setup.managers-channel'),
        channelSelect('managersConversation', managersConversation),
        {
          hint: say('chat.setup.managers-channel.hint'),
        },
      ),
      ...people(say, 'managers', managers, groups),
      ...people(say, 'directors', directors, groups),
      field('workingDays', say('chat.setup.days'), {
        type: 'checkboxes',
        action_id: 'workingDays',
        options: days,
        ...(chosen.length === 0 ? {} : { initial_options: chosen }),
      }),
      time(say, 'workingFrom', workingTimes.hours.from),
      time(say, 'workingHours', workingTimes.hours.to),
      field(
        'contactAddress',
        say('chat.setup.contact'),
        {
          type: 'plain_text_input',
          action_id: 'contactAddress',
          max_length: MAX_CONTACT_LENGTH,
          ...(contactAddress ? { initial_value: contactAddress } : {}),
        },
        { optional: true, hint: say('chat.setup.contact.hint') },
      ),
    ],
    'chat.setup.next',
  );
}

function people(
  say: SetupSay,
  role: 'managers' | 'directors',
  named: NamedPeople,
  groups: readonly UserGroup[],
): types.InputBlock[] {
  const users = field(role, say(`chat.setup.${role}`), peopleSelect(role, named.users), { optional: true });
  const nameOf = new Map(groups.map(({ id, handle }) => [id, `@${handle}`]));
  // A group that was chosen is offered also where Slack does not list it: what is not offered cannot be kept chosen.
  const listed = [...new Set([...named.groups, ...nameOf.keys()])].slice(0, LIMITS.selectOptions);
  if (listed.length === 0) return [users];
  const options = listed.map((id) => option(nameOf.get(id) ?? id, id));
  const initial = options.filter(({ value }) => named.groups.includes(value ?? ''));
  const id = `${role}Groups`;
  const element: types.InputBlock['element'] = {
    type: 'multi_static_select',
    action_id: id,
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
  return [users, field(id, say(`chat.setup.${role}-groups`), element, { optional: true })];
}

function time(say: SetupSay, id: 'workingFrom' | 'workingHours', minute: number): types.InputBlock {
  const shown = Math.min(minute, 24 * 60 - 1);
  const initial_time = [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0'));
  const label = say(id === 'workingFrom' ? 'chat.setup.from' : 'chat.setup.to');
  return field(id, label, { type: 'timepicker', action_id: id, initial_time: initial_time.join(':') });
}
