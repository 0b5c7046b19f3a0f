import { extractFeatures } from './features.js';
import { type Model, score } from './model.js';
import type { Token } from './tokenise.js';
import { widen } from './widen-quote.js';

/** A word belongs to the quote when it adds at least this share of what the strongest word adds. */
const NEGLIGIBLE = 0.08;
/** What a word between two strong ones costs at most, so that "you are a complete …" stays in one piece. */
const COST_OF_A_GAP = 0.15;
/** A word is weighed together with so many words on either side: as far as the model's word n-grams reach. */
const REACH = 2;

/**
 * The contiguous words that weighed most for a violation, exactly as written. Each word's weight is what
 * the score of the words around it loses without it; the quote is the stretch that weighs most together, widened to
 * words that make sense by themselves.
 *
 * @returns a part of `text`, never empty when `text` is not blank
 */
export function pickQuote(model: Model, text: string, window: readonly Token[]): string {
  const words = window.filter((token) => token.kind !== 'end');
  const weights = words.map((_, index) => weightOf(model, words, index));
  const strongest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const span = heaviestSpan(
    weights.map((weight) => Math.max(weight - NEGLIGIBLE * strongest, -COST_OF_A_GAP * strongest)),
  );
  const first = words[span.from];
  const last = words[span.to];
  if (first === undefined || last === undefined) return text.trim();
  const { start, end } = widen(text, { start: first.start, end: last.end });
  return text.slice(start, end);
}

function weightOf(model: Model, words: readonly Token[], index: number): number {
  const before = words.slice(Math.max(0, index - REACH), index);
  const after = words.slice(index + 1, index + 1 + REACH);
  const scoreOf = (tokens: readonly Token[]) => score(model, extractFeatures(tokens)).violation;
  return scoreOf([...before, ...words.slice(index, index + 1), ...after]) - scoreOf([...before, ...after]);
}

/** The contiguous stretch with the largest sum (Kadane's algorithm); both ends inclusive. */
function heaviestSpan(weights: readonly number[]): { from: number; to: number } {
  let best = { from: 0, to: 0, sum: -Infinity };
  let from = 0;
  let sum = 0;
  for (const [to, weight] of weights.entries()) {
    if (sum <= 0) {
      from = to;
      sum = 0;
    }
    sum += weight;
    if (sum > best.sum) best = { from, to, sum };
  }
  return best;
}
