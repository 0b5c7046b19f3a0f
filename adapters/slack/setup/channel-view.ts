import type { types } from '@slack/bolt';
import { isStaff, type Person } from '../../../src/core/people/person.js';
import type { KnownConversation } from '../../../src/core/ports/chat-platform.js';
import { MODES, type OwnConversationSettings } from '../../../src/core/settings/conversation-settings.js';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { option } from '../modals.js';
import { section } from '../render.js';
import type { ChannelMembers } from './channel-members.js';
import { channelSelect, field, peopleSelect } from './fields.js';
import { type SetupPlace, type SetupSay, setupView } from './setup-tools.js';

/** Names listed of each group; the others are counted. */
const MAX_NAMES = 25;
/** As many as fit into the dialog's `private_metadata` of 3,000 characters. */
const MAX_CORRECTED = 150;

/** Step 3: one channel: how Garbo behaves there, and who counts as what. */
export function channelView(
  say: SetupSay,
  place: SetupPlace,
  channel: KnownConversation,
  own: OwnConversationSettings,
  workspace: WorkspaceSettings,
  members: ChannelMembers,
): types.ModalView {
  const here = members.people.map(({ id }) => id);
  const customers = workspace.customers.filter((id) => here.includes(id)).slice(0, MAX_CORRECTED);
  const agents = workspace.agents
    .filter((id) => here.includes(id))
    .slice(0, MAX_CORRECTED - customers.length);
  const language = own.language ?? 'customer';
  return setupView(
    say,
    { ...place, corrected: [...customers, ...agents] },
    [
      section(`#${channel.name}`),
      choice(
        'mode',
        say('chat.setup.mode'),
        own.mode,
        MODES.map((mode) => option(say(`chat.setup.mode.${mode}`), mode)),
      ),
      choice('noticesIn', say('chat.setup.notices'), own.noticesIn, [
        option(say('chat.setup.notices.thread'), 'thread'),
        option(say('chat.setup.notices.direct'), 'direct'),
      ]),
      choice('language', say('chat.setup.language'), language, [
        option(say('chat.setup.language.customer'), 'customer'),
        option(say('chat.setup.language.it'), 'it'),
        option(say('chat.setup.language.en'), 'en'),
      ]),
      field(
        'managersConversation',
        say('chat.setup.own-managers'),
        channelSelect('managersConversation', own.managersConversation),
        { optional: true, hint: say('chat.setup.own-managers.hint') },
      ),
      ...whoIsWho(say, members),
      field('customers', say('chat.setup.are-customers'), peopleSelect('customers', customers), {
        optional: true,
      }),
      field('agents', say('chat.setup.are-staff'), peopleSelect('agents', agents), { optional: true }),
    ],
    'chat.setup.save',
  );
}

function choice(
  id: string,
  label: string,
  value: string,
  options: readonly types.PlainTextOption[],
): types.InputBlock {
  const initial = options.find((one) => one.value === value);
  return field(id, label, {
    type: 'radio_buttons',
    action_id: id,
    options: [...options],
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

function whoIsWho(say: SetupSay, { people, count }: ChannelMembers): types.SectionBlock[] {
  const staff = people.filter(({ role }) => isStaff(role));
  const customers = people.filter(({ role }) => role === 'customer');
  const unknown = people.filter(({ role }) => role === 'unknown');
  const unread = count - people.length;
  return [
    section(say('chat.setup.customers', { count: customers.length, names: names(customers) })),
    section(say('chat.setup.staff', { count: staff.length, names: names(staff) })),
    section(say('chat.setup.unknown', { count: unknown.length, names: names(unknown) })),
    ...(unread > 0 ? [section(say('chat.setup.unread', { count: unread }))] : []),
  ];
}

function names(people: readonly Person[]): string {
  const shown = people.slice(0, MAX_NAMES).map(({ name }) => name);
  return people.length > MAX_NAMES ? `${shown.join(', ')}, …` : shown.join(', ');
}
