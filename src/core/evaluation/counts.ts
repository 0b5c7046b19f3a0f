/** How often a yes-or-no answer was right and wrong. */
export interface Counts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
}

/** One answer beside the truth. */
export interface Answer {
  readonly expected: boolean;
  readonly given: boolean;
}

export function countAnswers(answers: Iterable<Answer>): Counts {
  let truePositives = 0;
  let falsePositives = 0;
  let falseNegatives = 0;
  let trueNegatives = 0;
  for (const { expected, given } of answers) {
    if (expected && given) truePositives++;
    else if (given) falsePositives++;
    else if (expected) falseNegatives++;
    else trueNegatives++;
  }
  return { truePositives, falsePositives, falseNegatives, trueNegatives };
}

/** A share as a plain number: 0 when there was nothing to count. */
export function ratio(part: number, total: number): number {
  return total === 0 ? 0 : part / total;
}

export function precisionOf({ truePositives, falsePositives }: Counts): number {
  return ratio(truePositives, truePositives + falsePositives);
}

export function recallOf({ truePositives, falseNegatives }: Counts): number {
  return ratio(truePositives, truePositives + falseNegatives);
}

/** Share of the negatives that were called positive. */
export function falsePositiveRateOf({ falsePositives, trueNegatives }: Counts): number {
  return ratio(falsePositives, falsePositives + trueNegatives);
}

export function f1Of({ truePositives, falsePositives, falseNegatives }: Counts): number {
  return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
}

/** Mean F1 of the answers yes and no. */
export function macroF1Of(counts: Counts): number {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const ofNo = ratio(2 * trueNegatives, 2 * trueNegatives + falseNegatives + falsePositives);
  return (f1Of({ truePositives, falsePositives, falseNegatives, trueNegatives }) + ofNo) / 2;
}
