import { GarboError } from '../errors.js';
import { decide, inShadow } from '../ladder/decide.js';
import type { Decision } from '../ladder/decision.js';
import { hasBeenAnswered, type Standing } from '../ladder/standing.js';
import type { Outgoing } from '../outgoing.js';
import { findRuleJudgedAs } from '../policy/enforcement.js';
import type { Policy } from '../policy/policy.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { Verdict } from '../screening/verdict.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import { settingsOf } from '../settings/settings-of.js';
import type { AlertPress, DecideAlertTools } from './alert-press.js';
import { applyDecision } from './apply-decision.js';
import type { JudgedMessage } from './judged-message.js';
import { judgedMessageOf } from './judged-message-of.js';
import { lockStanding } from './lock-standing.js';

/** A notice to the same customer is being shown, and its outcome decides what the message comes to. */
class NoticeOnItsWay extends GarboError {
  override readonly name = 'NoticeOnItsWay';
  constructor() {
    super(
      'NOTICE_ON_ITS_WAY',
      'A notice to the same customer is on its way, and what this message comes to depends on it.',
      'Press again in a moment; what waits on a queue is tried again by itself.',
      { retry: 'later' },
    );
  }
}

/**
 * A manager says that a message the machine was unsure of breaks the policy: it goes onto the same ladder as
 * any other, its confidence no longer in question. The machine still takes no measure.
 *
 * @throws NoticeOnItsWay to try later
 */
export async function confirmVerdict(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, customer }: AlertPress,
): Promise<void> {
  const evidence = await judgedMessageOf(tx, alert, customer);
  if (!evidence) return;
  const judged = { ...evidence, verdict: personsVerdict(evidence, tools.policy) };
  const { decision, standing, settings } = await decideConfirmed(tools, tx, judged);
  // A question answered must not raise the same question again.
  const settled = decision.alert?.kind === 'question' ? { ...decision, alert: null } : decision;
  await applyDecision(tools, tx, outgoing, judged, settled, standing, settings);
}

/**
 * What the ladder makes of a message that a person has found to break the policy. One message gives at most one
 * strike, whoever judged it before. Whether somebody unknown is a customer is not asked again: a person has seen it.
 *
 * @throws NoticeOnItsWay to try later
 */
export async function decideConfirmed(
  tools: Pick<DecideAlertTools, 'policy' | 'clock' | 'settings'>,
  tx: RecordTransaction,
  { key, thread, writtenAt, author, verdict }: JudgedMessage,
): Promise<{
  readonly decision: Decision;
  readonly standing: Standing;
  readonly settings: ConversationSettings;
}> {
  const settings = await settingsOf(tx, tools.settings, key);
  const customer = { platform: key.platform, workspace: key.workspace, customer: author.id };
  const standing = await lockStanding(tools, tx, customer, author.name);
  const decided = decide({
    verdict,
    message: { thread, writtenAt, role: author.role, answered: hasBeenAnswered(standing, key) },
    standing,
    enforcement: tools.policy.enforcement,
    now: tools.clock.now(),
    confirmed: true,
  });
  const decision = settings.mode === 'live' ? decided : inShadow(decided);
  if (decided.waits) throw new NoticeOnItsWay();
  const asked = decision.rule === 'unknown-author' ? aboutStranger(decision) : decision;
  return { decision: asked, standing, settings };
}

/**
 * Nobody asks again about somebody unknown, but a threat stays to be dealt with, whoever made it: managers may refer
 * it, or say that it is handled.
 */
function aboutStranger(decision: Decision): Decision {
  const alert = decision.alert?.urgent
    ? ({ kind: 'alert', recommends: 'refer', urgent: true } as const)
    : null;
  return { ...decision, alert };
}

/**
 * Where no classifier could judge, the manager's word is the verdict: offensive language towards the team, of
 * medium severity, in the words of the message.
 */
function personsVerdict({ verdict, text }: JudgedMessage, { enforcement }: Policy): Verdict {
  const rule = findRuleJudgedAs(enforcement, 'abusive-language');
  if (verdict.violations.length > 0 || rule === undefined) return verdict;
  return {
    ...verdict,
    violations: [{ clause: rule.clause, quote: text, severity: 'medium', target: 'team' }],
  };
}
