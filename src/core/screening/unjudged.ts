import type { Decision } from '../ladder/decision.js';
import type { Verdict } from './verdict.js';

/** Stands in for a verdict nobody could give: it says nothing of the message, and a person is asked. */
export function unjudged(): Verdict {
  return {
    violations: [],
    concern: null,
    confidence: 0,
    language: null,
    reason: 'No classifier could judge this message.',
    classifier: 'none',
    bar: 'llm',
  };
}

/** What is decided without a verdict: a person reads the message. */
export function askAPerson(): Decision {
  return {
    rule: 'not-judged',
    notice: null,
    alert: { kind: 'question', urgent: false, recommends: null },
    joinsStrike: null,
    line: false,
    waits: false,
  };
}
