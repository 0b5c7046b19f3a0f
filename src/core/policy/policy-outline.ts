import type { Clause, PolicyText } from './policy.js';

/** One section of the policy with its clauses, for showing the policy on a page. */
export interface PolicySection {
  /** The heading as written; empty for clauses above the first heading. */
  readonly heading: string;
  readonly clauses: readonly Clause[];
}

/** The policy's sections in the order of the file. Headings without a clause are left out. */
export function outlinePolicy({ clauses }: PolicyText): PolicySection[] {
  const sections: { heading: string; clauses: Clause[] }[] = [];
  for (const clause of clauses) {
    const last = sections.at(-1);
    if (last && last.heading === clause.section) last.clauses.push(clause);
    else sections.push({ heading: clause.section, clauses: [clause] });
  }
  return sections;
}
