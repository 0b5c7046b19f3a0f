import type { Language } from '../language.js';
import { citeClause } from '../notices/cite-clause.js';
import { type ClauseRule, canBeBroken } from '../policy/enforcement.js';
import type { ClauseId, Policy } from '../policy/policy.js';

/** A clause somebody can be reported for, with its sentence in the reader's language. */
export interface ReportableClause {
  readonly id: ClauseId;
  readonly text: string;
}

/** The clauses a customer can break, in the order of the enforcement file: abuse first in the built-in policy. */
export function reportableClauses(policy: Policy, language: Language): readonly ReportableClause[] {
  return [...policy.enforcement.rules.values()].filter(canBeBroken).map(({ clause }) => ({
    id: clause,
    text: citeClause(policy, clause, language)?.text ?? clause,
  }));
}

/** Whether a report is raised at once, and never held back: a threat, or a critical severity. */
export function isUrgent(
  { clause, severity }: { readonly clause: ClauseId | null; readonly severity: string | null },
  rules: ReadonlyMap<ClauseId, ClauseRule>,
): boolean {
  if (severity === 'critical') return true;
  const rule = clause === null ? undefined : rules.get(clause);
  return rule?.judgedAs === 'threat' || rule?.alsoJudgedAs?.includes('threat') === true;
}
