import { seededRandom } from '../src/core/evaluation/seeded-random.js';
import { log } from './exact-math.js';
import { addExample, rawScore, WEIGHT_COUNT } from './example.js';
import type { Lesson } from './lessons.js';
import { shuffle } from './shuffle.js';

/** Settings of {@link fitLogisticRegression}. */
export interface FitOptions {
  /** Cost of mistakes against large weights; higher fits closer. */
  readonly cost: number;
  readonly passes: number;
  readonly seed: number;
}

/**
 * Logistic regression with L2 penalty by dual coordinate descent (Yu, Huang and Lin, "Dual coordinate
 * descent methods for logistic regression and maximum entropy models", 2011). Converges without a learning
 * rate, and gives the same weights each time.
 */
export function fitLogisticRegression(lessons: readonly Lesson[], options: FitOptions): Float64Array {
  const taught = lessons.filter((lesson) => lesson.weight > 0);
  const random = seededRandom(options.seed);
  const weights = new Float64Array(WEIGHT_COUNT);
  const duals = new Float64Array(taught.length);
  for (const [index, lesson] of taught.entries()) {
    const initial = Math.min(0.001 * options.cost * lesson.weight, 1e-8);
    duals[index] = initial;
    addExample(weights, lesson.example, lesson.positive ? initial : -initial);
  }
  const order = taught.map((_, index) => index);
  for (let pass = 0; pass < options.passes; pass++) {
    shuffle(order, random);
    for (const index of order) {
      const lesson = taught[index];
      if (lesson === undefined) continue;
      const before = duals[index] ?? 0;
      const sign = lesson.positive ? 1 : -1;
      const margin = sign * rawScore(weights, lesson.example);
      const after = bestDual(before, margin, lesson.example.norm, options.cost * lesson.weight);
      duals[index] = after;
      if (after !== before) addExample(weights, lesson.example, sign * (after - before));
    }
  }
  return weights;
}

/** The dual variable in (0, cost) that is best while all others stay, by damped Newton steps. */
function bestDual(before: number, margin: number, curvature: number, cost: number): number {
  let dual = before;
  for (let step = 0; step < 8; step++) {
    const gradient = curvature * (dual - before) + margin + log(dual / (cost - dual));
    if (Math.abs(gradient) < 1e-3) break;
    const next = dual - gradient / (curvature + cost / (dual * (cost - dual)));
    if (next <= 0) dual *= 0.1;
    else if (next >= cost) dual = cost - (cost - dual) * 0.1;
    else dual = next;
  }
  return dual;
}
