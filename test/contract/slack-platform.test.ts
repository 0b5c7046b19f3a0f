import { describeChatPlatform } from '../support/chat-platform-contract.js';
import { startSlackUnderTest } from '../support/slack/slack-under-test.js';
import type { FakeMessage } from '../support/slack/state.js';
import { visibleText } from '../support/slack/visible-text.js';

const shown = (message: FakeMessage) => ({
  id: message.ts,
  thread: message.thread_ts ?? null,
  text: visibleText(message),
});

describeChatPlatform('slack', async () => {
  const { slack, adapter, stop } = await startSlackUnderTest();
  return {
    platform: adapter.platform,
    workspace: { platform: 'slack', workspace: slack.team },
    conversation: 'CSUPPORT',
    missingConversation: 'CNOWHERE',
    people: {
      customer: 'UGUEST',
      otherCustomer: 'UCONNECT',
      agent: 'UAGENT',
      manager: 'UBOSS',
      nobody: 'UNOBODY',
    },
    startThread: async (text) => slack.write('CSUPPORT', 'UGUEST', text).ts,
    shownIn: async (conversation) => slack.messagesIn(conversation).map(shown),
    shownTo: async (person) => slack.directMessagesTo(person).map(shown),
    faults: {
      goDown: () => slack.fail('*', { status: 503 }),
      askToWait: (ms) => slack.fail('*', { retryAfterSeconds: ms / 1000 }),
      heal: () => slack.heal(),
    },
    stop,
  };
});
