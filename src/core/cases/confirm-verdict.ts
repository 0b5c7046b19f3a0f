import { decide, inShadow } from '../ladder/decide.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf } from '../settings/settings-of.js';
import type { AlertPress, DecideAlertTools } from './alert-press.js';
import { applyDecision } from './apply-decision.js';
import { judgedMessageOf } from './judged-message-of.js';
import { lockStanding } from './lock-standing.js';

/**
 * A manager says that a message the machine was unsure of breaks the policy: it goes onto the same ladder as
 * any other, its confidence no longer in question. The machine still takes no measure.
 */
export async function confirmVerdict(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, customer }: AlertPress,
): Promise<void> {
  const judged = await judgedMessageOf(tx, alert, customer);
  if (!judged) return;
  const settings = await settingsOf(tx, tools.settings, judged.key);
  const standing = await lockStanding(tools, tx, alert.customer, customer.name);
  const decided = decide({
    verdict: judged.verdict,
    message: { thread: judged.thread, writtenAt: judged.writtenAt, role: customer.role, answered: false },
    standing,
    enforcement: tools.policy.enforcement,
    now: tools.clock.now(),
    confirmed: true,
  });
  const decision = settings.mode === 'shadow' ? inShadow(decided) : decided;
  // A question answered must not raise the same question again.
  const settled = decision.alert?.kind === 'question' ? { ...decision, alert: null } : decision;
  await applyDecision(tools, tx, outgoing, judged, settled, standing, settings);
}
