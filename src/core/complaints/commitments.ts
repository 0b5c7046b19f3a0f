import type { Language } from '../language.js';
import { type Clause, findClause, type Policy } from '../policy/policy.js';

/** The commitments of the built-in policy, as its section "What you can expect of the team" lists them. */
const BUILT_IN = ['courtesy', 'respect', 'professional-conduct', 'product-knowledge', 'direct-answers'];

/**
 * The commitments a complaint can rest on, in the order of the policy: its clauses of tier `commitment`. Of the
 * built-in policy only the five that are owed to a single customer; the others speak of the company as a whole.
 */
export function commitmentsOf(policy: Policy, language: Language): readonly Clause[] {
  const owed = [...policy.enforcement.rules.values()]
    .filter(({ tier }) => tier === 'commitment')
    .map(({ clause }) => clause);
  const builtIn = owed.filter((clause) => BUILT_IN.includes(clause));
  return (builtIn.length > 0 ? builtIn : owed)
    .map((clause) => findClause(policy, clause, language))
    .filter((clause) => clause !== undefined);
}
