import type { PolicyText } from './policy.js';
import { outlinePolicy } from './policy-outline.js';

/** The policy as plain text to be read in a dialog: its title, its sections and their clauses. */
export function sayPolicy(policy: PolicyText): string {
  const sections = outlinePolicy(policy).map(({ heading, clauses }) =>
    [heading, ...clauses.map(({ text }) => `• ${text}`)].filter((line) => line !== '').join('\n'),
  );
  return [policy.title, ...sections].join('\n\n');
}
