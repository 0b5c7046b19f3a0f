import { activeStrikes } from '../ladder/standing.js';
import { composeMeasureNotice } from '../notices/compose-measure.js';
import { noticeDestination } from '../notices/notice-destination.js';
import { noticeLanguage } from '../notices/notice-language.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { isNoMessage } from '../reports/report-key.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Alert } from './alert.js';
import type { AlertPress, DecideAlertTools } from './alert-press.js';
import { judgedMessageOf } from './judged-message-of.js';
import { lockStanding } from './lock-standing.js';

/**
 * Tells the customer, where notices go in the conversation of the message that led to it, before anything else is done. Where the message is
 * no longer kept, or nobody judged it, the notice quotes nothing. Returns the post's id.
 */
export async function sendClosingNotice(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, customer }: AlertPress,
  told: {
    readonly kind: 'end-correspondence' | 'block';
    readonly until: Date | null;
    readonly contactAddress: string;
  },
): Promise<string> {
  const { message, revision, thread, violations } = alert.facts;
  const judged = await judgedMessageOf(tx, alert, customer);
  const settings = await settingsOf(tx, tools.settings, message);
  const language = noticeLanguage(customer, settings, judged?.verdict ?? { language: null });
  const id = tools.ids.next();
  await outgoing.addPost(tx, {
    id,
    platform: message.platform,
    workspace: message.workspace,
    queue: 'notices',
    destination: isNoMessage(message)
      ? { to: 'person', person: customer.id }
      : noticeDestination(settings, { key: message, thread, author: customer }),
    content: composeMeasureNotice({
      ...told,
      wentOn: await hasGoneOn(tools, tx, alert, judged?.writtenAt ?? alert.raisedAt),
      violations: judged?.verdict.violations ?? violations,
      language,
      policy: tools.policy,
      policyUrl: tools.settings.policyUrl(language, message.platform),
      phrases: tools.phrases,
      calendar: tools.calendar,
      now: tools.clock.now(),
    }),
    caseId: alert.caseId,
    recipient: customer.id,
    answers: { message, revision },
    near: isNoMessage(message) ? null : { conversation: message.conversation, thread },
    subjectPostId: null,
  });
  return id;
}

/** Whether a notice for another message had reached the customer before this one was written, and still holds. */
async function hasGoneOn(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  { customer, facts }: Alert,
  writtenAt: Date,
): Promise<boolean> {
  const standing = await lockStanding(tools, tx, customer, facts.customerName);
  return activeStrikes(standing, writtenAt).some(
    ({ message, deliveredAt }) =>
      deliveredAt !== null &&
      deliveredAt <= writtenAt &&
      (message.conversation !== facts.message.conversation || message.message !== facts.message.message),
  );
}
