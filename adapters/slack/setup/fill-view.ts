import type { types } from '@slack/bolt';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import { callSlack } from '../errors.js';
import { section } from '../render.js';
import { channelMembers } from './channel-members.js';
import { channelView } from './channel-view.js';
import { channelsView } from './channels-view.js';
import { type SetupPlace, type SetupSay, type SetupTools, setupView, waitingView } from './setup-tools.js';
import { userGroupsOf } from './user-groups.js';
import { waitUntilMade } from './wait-until-made.js';
import { workspaceView } from './workspace-view.js';

/** A dialog to be filled. */
export interface OpenView {
  readonly team: string;
  readonly viewId: string;
  readonly place: SetupPlace;
  /** Changes that were just asked for: the dialog is filled once they are made. */
  readonly changes?: readonly SettingsChange[];
}

/**
 * Fills an open dialog with what its step shows, after the delivery that opened it was answered. When that fails the
 * dialog says so, and offers to try again.
 */
export function fillView(tools: SetupTools, open: OpenView): void {
  const say = sayIn(tools, open.place);
  tools.background.run('setup-view', async () => {
    try {
      if (open.changes) await update(tools, open, waitingView(say, open.place, say('chat.setup.saving')));
      await update(tools, open, await compose(tools, open, say));
    } catch (error) {
      tools.log.error('slack-setup-not-shown', error, { step: open.place.step });
      await update(tools, open, waitingView(say, open.place, say('chat.setup.trouble')));
    }
  });
}

/** Says the sentences of the set-up in the language of a dialog. */
export function sayIn({ phrases }: Pick<SetupTools, 'phrases'>, { language }: SetupPlace): SetupSay {
  return (key, values = {}) => phrases.say(language, key, values);
}

async function compose(tools: SetupTools, open: OpenView, say: SetupSay): Promise<types.ModalView> {
  const { team, place, changes = [] } = open;
  const workspace = { platform: 'slack', workspace: team } as const;
  if (place.step === 'workspace') {
    const [settings, groups] = await Promise.all([
      tools.settingsInForce(workspace, []),
      userGroupsOf(tools.installations, team),
    ]);
    return workspaceView(say, place, settings.workspace, groups);
  }
  if (place.step === 'channels') {
    const channels = await tools.conversations.listConversations(workspace);
    const areMade = await waitUntilMade(tools, changes);
    const ids = channels.map(({ id }) => id);
    return channelsView(say, place, channels, await tools.settingsInForce(workspace, ids), areMade);
  }
  const conversation = place.channel ?? '';
  const channel = await tools.conversations.findConversation({ ...workspace, conversation });
  if (!channel?.isMember || channel.isArchived) {
    return setupView(say, place, [section(say('chat.setup.channel-gone'))], null);
  }
  const settings = await tools.settingsInForce(workspace, [conversation]);
  const own = settings.conversations.get(conversation);
  if (!own) throw new Error('the settings of a channel were not read');
  const members = await channelMembers(tools, team, conversation, (read, of) =>
    update(tools, open, waitingView(say, place, say('chat.setup.reading-people', { read, of }))),
  );
  return channelView(say, place, channel, own, settings.workspace, members);
}

async function update(tools: SetupTools, { team, viewId }: OpenView, view: types.ModalView): Promise<void> {
  const { client } = await tools.installations.of(team);
  await callSlack(() => client.views.update({ view_id: viewId, view }));
}
