import type { ClauseId } from '../policy/policy.js';

/** How grave a violation is, mildest first. */
export const VIOLATION_SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type ViolationSeverity = (typeof VIOLATION_SEVERITIES)[number];
export type Severity = 'none' | ViolationSeverity;

/** Whom or what the words are directed at. Only `team` and `company` get a notice. */
export const TARGETS = ['team', 'company', 'other person', 'self', 'thing'] as const;
export type Target = (typeof TARGETS)[number];

/** One clause broken, with the words it rests on. */
export interface Violation {
  readonly clause: ClauseId;
  /** Exact words of the judged message, as the customer wrote them. Empty only in a report without a message. */
  readonly quote: string;
  readonly severity: ViolationSeverity;
  readonly target: Target;
}

/** What a classifier says of one message. Judging only: what is done about it is the ladder's. */
export interface Verdict {
  /** Most serious first; empty when the message keeps the policy. */
  readonly violations: readonly Violation[];
  /** A hint that the customer may harm himself. It stops every automatic notice. */
  readonly concern: 'self-harm' | null;
  /** 0..1: how probable it is that "violation" or "no violation" is right. Calibrated where it can be. */
  readonly confidence: number;
  /** Primary language subtag of the text (`it`, `en`, `fr`, …); `null` when unsure. */
  readonly language: string | null;
  /** One line for managers, without the customer's words. */
  readonly reason: string;
  /** Which judge, in which version, e.g. `embedded/3f2a9c` or `llm/gpt-5-mini`. */
  readonly classifier: string;
  /** Whose bar for acting applies. */
  readonly bar: 'embedded' | 'llm';
}

/** Position on the scale: none 0, low 1 … critical 4. */
export function severityRank(severity: Severity): number {
  return severity === 'none' ? 0 : VIOLATION_SEVERITIES.indexOf(severity) + 1;
}

/** The gravest severity among the violations. */
export function overallSeverity(verdict: Pick<Verdict, 'violations'>): Severity {
  let worst: Severity = 'none';
  for (const { severity } of verdict.violations)
    if (severityRank(severity) > severityRank(worst)) worst = severity;
  return worst;
}
