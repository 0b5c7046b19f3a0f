import { composeDaily } from '../notices/compose-daily.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

/**
 * The post that starts today's thread in the managers' conversation, made when it is first needed. It is shown
 * together with the first post under it, and so is not queued by itself.
 */
export async function dailyThread(
  tools: Pick<Tools, 'calendar' | 'clock' | 'ids' | 'phrases' | 'settings'>,
  tx: RecordTransaction,
  workspace: WorkspaceKey,
  managersConversation: string,
): Promise<string> {
  const now = tools.clock.now();
  const language = tools.settings.managersLanguage;
  return tx.addPostOnce(
    {
      id: tools.ids.next(),
      platform: workspace.platform,
      workspace: workspace.workspace,
      queue: 'escalations',
      destination: { to: 'conversation', conversation: managersConversation, thread: null },
      content: composeDaily(tools.calendar.sayDay(now, language, now), language, tools.phrases),
      caseId: null,
      recipient: null,
      subjectPostId: null,
      answers: null,
    },
    `daily:${managersConversation}:${tools.calendar.dayOf(now)}`,
  );
}
