import type { KnownConversation } from '../../../src/core/ports/chat-platform.js';
import { leftToDo } from '../../../src/core/settings/left-to-do.js';
import type { SettingsInForce } from '../../../src/core/settings/read-settings.js';
import { type AdaptiveCard, type CardElement, card, text } from '../cards.js';
import { faultText, goButton } from './fields.js';
import type { SetupPlace, SetupSay } from './setup-tools.js';

/** Channels shown at a time: more would be a long way to scroll on a phone. */
const PAGE_SIZE = 20;

/** Step 2: the channels Garbo is in, the mode of each, what is left to do, and whether what was handed in is saved. */
export function channelsCard(
  say: SetupSay,
  { language, page = 0 }: SetupPlace,
  channels: readonly KnownConversation[],
  settings: SettingsInForce,
  isSaved: boolean,
): AdaptiveCard {
  const shown = channels.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const pages = Math.ceil(channels.length / PAGE_SIZE);
  const show = (more: Omit<SetupPlace, 'language'>): SetupPlace => ({ ...more, language });
  const body = [
    ...(isSaved ? [] : [faultText(say('chat.setup.not-saved'))]),
    text(say('chat.setup.channels.intro')),
    ...shown.map((channel) => rowOf(say, channel, settings, show({ step: 'channel', channel: channel.id }))),
    ...leftToDo(channels, settings, 'teams.setup.left.add').map(({ phrase, values }, index) => ({
      ...text(say(phrase, values)),
      separator: index === 0,
    })),
  ];
  const actions = [
    ...(pages > 1
      ? [
          goButton(
            say('chat.setup.more', { page: page + 1, pages }),
            show({ step: 'channels', page: (page + 1) % pages }),
          ),
        ]
      : []),
    ...(isSaved ? [] : [goButton(say('chat.setup.again'), show({ step: 'channels', page }))]),
    goButton(say('teams.setup.to-workspace'), show({ step: 'workspace' })),
  ];
  return card(body, actions);
}

function rowOf(
  say: SetupSay,
  { id, name }: KnownConversation,
  { conversations }: SettingsInForce,
  place: SetupPlace,
): CardElement {
  const mode = conversations.get(id)?.mode ?? 'shadow';
  return {
    type: 'ColumnSet',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        verticalContentAlignment: 'Center',
        items: [
          text(name, { weight: 'Bolder' }),
          { ...text(say(`chat.setup.mode.${mode}`), { isSubtle: true, size: 'Small' }), spacing: 'None' },
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [goButton(say('chat.setup.open'), place)] }],
      },
    ],
  };
}
