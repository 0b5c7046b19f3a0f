import { composeIntroduction } from '../notices/compose-introduction.js';
import { commitThenQueue } from '../outgoing.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import type { IntroductionTools } from './introduce.js';
import { settingsOf } from './settings-of.js';

/**
 * Tells a customer who joins a live conversation, privately and once, what everybody in it was told. Staff and people
 * nobody knows are told nothing. Throws PlatformUnavailable.
 */
export async function greetJoiner(
  tools: IntroductionTools & Pick<Tools, 'queues' | 'log'>,
  conversation: ConversationKey,
  person: string,
): Promise<void> {
  const { platform, workspace } = conversation;
  const { role, language } = await tools.platformOf(platform).findPerson(conversation, person);
  if (role !== 'customer') return;
  await commitThenQueue(tools, async (tx, outgoing) => {
    const settings = await settingsOf(tx, tools.settings, conversation);
    if (settings.mode !== 'live') return;
    await outgoing.addPostOnce(
      tx,
      {
        id: tools.ids.next(),
        platform,
        workspace,
        queue: 'notices',
        destination: { to: 'person', person },
        content: composeIntroduction(tools, platform, language ?? settings.language),
        caseId: null,
        recipient: null,
        subjectPostId: null,
        answers: null,
      },
      `introduction:${conversation.conversation}:to:${person}`,
    );
  });
}
