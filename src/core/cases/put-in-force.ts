import type { Outgoing } from '../outgoing.js';
import type { MeasureKind } from '../policy/enforcement.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { AlertPress, DecideAlertTools } from './alert-press.js';
import { soon } from './look-later.js';
import { type Measure, type MeasureTaskId, withTask } from './measure.js';
import { sendClosingNotice } from './send-closing-notice.js';
import { settleAlert } from './settle-alert.js';

/** What no platform can do for the company. */
const BY_HAND: Readonly<Record<MeasureKind, readonly MeasureTaskId[]>> = {
  'end-correspondence': [],
  block: ['mail'],
  refer: ['refer'],
};

/**
 * A measure that enough people want takes force: the standing changes, the closing notice goes out, every alert of the
 * case that is still open is answered.
 */
export async function putInForce(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: AlertPress,
  decided: Measure,
  contactAddress: string,
): Promise<void> {
  const { alert } = press;
  const { kind, until } = decided;
  const measure = BY_HAND[kind].reduce(withTask, decided);
  if (kind === 'refer') {
    await tx.saveMeasure(measure);
  } else {
    if (kind === 'block') await dropReadmissions(tx, alert.id);
    const postId = await sendClosingNotice(tools, tx, outgoing, press, { kind, until, contactAddress });
    await tx.saveMeasure({ ...measure, postId, lookAt: soon(tools.clock.now()) });
    await tx.setMeasure(alert.customer, { kind, until });
  }
  const notes = alert.notes.filter(({ phrase }) => phrase !== 'proposed');
  await settleAlert(tools, tx, outgoing, { ...press, alert: { ...alert, notes } }, kind);
  await settleOthers(tools, tx, outgoing, press, kind);
}

/** Whoever is blocked again is not to be let in again for an earlier block. */
async function dropReadmissions(tx: RecordTransaction, alertId: string): Promise<void> {
  for (const measure of await tx.measuresOfAlert(alertId)) {
    const tasks = measure.tasks.filter(
      ({ id, done }) => done !== null || (id !== 'invite' && id !== 'unmail'),
    );
    if (tasks.length < measure.tasks.length) await tx.saveMeasure({ ...measure, tasks });
  }
}

/** A measure answers every alert of the case that is still open. */
async function settleOthers(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor, reason }: AlertPress,
  kind: MeasureKind,
): Promise<void> {
  for (const other of await tx.openAlertsOf(alert.customer)) {
    if (other.id === alert.id || other.kind !== 'alert' || other.caseId !== alert.caseId) continue;
    await settleAlert(tools, tx, outgoing, { alert: other, actor, reason }, kind);
  }
}
