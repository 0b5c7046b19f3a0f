import type { Role } from '../people/person.js';
import { canBeBroken, type Enforcement, type MeasureKind } from '../policy/enforcement.js';
import {
  overallSeverity,
  type Severity,
  severityRank,
  type Verdict,
  type Violation,
} from '../screening/verdict.js';
import type { Decision, Rule } from './decision.js';
import { activeMeasure, activeStrikes, type Standing } from './standing.js';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** What the ladder decides on. */
export interface DecideInput {
  readonly verdict: Verdict;
  readonly message: {
    readonly thread: string;
    readonly writtenAt: Date;
    readonly role: Role;
    /** An earlier revision of the same message has had a notice. */
    readonly answered: boolean;
  };
  readonly standing: Standing;
  readonly enforcement: Enforcement;
  readonly now: Date;
  /** A manager has said that the message breaks the policy: confidence and age no longer matter. */
  readonly confirmed: boolean;
}

/**
 * The ladder: a pure function of verdict, standing and policy. A machine asks politely and brings managers in;
 * every measure beyond a warning is a person's (policy, clauses `polite-request` and `stop-correspondence`).
 */
export function decide(input: DecideInput): Decision {
  const { verdict, message, standing, enforcement, now, confirmed } = input;

  if (verdict.concern !== null) return says('self-harm', { alert: alert('care-alert', null, true) });
  if (verdict.violations.length === 0) return says('harmless');

  const sure = confirmed || verdict.confidence >= enforcement.bars[verdict.bar];
  const atUs = verdict.violations.filter(isAtUs);
  if (atUs.length === 0) {
    if (overallSeverity(verdict) !== 'critical') return says('not-at-us');
    return says('threat-elsewhere', { alert: alert(sure ? 'alert' : 'question', null, true) });
  }

  const response = responseTo(atUs, enforcement);
  if (response === 'none') return says('no-response');
  const raised = raisedBy(atUs, enforcement);
  if (message.role !== 'customer') {
    return says('unknown-author', { alert: alert('question', null, raised !== null) });
  }
  if (activeMeasure(standing, now)) {
    return raised
      ? says('threat-while-closed', { alert: alert(sure ? 'alert' : 'question', 'refer', true) })
      : says('correspondence-closed');
  }
  if (!sure) return says('unsure', { alert: alert('question', null, raised !== null) });
  if (
    !confirmed &&
    now.getTime() - message.writtenAt.getTime() > enforcement.ladder.staleAfterHours * HOUR_MS
  ) {
    return says('stale', raised ? { alert: alert('alert', null, true) } : { line: true });
  }
  if (message.answered) {
    return raised
      ? says(raised, { alert: alert('alert', 'end-correspondence', true) })
      : says('already-counted');
  }
  if (standing.noticeOnItsWay) {
    return raised
      ? says(raised, { waits: true, alert: alert('alert', 'end-correspondence', true) })
      : says('notice-on-its-way', { waits: true });
  }
  return response === 'reminder' ? remind(input) : warn(input, severityTowardsUs(verdict), raised);
}

/** Only behaviour towards the team or the company gets a notice. */
export function isAtUs(violation: Violation): boolean {
  return violation.target === 'team' || violation.target === 'company';
}

/** The gravest severity among the violations that a notice may answer. */
export function severityTowardsUs({ violations }: Pick<Verdict, 'violations'>): Severity {
  return overallSeverity({ violations: violations.filter(isAtUs) });
}

/** What is raised at once, whatever the customer's standing: a critical severity, or a threat, a veiled one too. */
function raisedBy(violations: readonly Violation[], { rules }: Enforcement): 'critical' | 'threat' | null {
  if (overallSeverity({ violations }) === 'critical') return 'critical';
  const isThreat = violations.some(
    ({ clause, severity }) =>
      rules.get(clause)?.judgedAs === 'threat' && severityRank(severity) >= severityRank('medium'),
  );
  return isThreat ? 'threat' : null;
}

/** A warning for an abuse clause from medium up; a reminder for expectations and for low severity. */
function responseTo(
  violations: readonly Violation[],
  enforcement: Enforcement,
): 'warning' | 'reminder' | 'none' {
  let response: 'reminder' | 'none' = 'none';
  for (const { clause, severity } of violations) {
    const rule = enforcement.rules.get(clause);
    if (!canBeBroken(rule) || rule.response === 'none') continue;
    if (
      rule.tier === 'abuse' &&
      rule.response === 'warning' &&
      severityRank(severity) >= severityRank('medium')
    ) {
      return 'warning';
    }
    response = 'reminder';
  }
  return response;
}

/** Expectation clauses and low severity: a private reminder, never a strike. */
function remind({ message, standing, enforcement, now }: DecideInput): Decision {
  const { ladder } = enforcement;
  const dayAgo = new Date(now.getTime() - DAY_MS);
  const windowStart = new Date(now.getTime() - ladder.reminderWindowDays * DAY_MS);
  const delivered = standing.reminders.flatMap(({ thread, deliveredAt }) =>
    deliveredAt && deliveredAt >= windowStart ? [{ thread, deliveredAt }] : [],
  );
  const inThreadToday = delivered.filter(
    (reminder) => reminder.thread === message.thread && reminder.deliveredAt > dayAgo,
  );
  if (inThreadToday.length >= ladder.remindersPerThreadPerDay) return says('reminded-today');
  if (delivered.length >= ladder.remindersBeforeAsking) {
    return says('reminders-used-up', { alert: alert('question', null, false) });
  }
  if (delivered.length + 1 === ladder.remindersBeforeAsking) {
    return says('third-reminder', { notice: { kind: 'reminder' }, alert: alert('question', null, false) });
  }
  return says('reminder', { notice: { kind: 'reminder' } });
}

/** Abuse from medium up: polite request, then final notice and managers, then managers alone. */
function warn(
  { message, standing, now }: DecideInput,
  severity: Severity,
  raised: 'critical' | 'threat' | null,
): Decision {
  const strikes = activeStrikes(standing, now);
  const last = strikes.at(-1);
  if (!last) {
    return raised
      ? says(raised, { notice: { kind: 'warning' }, alert: alert('alert', 'end-correspondence', true) })
      : says('first-warning', { notice: { kind: 'warning' } });
  }
  if (last.deliveredAt && message.writtenAt <= last.deliveredAt) {
    return raised
      ? says(raised, { joinsStrike: last.id, alert: alert('alert', 'end-correspondence', true) })
      : says('same-episode', { joinsStrike: last.id });
  }
  const urgent = raised !== null || severityRank(severity) >= severityRank('high');
  if (strikes.length === 1) {
    return says('goes-on', {
      notice: { kind: 'final-notice' },
      alert: alert('alert', 'end-correspondence', urgent),
    });
  }
  return says('after-final-notice', { alert: alert('alert', 'block', urgent) });
}

function alert(
  kind: 'alert' | 'question' | 'care-alert',
  recommends: MeasureKind | null,
  urgent: boolean,
): NonNullable<Decision['alert']> {
  return { kind, recommends, urgent };
}

function says(rule: Rule, parts: Partial<Omit<Decision, 'rule'>> = {}): Decision {
  return { rule, notice: null, alert: null, joinsStrike: null, line: false, waits: false, ...parts };
}

/** The same decision in a conversation in shadow mode: nothing for the customer; threats and care still alert. */
export function inShadow(decision: Decision): Decision {
  if (decision.waits || (!decision.notice && !decision.alert)) return { ...decision, waits: false };
  const raises = decision.alert?.kind === 'care-alert' || decision.alert?.urgent === true;
  return {
    ...decision,
    notice: null,
    joinsStrike: null,
    alert: raises || decision.alert?.kind === 'question' ? decision.alert : null,
    line: decision.notice !== null || decision.alert?.kind === 'alert',
  };
}
