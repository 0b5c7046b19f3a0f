import { extractFeatures } from '../adapters/embedded/features.js';
import type { Head } from '../adapters/embedded/heads.js';
import { maskMethodWords } from '../adapters/embedded/method-words.js';
import type { Calibration } from '../adapters/embedded/model.js';
import { tokenise } from '../adapters/embedded/tokenise.js';
import { rawScore } from './example.js';
import { FOLDS, type Lesson, lessonOf, type Prepared } from './lessons.js';
import { type FitOptions, fitLogisticRegression } from './logistic-regression.js';
import { fitPlatt, type Outcome } from './platt.js';

/** Chosen by cross-validation; half and double the cost give the same figures within half a point. */
const FIT: FitOptions = { cost: 10, passes: 10, seed: 20240229 };

/** One head: its weights from all messages, and how it does on messages it was not taught. */
export interface FittedHead {
  readonly head: Head;
  readonly weights: Float64Array;
  readonly calibration: Calibration;
  /**
   * Calibrated log-odds of each labelled message, in the order given, by weights fitted without its fold;
   * for messages the head is not asked about too.
   */
  readonly scores: readonly number[];
}

/**
 * Fits one head.
 *
 * @param labelled what people labelled: taught, and measured by cross-validation
 * @param added made-up messages and single sentences, not measured: taught in every fold but that of the
 *   message each was built on
 */
export function fitHead(head: Head, labelled: readonly Prepared[], added: readonly Prepared[]): FittedHead {
  const all = [...labelled, ...added];
  const raw = new Array<number>(labelled.length);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = trainOn(
      head,
      all.filter((one) => one.fold !== fold),
    );
    for (const [index, one] of labelled.entries())
      if (one.fold === fold) raw[index] = rawScore(weights, head === 'concern' ? one.masked : one.example);
  }
  const outcomes = labelled.flatMap((one, index): Outcome[] => {
    const lesson = lessonOf(head, one);
    return lesson === null ? [] : [{ score: raw[index] ?? 0, positive: lesson.positive }];
  });
  const calibration = fitPlatt(outcomes);
  const scores = raw.map((score) => calibration.slope * score + calibration.offset);
  return { head, weights: trainOn(head, all), calibration, scores };
}

function trainOn(head: Head, prepared: readonly Prepared[]): Float64Array {
  const lessons = prepared
    .map((one) => lessonOf(head, one))
    .filter((lesson): lesson is Lesson => lesson !== null);
  const weights = fitLogisticRegression(lessons, FIT);
  if (head === 'concern') forgiveMethodWords(weights);
  return weights;
}

/**
 * In the labelled messages a word that names a way to die stands only in figures of speech, so its
 * placeholder would speak for harmlessness. Alone it may not: only together with the words around it.
 */
function forgiveMethodWords(weights: Float64Array): void {
  const [bucket = 0] = extractFeatures(maskMethodWords(tokenise('uccidere'))).buckets;
  weights[bucket] = Math.max(0, weights[bucket] ?? 0);
}
