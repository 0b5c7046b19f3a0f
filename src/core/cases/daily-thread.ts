import { composeDaily } from '../notices/compose-daily.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';

/** The post that starts today's thread in the managers' conversation, made when it is first needed. */
export async function dailyThread(
  tools: Pick<Tools, 'calendar' | 'clock' | 'ids' | 'phrases' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  workspace: WorkspaceKey,
  managersConversation: string,
): Promise<string> {
  const now = tools.clock.now();
  const language = tools.settings.managersLanguage;
  const id = tools.ids.next();
  const postId = await tx.addPostOnce(
    {
      id,
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
  if (postId === id) outgoing.post({ id, queue: 'escalations', version: 1 });
  return postId;
}
