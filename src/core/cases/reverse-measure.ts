import { composeReversed } from '../notices/compose-after.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { Measure } from './measure.js';
import { recordEvent } from './record-event.js';

/** Lifts a measure: the customer may write again, and the closing notice says so where it stood. */
export async function reverseMeasure(
  tools: Pick<Tools, 'phrases' | 'clock'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
  by: string,
): Promise<void> {
  await tx.saveMeasure({ ...measure, state: 'reversed' });
  await tx.setMeasure(measure.customer, null);
  const notice = measure.postId === null ? null : await tx.findPost(measure.postId);
  if (notice) outgoing.post(await tx.changePost(notice.id, composeReversed(notice.content, tools.phrases)));
  const data = { measure: measure.id, kind: measure.kind };
  await recordEvent(tools, tx, measure.caseId, 'measure-reversed', measure.id, data, by);
}
