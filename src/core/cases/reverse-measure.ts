import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { soon } from './look-later.js';
import { isTicked, type Measure, withTask } from './measure.js';
import { isToReadmit } from './measure-steps.js';
import { recordEvent } from './record-event.js';
import { sayReversed } from './say-reversed.js';

/**
 * Lifts a measure: the customer may write again, and the closing notice says so where it stood. What was done by hand
 * is to be undone by hand, and the platform is asked to let the person in again. An earlier measure that is still in
 * force goes on.
 */
export async function reverseMeasure(
  tools: Pick<Tools, 'phrases' | 'clock'>,
  tx: RecordTransaction,
  outgoing: Outgoing,
  measure: Measure,
  by: string,
): Promise<void> {
  const now = tools.clock.now();
  const reversed = withUndoing({ ...measure, state: 'reversed', lookAt: null });
  const readmits = measure.channels.some((channel) => isToReadmit(measure, channel));
  await tx.saveMeasure(readmits ? { ...reversed, lookAt: soon(now) } : reversed);
  if (readmits) outgoing.escalation({ type: 'measure', measureId: measure.id, at: now });
  const other = await tx.measureInForce(measure.customer, now);
  await tx.setMeasure(
    measure.customer,
    other && other.kind !== 'refer' ? { kind: other.kind, until: other.until } : null,
  );
  await sayReversed(tools, tx, outgoing, reversed, other !== null);
  const data = { measure: measure.id, kind: measure.kind };
  await recordEvent(tools, tx, measure.caseId, 'measure-reversed', measure.id, data, by);
}

/** Nobody has to do any more what is still open; a blocked e-mail address has to be unblocked. */
export function withUndoing(measure: Measure): Measure {
  const kept = { ...measure, tasks: measure.tasks.filter(({ done }) => done !== null) };
  return isTicked(measure, 'mail') ? withTask(kept, 'unmail') : kept;
}
