import type { types } from '@slack/bolt';
import type { KnownConversation } from '../../../src/core/ports/chat-platform.js';
import { leftToDo } from '../../../src/core/settings/left-to-do.js';
import type { SettingsInForce } from '../../../src/core/settings/read-settings.js';
import { LIMITS } from '../limits.js';
import { plain, section } from '../render.js';
import { OPEN_CHANNEL, type SetupPlace, type SetupSay, SHOW_PAGE, setupView } from './setup-tools.js';

/** Channels shown at a time: a dialog has room for a hundred blocks. */
const PAGE_SIZE = 40;

/** Step 2: the channels Garbo is in, the mode of each, what is left to do, and whether what was handed in is saved. */
export function channelsView(
  say: SetupSay,
  place: SetupPlace,
  channels: readonly KnownConversation[],
  settings: SettingsInForce,
  isSaved: boolean,
): types.ModalView {
  const page = place.page ?? 0;
  const shown = channels.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const modeOf = ({ id }: KnownConversation) => settings.conversations.get(id)?.mode ?? 'shadow';
  const rows = shown.map((channel): types.SectionBlock => {
    const mode = say(`chat.setup.mode.${modeOf(channel)}`);
    return {
      type: 'section',
      text: plain(`#${channel.name}\n${mode}`, LIMITS.sectionText),
      accessory: {
        type: 'button',
        action_id: OPEN_CHANNEL,
        value: channel.id,
        text: plain(say('chat.setup.open'), LIMITS.buttonText),
      },
    };
  });
  const pages = Math.ceil(channels.length / PAGE_SIZE);
  const more: types.ActionsBlock[] =
    pages > 1
      ? [
          {
            type: 'actions',
            elements: [
              {
                type: 'button',
                action_id: SHOW_PAGE,
                value: String((page + 1) % pages),
                text: plain(say('chat.setup.more', { page: page + 1, pages }), LIMITS.buttonText),
              },
            ],
          },
        ]
      : [];
  const unsaved = isSaved ? [] : [section(say('chat.setup.not-saved'))];
  const left = leftToDo(channels, settings, 'chat.setup.left.invite').map(({ phrase, values }) =>
    section(say(phrase, values)),
  );
  return setupView(
    say,
    place,
    [...unsaved, section(say('chat.setup.channels.intro')), ...rows, ...more, { type: 'divider' }, ...left],
    null,
  );
}
