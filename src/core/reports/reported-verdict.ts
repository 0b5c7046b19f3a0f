import type { JudgedMessage } from '../cases/judged-message.js';
import type { Person } from '../people/person.js';
import { findRuleJudgedAs } from '../policy/enforcement.js';
import type { Policy } from '../policy/policy.js';
import { severityRank, type Violation } from '../screening/verdict.js';
import type { Report } from './report.js';
import { messageOf, revisionOf } from './report-key.js';

/**
 * What the reports of one message say was broken: each clause once, at the gravest severity seen. The quote is the
 * customer's message, or empty where there is none: what an employee tells is never quoted as the customer's words.
 * A report without a clause counts as offensive language of medium severity, as where no classifier could judge.
 */
export function reportedViolations(reports: readonly Report[], policy: Policy): readonly Violation[] {
  const gravest = new Map<string, Violation>();
  for (const { clause: named, severity, message } of reports) {
    const clause = named ?? findRuleJudgedAs(policy.enforcement, 'abusive-language')?.clause;
    if (clause === undefined) continue;
    const seen: Violation = {
      clause,
      quote: message?.text ?? '',
      severity: severity ?? 'medium',
      target: 'team',
    };
    const earlier = gravest.get(clause);
    if (!earlier || severityRank(seen.severity) > severityRank(earlier.severity)) gravest.set(clause, seen);
  }
  return [...gravest.values()].sort(
    (one, other) => severityRank(other.severity) - severityRank(one.severity),
  );
}

/** The reports of one alert as a message with its verdict, ready for the ladder; the first one names the message. */
export function judgedReport(
  first: Report,
  reports: readonly Report[],
  customer: Person,
  policy: Policy,
): JudgedMessage {
  const key = messageOf(first);
  return {
    key,
    revision: revisionOf(first),
    thread: first.message?.thread ?? key.message,
    author: customer,
    text: first.message?.text ?? '',
    writtenAt: first.message?.writtenAt ?? first.filedAt,
    background: [],
    mentionedStaff: [...new Set(reports.map(({ reporter }) => reporter.id))],
    verdict: {
      violations: reportedViolations(reports, policy),
      concern: null,
      confidence: 1,
      language: null,
      reason: 'A member of the team reported it, and a manager confirmed it.',
      classifier: 'report',
      bar: 'llm',
    },
  };
}
