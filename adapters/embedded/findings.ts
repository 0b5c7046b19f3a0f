import { type BuiltInClause, type ClauseRule, findRuleJudgedAs } from '../../src/core/policy/enforcement.js';
import type { Policy } from '../../src/core/policy/policy.js';
import {
  severityRank,
  VIOLATION_SEVERITIES,
  type ViolationSeverity,
} from '../../src/core/screening/verdict.js';
import { CLAUSE_HEADS } from './heads.js';
import type { Scores } from './model.js';

/** A label the model found, in the words of the loaded policy. */
export interface Finding {
  readonly rule: ClauseRule;
  readonly label: BuiltInClause;
  readonly severity: ViolationSeverity;
}

/** Clauses that are expectations in the guide: alone they are always low. */
const EXPECTATIONS: ReadonlySet<BuiltInClause> = new Set([
  'reputation-threat',
  'hardship-leverage',
  'escalation-pressure',
  'answer-refusal',
]);

/**
 * The clauses of the policy that a violation breaks, most serious first: the label that fits best, and every
 * other that is more probable than not. A label that no clause is judged as is left out.
 */
export function findingsOf(scores: Scores, policy: Policy): readonly Finding[] {
  const ranked = CLAUSE_HEADS.toSorted((a, b) => scores[b] - scores[a]);
  const labels = ranked.filter((label, index) => index === 0 || scores[label] > 0);
  const findings = labels.flatMap((label) => {
    const rule = findRuleJudgedAs(policy.enforcement, label);
    return rule === undefined ? [] : [{ rule, label, severity: allowed(rule, severityOf(label, scores)) }];
  });
  const gravestFirst = findings.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
  return gravestFirst.filter(isFirstOfItsClause);
}

/** An own policy may say in one clause what the labels say in several: it is broken once. */
function isFirstOfItsClause({ rule }: Finding, index: number, findings: readonly Finding[]): boolean {
  return findings.findIndex((other) => other.rule.clause === rule.clause) === index;
}

function severityOf(label: BuiltInClause, scores: Scores): ViolationSeverity {
  if (EXPECTATIONS.has(label) || scores.medium < 0) return 'low';
  if (scores.high < 0) return 'medium';
  return scores.critical < 0 ? 'high' : 'critical';
}

/** The severity the rule allows that lies nearest, the milder one when two do. */
function allowed(rule: ClauseRule, severity: ViolationSeverity): ViolationSeverity {
  const distance = (other: ViolationSeverity) => Math.abs(severityRank(other) - severityRank(severity));
  const choices = VIOLATION_SEVERITIES.filter((other) => rule.severities.includes(other));
  return choices.reduce(
    (best, other) => (distance(other) < distance(best) ? other : best),
    choices[0] ?? severity,
  );
}
