import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Tools } from '../tools.js';
import type { Alert, AlertDecision } from './alert.js';
import type { AlertPress } from './alert-press.js';
import { answerInThread } from './answer-in-thread.js';
import { recordEvent } from './record-event.js';
import { saveAndShowAlert } from './show-alert.js';

/** What settling an alert needs. */
type SettleTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'ids' | 'settings'>;

/** The alert is decided: it shrinks to one line, and its thread says the same. */
export async function settleAlert(
  tools: SettleTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor, reason }: Pick<AlertPress, 'alert' | 'actor' | 'reason'>,
  decision: AlertDecision,
): Promise<'done'> {
  const by = { id: actor.id, name: actor.name };
  const settled: Alert = { ...alert, decision: { decision, by, at: tools.clock.now(), reason }, dueAt: null };
  await saveAndShowAlert(tools, tx, outgoing, settled);
  const once = `${alert.id}:${decision}:${tools.ids.next()}`;
  await recordEvent(tools, tx, alert.caseId, 'alert-decided', once, { alert: alert.id, decision }, actor.id);
  await answerInThread(tools, tx, outgoing, settled);
  return 'done';
}
