import type { BuiltInClause } from '../../src/core/policy/enforcement.js';

/** The nine labels of the annotation guide (`training/GUIDE.md`). */
export const CLAUSE_HEADS: readonly BuiltInClause[] = [
  'abusive-language',
  'threat',
  'hostile-assumption',
  'demeaning-comment',
  'bullying',
  'reputation-threat',
  'hardship-leverage',
  'escalation-pressure',
  'answer-refusal',
];

/** "At least this grave", given that something is violated. */
export const SEVERITY_HEADS = ['medium', 'high', 'critical'] as const;

/** What the model is asked of a text, one linear head each. */
export type Head = 'violation' | 'concern' | BuiltInClause | (typeof SEVERITY_HEADS)[number];

/** All heads, in the order of the model file. */
export const HEADS: readonly Head[] = ['violation', 'concern', ...CLAUSE_HEADS, ...SEVERITY_HEADS];
