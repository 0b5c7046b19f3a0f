import { dailyThread } from '../cases/daily-thread.js';
import { plain } from '../notices/compose-daily.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { ConversationKey } from '../workspace.js';
import { settingsOf } from './settings-of.js';

/** What a line to managers needs. */
export type TellTools = Pick<Tools, 'calendar' | 'clock' | 'ids' | 'phrases' | 'settings'>;

/** A line in the managers' thread of the day about a conversation; once for the same `once`, and only where managers read. */
export async function tellManagers(
  tools: TellTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  key: ConversationKey,
  said: string,
  once: string,
): Promise<void> {
  const { managersConversation } = await settingsOf(tx, tools.settings, key);
  if (managersConversation === '') return;
  await outgoing.addPostOnce(
    tx,
    {
      id: tools.ids.next(),
      platform: key.platform,
      workspace: key.workspace,
      queue: 'escalations',
      destination: { to: 'post', postId: await dailyThread(tools, tx, key, managersConversation) },
      content: { ...plain('setup', tools.settings.managersLanguage), paragraphs: [said] },
      caseId: null,
      recipient: null,
      subjectPostId: null,
      answers: null,
    },
    once,
  );
}
