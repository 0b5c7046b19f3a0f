import { CLAUSE_PATTERNS } from './clause-patterns.js';
import { asksSomething, withoutTechnicalTerms } from './clause-stance.js';
import { BUILT_IN_CLAUSES, type BuiltInClause } from './enforcement.js';
import type { Clause } from './policy.js';
import { findFamilies } from './word-families.js';
import { plainWords } from './word-similarity.js';

/** A built-in clause that a clause of one's own speaks of. */
export interface WordingMatch {
  readonly label: BuiltInClause;
  /** How many families its longest pattern has: with two or more it says something particular. */
  readonly families: number;
}

/** These four are pressure, by whatever words: between patterns as long they come first. */
const PRESSURE: ReadonlySet<BuiltInClause> = new Set<BuiltInClause>([
  'reputation-threat',
  'hardship-leverage',
  'escalation-pressure',
  'answer-refusal',
]);

/** The built-in clauses that a clause speaks of, the most particular first. */
export function findByWording({ section, text }: Pick<Clause, 'section' | 'text'>): WordingMatch[] {
  const spoken = findFamilies(plainWords(withoutTechnicalTerms(text)).join(' '));
  const asks = asksSomething(section, text);
  const matches = BUILT_IN_CLAUSES.map((label) => {
    const fitting = CLAUSE_PATTERNS[label].filter((parts) =>
      parts.every((part) => (part === 'asking' ? asks : spoken.has(part))),
    );
    const sizes = fitting.map((parts) => parts.filter((part) => part !== 'asking').length);
    return { label, families: Math.max(0, ...sizes) };
  });
  return matches
    .filter((match) => match.families > 0)
    .sort((a, b) => b.families - a.families || Number(PRESSURE.has(b.label)) - Number(PRESSURE.has(a.label)));
}
