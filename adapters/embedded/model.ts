import type { Features } from './features.js';
import { CLAUSE_HEADS, HEADS, type Head } from './heads.js';

/** A line from a head's raw score to log-odds: `slope * score + offset`. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** Log-odds of a violation from the violation head's and the highest clause head's: a weighted sum. */
export interface Combination {
  readonly violation: number;
  readonly clause: number;
  readonly offset: number;
}

/** Log-odds above which a text is called a violation or a concern. */
export interface Thresholds {
  readonly violation: number;
  readonly concern: number;
}

/** A trained model: the weights of all heads side by side, so that one look-up serves all. */
export interface Model {
  /** The first eight hex digits of the file's SHA-256. */
  readonly id: string;
  /** `weights[bucket * HEADS.length + head]`, to be multiplied by the head's scale. */
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
  readonly calibrations: readonly Calibration[];
  readonly combination: Combination;
  readonly thresholds: Thresholds;
}

/** What the model says of one stretch of text: log-odds, per head. `violation` is the combined one. */
export type Scores = Readonly<Record<Head, number>>;

const UNCALIBRATED: Calibration = { slope: 1, offset: 0 };
const NO_SCORES = Object.fromEntries(HEADS.map((head) => [head, 0])) as Record<Head, number>;

/** Asks every head of a text. */
export function score(model: Model, features: Features): Scores {
  const sums = sumWeights(model.weights, features);
  const scores: Record<Head, number> = { ...NO_SCORES };
  for (const [index, head] of HEADS.entries()) {
    const { slope, offset } = model.calibrations[index] ?? UNCALIBRATED;
    const raw = (sums[index] ?? 0) * (model.scales[index] ?? 0) + (model.biases[index] ?? 0);
    scores[head] = slope * raw + offset;
  }
  scores.violation = combine(model.combination, scores);
  return scores;
}

/** The log-odds of a violation: a clause that fits well counts beside the violation head itself. */
export function combine(combination: Combination, scores: Scores): number {
  const clause = CLAUSE_HEADS.reduce((highest, head) => Math.max(highest, scores[head]), -Infinity);
  return combination.violation * scores.violation + combination.clause * clause + combination.offset;
}

const WIDTH = HEADS.length;

/** Per head, the weights of each group of features, divided by the square root of the group's size. */
function sumWeights(weights: Int8Array, { buckets, ends }: Features): Float64Array {
  const totals = new Float64Array(WIDTH);
  const sums = new Int32Array(WIDTH);
  let from = 0;
  for (const end of ends) {
    sums.fill(0);
    for (let at = from; at < end; at++) {
      const row = (buckets[at] ?? 0) * WIDTH;
      for (let head = 0; head < WIDTH; head++) sums[head] = (sums[head] ?? 0) + (weights[row + head] ?? 0);
    }
    const norm = 1 / Math.sqrt(Math.max(1, end - from));
    for (let head = 0; head < WIDTH; head++) totals[head] = (totals[head] ?? 0) + (sums[head] ?? 0) * norm;
    from = end;
  }
  return totals;
}
