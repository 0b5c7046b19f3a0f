import { CLAUSE_HEADS } from '../adapters/embedded/heads.js';
import type { Combination, Scores } from '../adapters/embedded/model.js';
import { sigmoid } from './exact-math.js';

/** The scores of a message it was not taught, and whether it is a violation. */
export interface Judged {
  readonly scores: Scores;
  readonly positive: boolean;
}

const STEPS = 3000;
const RATE = 0.5;

/**
 * Fits how the violation head and the highest clause head are added up to the log-odds of a violation:
 * logistic regression on the two, by plain gradient descent (three numbers, so its slowness does not matter).
 */
export function fitCombination(judged: readonly Judged[]): Combination {
  let violation = 1;
  let clause = 0;
  let offset = 0;
  const rows = judged.map(({ scores, positive }) => ({
    violation: scores.violation,
    clause: Math.max(...CLAUSE_HEADS.map((head) => scores[head])),
    positive,
  }));
  for (let step = 0; step < STEPS; step++) {
    let forViolation = 0;
    let forClause = 0;
    let forOffset = 0;
    for (const row of rows) {
      const error =
        sigmoid(violation * row.violation + clause * row.clause + offset) - (row.positive ? 1 : 0);
      forViolation += error * row.violation;
      forClause += error * row.clause;
      forOffset += error;
    }
    violation -= (RATE * forViolation) / rows.length;
    clause -= (RATE * forClause) / rows.length;
    offset -= (RATE * forOffset) / rows.length;
  }
  return { violation, clause, offset };
}
