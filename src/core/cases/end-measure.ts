import { composeEnded } from '../notices/compose-ended.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { Alert } from './alert.js';
import { dailyThread } from './daily-thread.js';
import type { FinishTools } from './finish-measure.js';
import type { Measure } from './measure.js';
import { isToReadmit } from './measure-steps.js';
import { recordEvent } from './record-event.js';
import { withUndoing } from './reverse-measure.js';
import { saveAndShowAlert } from './show-alert.js';

/**
 * The last day of a measure has passed. The correspondence is open by itself; whoever was removed is not let in again
 * without a word: a line asks the managers, once.
 */
export async function endMeasure(
  tools: FinishTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
): Promise<void> {
  const ended = withUndoing({ ...measure, state: 'ended', lookAt: null });
  await tx.saveMeasure(ended);
  const other = await tx.measureInForce(measure.customer, tools.clock.now());
  await tx.setMeasure(
    measure.customer,
    other && other.kind !== 'refer' ? { kind: other.kind, until: other.until } : null,
  );
  const data = { measure: measure.id, kind: measure.kind };
  await recordEvent(tools, tx, measure.caseId, 'measure-ended', measure.id, data);
  const alert = await tx.findAlert(measure.alertId);
  if (!alert) return;
  await saveAndShowAlert(tools, tx, outgoing, alert);
  if (measure.kind === 'block' && other?.kind !== 'block')
    await askManagers(tools, tx, outgoing, ended, alert);
}

async function askManagers(
  tools: FinishTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
  { facts }: Alert,
): Promise<void> {
  const { message, revision } = facts;
  const { managersConversation } = await settingsOf(tx, tools.settings, message);
  await outgoing.addPost(tx, {
    id: tools.ids.next(),
    platform: message.platform,
    workspace: message.workspace,
    queue: 'escalations',
    destination: { to: 'post', postId: await dailyThread(tools, tx, message, managersConversation) },
    content: composeEnded(
      {
        name: facts.customerName,
        canReadmit: measure.channels.some((channel) => isToReadmit(measure, channel)),
        isMailBlocked: measure.tasks.some(({ id, done }) => id === 'unmail' && done === null),
        about: { conversation: message.conversation, message: message.message, thread: facts.thread },
      },
      tools.settings.managersLanguage,
      tools.phrases,
    ),
    caseId: null,
    recipient: null,
    answers: { message, revision },
    subjectPostId: measure.postId,
  });
}
