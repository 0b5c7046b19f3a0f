import { plain } from '../notices/compose-daily.js';
import { noticeLanguage } from '../notices/notice-language.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';
import { careText } from './care-text.js';
import { recordEvent } from './record-event.js';

/** Sends the company's approved help text to the customer, privately. */
export async function sendCareText(
  tools: Pick<Tools, 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  alert: Alert,
  customer: Person,
  by: string,
): Promise<void> {
  const { message, revision } = alert.facts;
  const evidence = await tx.findEvidence(message, revision);
  const settings = await settingsOf(tx, tools.settings, message);
  const language = noticeLanguage(customer, settings, { language: evidence?.verdict.language ?? null });
  const text = careText(await atWorkingTimesOf(tools, tx, alert.customer), language);
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform: alert.customer.platform,
    workspace: alert.customer.workspace,
    queue: 'notices',
    destination: { to: 'person', person: customer.id },
    content: { ...plain('care', language), paragraphs: [text] },
    caseId: alert.caseId,
    recipient: customer.id,
    answers: { message, revision },
    near: { conversation: message.conversation, thread: alert.facts.thread },
    subjectPostId: alert.postId,
  });
  await recordEvent(tools, tx, alert.caseId, 'care-sent', alert.id, { alert: alert.id }, by);
}
