import { taskOf } from '../notices/measure-lines.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { confirmReport, type ReportPress, rejectReport } from '../reports/decide-report.js';
import type { AlertPress, AlertPressResult, DecideAlertTools } from './alert-press.js';
import { answerInThread } from './answer-in-thread.js';
import { confirmVerdict } from './confirm-verdict.js';
import { isInForce } from './measure.js';
import { recordEvent } from './record-event.js';
import { reverseMeasure } from './reverse-measure.js';
import { sendCareText } from './send-care-text.js';
import { settleAlert } from './settle-alert.js';
import { saveAndShowAlert } from './show-alert.js';
import { decideMeasure, undoMeasure } from './take-measure.js';
import { tickTask } from './tick-task.js';
import { warnAgain } from './warn-again.js';
import { withdrawNotice } from './withdraw-notice.js';

/** Acts on a manager's press: the alert changes in place, and its thread says who did what and why. */
export async function decideAlert(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: ReportPress,
): Promise<AlertPressResult> {
  switch (press.button) {
    case 'take':
      return take(tools, tx, outgoing, press);
    case 'undo':
      return undoMeasure(tools, tx, outgoing, press);
    case 'end-correspondence':
    case 'block':
    case 'refer':
      return decideMeasure(tools, tx, outgoing, press, press.button);
    case 'warn-again':
      await warnAgain(tools, tx, outgoing, press);
      return settleAlert(tools, tx, outgoing, press, 'warn-again');
    case 'breaks-policy':
      // While its question is open the customer's case goes on: what follows belongs to the case it was asked in.
      await confirmVerdict(tools, tx, outgoing, press);
      return settleAlert(tools, tx, outgoing, press, 'breaks-policy');
    case 'send-help':
      await sendCareText(tools, tx, outgoing, press.alert, press.customer, press.actor.id);
      return settleAlert(tools, tx, outgoing, press, 'send-help');
    case 'not-a-violation':
      await withdrawOf(tools, tx, outgoing, press);
      await tx.removeExposure(press.alert.facts.message);
      return settleAlert(tools, tx, outgoing, press, 'not-a-violation');
    case 'withdraw':
      await withdrawOf(tools, tx, outgoing, press);
      return settleAlert(tools, tx, outgoing, press, 'withdrawn');
    case 'confirm':
      return confirmReport(tools, tx, outgoing, press);
    case 'unfounded':
      return rejectReport(tools, tx, outgoing, press);
    case 'harmless':
    case 'handled':
      return settleAlert(tools, tx, outgoing, press, press.button);
    default: {
      const task = taskOf(press.button);
      return task === null ? 'gone' : tickTask(tools, tx, outgoing, press, task);
    }
  }
}

async function take(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
): Promise<AlertPressResult> {
  const taken = { ...alert, takenBy: { id: actor.id, name: actor.name }, dueAt: null };
  await saveAndShowAlert(tools, tx, outgoing, taken);
  await recordEvent(tools, tx, alert.caseId, 'alert-taken', alert.id, { alert: alert.id }, actor.id);
  await answerInThread(tools, tx, outgoing, taken);
  return 'done';
}

/** Takes back what the alert is about: a notice, or a measure with its closing notice. */
async function withdrawOf(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
): Promise<void> {
  const { noticePostId } = alert.facts;
  const measure = noticePostId === null ? null : await tx.findMeasureByPost(noticePostId);
  if (measure) {
    if (!isInForce(measure)) return;
    await reverseMeasure(tools, tx, outgoing, measure, actor.id);
    const decided = await tx.findAlert(measure.alertId);
    // There is nothing left to undo where it was decided.
    if (decided) await saveAndShowAlert(tools, tx, outgoing, decided);
    return;
  }
  const notice = noticePostId === null ? null : await tx.findPost(noticePostId);
  if (notice) await withdrawNotice(tools, tx, outgoing, notice, { id: actor.id, name: actor.name });
}
