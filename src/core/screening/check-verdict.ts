import { type ClauseRule, canBeBroken } from '../policy/enforcement.js';
import type { Policy } from '../policy/policy.js';
import { findQuote, type IndexedText, indexText } from './find-quote.js';
import { severityRank, TARGETS, type Target, type Verdict, type Violation } from './verdict.js';

/** What a model claims about one violation, before anything of it is believed. */
export interface ClaimedViolation {
  readonly clause: string;
  readonly quote: string;
  readonly severity: string;
  readonly target: string;
}

/** What a model claims about a message. */
export interface ClaimedVerdict {
  readonly violations: readonly ClaimedViolation[];
  readonly concern: string | null;
  readonly confidence: number;
}

/** The message the claim is about; `background` only serves to name the fault of quoting from it. */
export interface JudgedMessage {
  readonly text: string;
  readonly background: readonly string[];
}

/**
 * Either what may be believed of the claim, gravest violation first, each quote in the customer's exact
 * words; or the fault, as a phrase that a model and a person understand. A fault holds no words of the
 * customer, because it ends in logs.
 */
export type CheckedVerdict =
  | { readonly ok: true; readonly verdict: Pick<Verdict, 'violations' | 'concern' | 'confidence'> }
  | { readonly ok: false; readonly fault: string };

type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: string };

/**
 * Holds a claim against the policy and the message: every clause known and breakable by a customer, every
 * quote in the message, every severity allowed for its clause. One fault is enough to refuse it all.
 */
export function checkVerdict(claim: ClaimedVerdict, message: JudgedMessage, policy: Policy): CheckedVerdict {
  if (!(claim.confidence >= 0 && claim.confidence <= 1))
    return { ok: false, fault: 'the confidence is not a number from 0 to 1' };
  if (claim.concern !== null && claim.concern !== 'self-harm')
    return { ok: false, fault: 'the concern is neither `self-harm` nor null' };

  const indexed = indexText(message.text);
  const violations: Violation[] = [];
  for (const [position, claimed] of claim.violations.entries()) {
    const checked = checkViolation(claimed, position + 1, indexed, message.background, policy);
    if (!checked.ok) return checked;
    violations.push(checked.value);
  }
  violations.sort((one, other) => severityRank(other.severity) - severityRank(one.severity));
  const { concern, confidence } = claim;
  return { ok: true, verdict: { violations: withoutRepeats(violations), concern, confidence } };
}

function checkViolation(
  claimed: ClaimedViolation,
  number: number,
  text: IndexedText,
  background: readonly string[],
  policy: Policy,
): Checked<Violation> {
  const rule = policy.enforcement.rules.get(claimed.clause);
  if (rule === undefined) return refuse(`clause ${shownId(claimed.clause)} is not in the policy`);
  if (!canBeBroken(rule)) return refuse(`clause \`${claimed.clause}\` cannot be broken by a customer`);

  const severity = rule.severities.find((allowed) => allowed === claimed.severity);
  if (severity === undefined) return refuse(severityFault(rule));

  if (!isTarget(claimed.target))
    return refuse(`the target of violation ${number} is not one of: ${TARGETS.join(', ')}`);

  if (claimed.quote.trim() === '') return refuse(`the quote of violation ${number} is empty`);
  const quote = findQuote(claimed.quote, text);
  if (quote === null) return refuse(quoteFault(claimed.quote, number, background));

  return { ok: true, value: { clause: rule.clause, quote, severity, target: claimed.target } };
}

function severityFault(rule: ClauseRule): string {
  return `clause \`${rule.clause}\` allows only these severities: ${rule.severities.join(', ')}`;
}

function quoteFault(quote: string, number: number, background: readonly string[]): string {
  const elsewhere = background.some((text) => findQuote(quote, indexText(text)) !== null);
  if (elsewhere)
    return `the quote of violation ${number} stands in the earlier messages, not in the message to judge`;
  return `the quote of violation ${number} is not made of whole words that stand in the message, one after the other`;
}

/** An id as it may be shown: what a model invents as an id could hold the customer's words. */
function shownId(id: string): string {
  return /^[a-z][a-z0-9-]{0,39}$/.test(id) ? `\`${id}\`` : 'of that name';
}

function isTarget(value: string): value is Target {
  return TARGETS.some((target) => target === value);
}

/** The same clause on the same words counts once; the first, gravest one stays. */
function withoutRepeats(violations: readonly Violation[]): Violation[] {
  return violations.filter(
    (violation, index) =>
      violations.findIndex(
        (earlier) => earlier.clause === violation.clause && earlier.quote === violation.quote,
      ) === index,
  );
}

function refuse(fault: string): { readonly ok: false; readonly fault: string } {
  return { ok: false, fault };
}
