import { severityTowardsUs } from '../ladder/decide.js';
import type { Decision, Rule } from '../ladder/decision.js';
import type { Enforcement } from '../policy/enforcement.js';
import type { Exposures } from '../ports/exposures.js';
import type { Tools } from '../tools.js';
import type { JudgedMessage } from './judged-message.js';

/** Figures reach back eight weeks; a row is kept a little longer. */
const KEPT_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Questions about how to go on: that the policy was broken is not in doubt. */
const NO_DOUBT: ReadonlySet<Rule> = new Set(['third-reminder', 'reminders-used-up']);

/** Rules that decide before the ladder asks how sure the verdict is. */
const BEFORE_DOUBT: ReadonlySet<Rule> = new Set(['no-response', 'correspondence-closed']);

/**
 * Records whom of the team a message concerned that breaks the policy towards the team or the company, whatever the
 * conversation's mode. While managers are asked whether it does, nothing counts yet; once they say so, it is
 * decided again, and counts.
 */
export async function recordExposure(
  tools: Pick<Tools, 'clock' | 'policy'>,
  tx: Exposures,
  judged: JudgedMessage,
  decision: Decision,
): Promise<void> {
  const severity = severityTowardsUs(judged.verdict);
  if (severity === 'none' || decision.waits || isInDoubt(judged, decision, tools.policy.enforcement)) return;
  const keptUntil = new Date(tools.clock.now().getTime() + KEPT_DAYS * DAY_MS);
  const agents = await concernedBy(tx, judged);
  await tx.recordExposure({ message: judged.key, agents, severity, at: judged.writtenAt }, keptUntil);
}

function isInDoubt({ verdict }: JudgedMessage, { rule, alert }: Decision, { bars }: Enforcement): boolean {
  if (BEFORE_DOUBT.has(rule)) return verdict.confidence < bars[verdict.bar];
  return alert?.kind === 'question' && !NO_DOUBT.has(rule);
}

/** The agents mentioned, else who wrote last for the team in the thread, else nobody that is known. */
async function concernedBy(
  tx: Exposures,
  { key, thread, writtenAt, mentionedStaff }: JudgedMessage,
): Promise<readonly string[]> {
  if (mentionedStaff.length > 0) return mentionedStaff;
  const last = await tx.lastOfTeam(key, thread, writtenAt);
  return last === null ? [] : [last];
}
