import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { AlertPress, DecideAlertTools } from './alert-press.js';
import { judgedMessageOf } from './judged-message-of.js';
import { sendNotice } from './send-notice.js';

/** A manager asks once more, in the thread: a person's warning, which counts as one. */
export async function warnAgain(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, customer }: AlertPress,
): Promise<void> {
  const judged = await judgedMessageOf(tx, alert, customer);
  if (!judged || judged.verdict.violations.length === 0) return;
  await sendNotice(tools, tx, outgoing, {
    judged,
    caseId: alert.caseId,
    kind: 'warning',
    alerted: true,
    byManager: true,
    conversationSettings: await settingsOf(tx, tools.settings, judged.key),
  });
}
