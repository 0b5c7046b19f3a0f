import { isAtRest, type Standing } from '../ladder/standing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import { recordEvent } from './record-event.js';

/** The customer's open case; one in which nothing is active or open any more is closed, and a new one begins. */
export async function caseFor(
  tools: Pick<Tools, 'clock' | 'ids'>,
  tx: RecordTransaction,
  standing: Standing,
): Promise<string> {
  const now = tools.clock.now();
  const { customer } = standing;
  if (standing.caseId !== null) {
    if (!isAtRest(standing, now) || (await tx.openAlertsOf(customer)).length > 0) return standing.caseId;
    await tx.closeCase(standing.caseId, now);
    await recordEvent(tools, tx, standing.caseId, 'case-closed', standing.caseId);
  }
  const caseId = tools.ids.next();
  await tx.openCase(caseId, customer, now);
  await recordEvent(tools, tx, caseId, 'case-opened', caseId);
  return caseId;
}
