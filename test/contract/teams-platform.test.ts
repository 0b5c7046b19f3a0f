import { describeChatPlatform } from '../support/chat-platform-contract.js';
import type { FakeActivity } from '../support/teams/state.js';
import {
  AGENT,
  BOSS,
  GUEST,
  OTHER_GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
} from '../support/teams/teams-under-test.js';
import { visibleText } from '../support/teams/visible-text.js';

const shown = (message: FakeActivity) => ({
  id: message.id,
  thread: message.thread,
  text: visibleText(message),
});

describeChatPlatform('teams', async () => {
  const { teams, adapter, sender, stop } = await startTeamsUnderTest();
  // What the app asks of owners for channels and chats, and of an administrator for direct conversations.
  for (const granted of ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'])
    teams.resourcePermissions.add(granted);
  teams.permissions.add('Chat.Read.All');
  // Teams tells the bot of people only by what they do.
  for (const person of [AGENT, BOSS, GUEST, OTHER_GUEST]) await sender.writes(person, SUPPORT, 'ciao');
  return {
    platform: adapter.platform,
    workspace: { platform: 'teams', workspace: OWN_TENANT },
    conversation: SUPPORT,
    missingConversation: '19:nowhere@thread.tacv2',
    people: { customer: GUEST, otherCustomer: OTHER_GUEST, agent: AGENT, manager: BOSS, nobody: '29:Nobody' },
    startThread: async (text) => teams.write(SUPPORT, GUEST, { type: 'message', text }).id,
    shownIn: async (conversation) =>
      teams
        .conversation(conversation)
        .activities.filter(({ onlyFor }) => onlyFor === null)
        .map(shown),
    shownTo: async (person) => teams.privatelyTo(person).map(shown),
    faults: {
      goDown: () => teams.fail({ status: 503 }),
      askToWait: (ms) => teams.fail({ status: 429, retryAfterSeconds: ms / 1000 }),
      heal: () => teams.heal(),
    },
    stop,
  };
});
