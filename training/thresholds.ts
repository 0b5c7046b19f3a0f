import type { Outcome } from './platt.js';

/** The score above which the mean F1 of "yes" and "no" is highest. */
export function bestMacroF1(outcomes: readonly Outcome[]): { threshold: number; macroF1: number } {
  const sorted = outcomes.toSorted((a, b) => b.score - a.score);
  const positives = outcomes.filter((outcome) => outcome.positive).length;
  let best = { threshold: 0, macroF1: 0 };
  let hits = 0;
  for (const [index, { score, positive }] of sorted.entries()) {
    if (positive) hits++;
    const said = index + 1;
    const missed = positives - hits;
    const alarms = said - hits;
    const quiet = outcomes.length - said - missed;
    const macroF1 = (f1(hits, alarms, missed) + f1(quiet, missed, alarms)) / 2;
    const next = sorted[index + 1]?.score ?? score;
    if (macroF1 > best.macroF1) best = { threshold: (score + next) / 2, macroF1 };
  }
  return best;
}

/** The lowest score that at most this share of the negatives exceeds. */
export function scoreAtFalsePositiveRate(outcomes: readonly Outcome[], rate: number): number {
  const negatives = outcomes.filter((outcome) => !outcome.positive).map((outcome) => outcome.score);
  negatives.sort((a, b) => b - a);
  return negatives[Math.floor(negatives.length * rate)] ?? 0;
}

/** Shares of the positives and of the negatives that exceed the score. */
export function ratesAbove(outcomes: readonly Outcome[], score: number): { recall: number; fpr: number } {
  const share = (positive: boolean) => {
    const all = outcomes.filter((outcome) => outcome.positive === positive);
    return all.filter((outcome) => outcome.score > score).length / Math.max(1, all.length);
  };
  return { recall: share(true), fpr: share(false) };
}

function f1(hits: number, alarms: number, missed: number): number {
  return hits === 0 ? 0 : (2 * hits) / (2 * hits + alarms + missed);
}
