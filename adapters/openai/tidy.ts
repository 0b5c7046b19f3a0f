import { findQuote, indexText } from '../../src/core/screening/find-quote.js';
import type { Verdict } from '../../src/core/screening/verdict.js';

/** Managers read the reason in one line. */
const MAX_REASON_LENGTH = 200;

/**
 * The model's reason as managers may read it: one line of at most 200 UTF-16 units, without the customer's
 * quoted words, which stay folded elsewhere until asked for.
 */
export function managersReason(reason: string, violations: Verdict['violations']): string {
  let line = reason.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  for (const { quote } of violations) {
    const repeated = findQuote(quote, indexText(line));
    if (repeated !== null) line = line.replaceAll(repeated, '…');
  }
  if (line.length <= MAX_REASON_LENGTH) return line;
  return `${line.slice(0, MAX_REASON_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** `it` of `it-IT`; `null` for anything that is no language tag (RFC 5646). */
export function primarySubtag(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/.exec(tag?.trim().toLowerCase() ?? '')?.[1] ?? null;
}
