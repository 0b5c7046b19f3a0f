import { composeIntroduction } from '../notices/compose-introduction.js';
import { commitThenQueue } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import type { ConversationSettings } from './conversation-settings.js';
import type { IntroductionTools } from './introduce.js';
import { settingsOf } from './settings-of.js';

/**
 * Tells a customer who joins a live conversation, privately and once, what everybody in it was told. Staff and people
 * nobody knows are told nothing; who joins several by one act is told once. Throws PlatformUnavailable.
 * @param also further conversations they joined by the same act
 */
export async function greetJoiner(
  tools: IntroductionTools & Pick<Tools, 'queues' | 'log'>,
  conversation: ConversationKey,
  person: string,
  also: readonly string[] = [],
): Promise<void> {
  const { platform, workspace } = conversation;
  const { role, language } = await tools.platformOf(platform).findPerson(conversation, person);
  if (role !== 'customer') return;
  await commitThenQueue(tools, async (tx, outgoing) => {
    const live = await firstLive(tools, tx, conversation, also);
    if (!live) return;
    await outgoing.addPostOnce(
      tx,
      {
        id: tools.ids.next(),
        platform,
        workspace,
        queue: 'notices',
        destination: { to: 'person', person },
        content: composeIntroduction(tools, platform, language ?? live.language),
        caseId: null,
        recipient: null,
        subjectPostId: null,
        answers: null,
      },
      `introduction:${live.conversation}:to:${person}`,
    );
  });
}

async function firstLive(
  { settings }: Pick<Tools, 'settings'>,
  tx: RecordTransaction,
  joined: ConversationKey,
  also: readonly string[],
): Promise<{ readonly conversation: string; readonly language: ConversationSettings['language'] } | null> {
  for (const conversation of [joined.conversation, ...also]) {
    const { mode, language } = await settingsOf(tx, settings, { ...joined, conversation });
    if (mode === 'live') return { conversation, language };
  }
  return null;
}
