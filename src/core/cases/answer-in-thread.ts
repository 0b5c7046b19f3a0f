import { plain } from '../notices/compose-daily.js';
import { sayDecision } from '../notices/say-decision.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';

/** Writes under an alert what has just become of it, for those who follow its thread. */
export async function answerInThread(
  tools: Pick<Tools, 'phrases' | 'calendar' | 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  alert: Alert,
): Promise<void> {
  const { phrases, calendar, settings } = tools;
  const language = settings.managersLanguage;
  const measure = (await tx.measuresOfAlert(alert.id)).at(-1);
  const said = alert.decision
    ? sayDecision(alert.decision, measure?.until ?? null, language, phrases, calendar)
    : phrases.say(language, 'alert.taken', { name: alert.takenBy?.name ?? '' });
  await replyToAlert(tools, tx, outgoing, alert, said);
}

/** Writes one line under an alert, mentioning the people named. */
export async function replyToAlert(
  tools: Pick<Tools, 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  alert: Alert,
  said: string,
  mentions: readonly string[] = [],
): Promise<void> {
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform: alert.customer.platform,
    workspace: alert.customer.workspace,
    queue: 'escalations',
    destination: { to: 'post', postId: alert.postId },
    content: { ...plain('reply', tools.settings.managersLanguage), paragraphs: [said], mentions },
    caseId: null,
    recipient: null,
    answers: null,
    subjectPostId: alert.postId,
  });
}
