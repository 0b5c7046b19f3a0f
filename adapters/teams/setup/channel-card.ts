import { isStaff, type Person } from '../../../src/core/people/person.js';
import type { KnownConversation } from '../../../src/core/ports/chat-platform.js';
import { MODES, type OwnConversationSettings } from '../../../src/core/settings/conversation-settings.js';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { type AdaptiveCard, type CardElement, card, text } from '../cards.js';
import {
  type Choice,
  type FormState,
  faultText,
  field,
  goButton,
  oneOf,
  saveButton,
  searchedIn,
} from './fields.js';
import type { Filled, SetupPlace, SetupSay } from './setup-tools.js';

/** Names listed of each group; the others are counted. */
const MAX_NAMES = 25;
/** People offered in each list of corrections: Teams takes a card of some 28 KB, and an id has about a hundred bytes. */
const MAX_OFFERED = 60;
/** No channel of its own: managers of this channel read where all read. */
export const NO_OWN_CHANNEL = 'all';

/** What step 3 shows beside what stands in it. */
export interface ChannelFacts {
  readonly channel: KnownConversation;
  readonly people: readonly Person[];
  readonly workspace: Pick<WorkspaceSettings, 'customers' | 'agents'>;
  /** The other conversations Garbo is in. */
  readonly conversations: readonly Choice[];
}

/** Step 3: one channel: how Garbo behaves there, and who counts as what. */
export function channelCard(
  say: SetupSay,
  place: SetupPlace,
  form: FormState,
  facts: ChannelFacts,
): AdaptiveCard {
  const { channel, people, workspace, conversations } = facts;
  const hasFaults = Object.keys(form.faults).length > 0;
  const offered = (corrected: readonly string[], isAlready: (person: Person) => boolean) =>
    searchedIn(
      people
        .filter((person) => corrected.includes(person.id) || !isAlready(person))
        .sort((one, other) => Number(corrected.includes(other.id)) - Number(corrected.includes(one.id)))
        .slice(0, MAX_OFFERED)
        .map(({ id, name }) => ({ title: name, value: id })),
    );
  const body = [
    text(channel.name, { weight: 'Bolder', size: 'Medium' }),
    ...(hasFaults ? [faultText(say('teams.setup.faults'))] : []),
    ...field(
      form,
      'mode',
      say('chat.setup.mode'),
      oneOf(
        MODES.map((mode) => ({ title: say(`chat.setup.mode.${mode}`), value: mode })),
        'expanded',
      ),
    ),
    ...field(
      form,
      'noticesIn',
      say('chat.setup.notices'),
      oneOf(
        [
          { title: say('chat.setup.notices.thread'), value: 'thread' },
          { title: say('teams.setup.notices.private'), value: 'direct' },
        ],
        'expanded',
      ),
    ),
    ...field(
      form,
      'language',
      say('chat.setup.language'),
      oneOf(
        (['customer', 'it', 'en'] as const).map((language) => ({
          title: say(`chat.setup.language.${language}`),
          value: language,
        })),
        'expanded',
      ),
    ),
    ...field(
      form,
      'managersConversation',
      say('chat.setup.own-managers'),
      oneOf(
        [{ title: say('teams.setup.own-managers.none'), value: NO_OWN_CHANNEL }, ...conversations],
        'compact',
      ),
    ),
    ...whoIsWho(say, people),
    ...field(
      form,
      'customers',
      say('chat.setup.are-customers'),
      offered(workspace.customers, ({ role }) => role === 'customer'),
    ),
    ...field(
      form,
      'agents',
      say('chat.setup.are-staff'),
      offered(workspace.agents, ({ role }) => isStaff(role)),
    ),
  ];
  const corrected = people
    .map(({ id }) => id)
    .filter((id) => workspace.customers.includes(id) || workspace.agents.includes(id));
  return card(body, [
    saveButton(say('chat.setup.save'), { ...place, corrected }),
    goButton(say('teams.setup.back'), { step: 'channels', language: place.language }),
  ]);
}

/** The settings of a channel as they stand in the form. */
export function fillChannel(
  { mode, noticesIn, language, managersConversation }: OwnConversationSettings,
  people: readonly Person[],
  { customers, agents }: Pick<WorkspaceSettings, 'customers' | 'agents'>,
): Filled {
  const here = people.map(({ id }) => id);
  const corrected = (list: readonly string[]) => list.filter((id) => here.includes(id)).join(',');
  return {
    mode,
    noticesIn,
    language: language ?? 'customer',
    managersConversation: managersConversation ?? NO_OWN_CHANNEL,
    customers: corrected(customers),
    agents: corrected(agents),
  };
}

function whoIsWho(say: SetupSay, people: readonly Person[]): CardElement[] {
  const group = (key: 'customers' | 'staff' | 'unknown', of: readonly Person[]) => {
    const [count = '', ...list] = say(`chat.setup.${key}`, { count: of.length, names: names(of) }).split(
      '\n',
    );
    return [text(count), ...list.map((line) => ({ ...text(line), spacing: 'None' }))];
  };
  return [
    ...group(
      'customers',
      people.filter(({ role }) => role === 'customer'),
    ),
    ...group(
      'staff',
      people.filter(({ role }) => isStaff(role)),
    ),
    ...group(
      'unknown',
      people.filter(({ role }) => role === 'unknown'),
    ),
  ];
}

function names(people: readonly Person[]): string {
  const shown = people.slice(0, MAX_NAMES).map(({ name }) => name);
  return people.length > MAX_NAMES ? `${shown.join(', ')}, …` : shown.join(', ');
}
