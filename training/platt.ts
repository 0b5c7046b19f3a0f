import type { Calibration } from '../adapters/embedded/model.js';
import { log, sigmoid } from './exact-math.js';

/** A raw score from a model that had not seen the message, and the truth. */
export interface Outcome {
  readonly score: number;
  readonly positive: boolean;
}

/**
 * Platt scaling: the line from raw score to log-odds under which the outcomes are most probable, by
 * Newton's method, with Platt's own smoothing of the two targets and start (no slope, the share of positives).
 */
export function fitPlatt(outcomes: readonly Outcome[]): Calibration {
  const positives = outcomes.filter((outcome) => outcome.positive).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (outcomes.length - positives + 2);
  let slope = 0;
  let offset = log((positives + 1) / (outcomes.length - positives + 1));
  for (let step = 0; step < 50; step++) {
    let gradientSlope = 0;
    let gradientOffset = 0;
    let h11 = 1e-9;
    let h12 = 0;
    let h22 = 1e-9;
    for (const { score, positive } of outcomes) {
      const probability = sigmoid(slope * score + offset);
      const error = probability - (positive ? high : low);
      const spread = probability * (1 - probability);
      gradientSlope += error * score;
      gradientOffset += error;
      h11 += spread * score * score;
      h12 += spread * score;
      h22 += spread;
    }
    const determinant = h11 * h22 - h12 * h12;
    slope -= (h22 * gradientSlope - h12 * gradientOffset) / determinant;
    offset -= (h11 * gradientOffset - h12 * gradientSlope) / determinant;
    if (Math.abs(gradientSlope) + Math.abs(gradientOffset) < 1e-7) break;
  }
  return { slope, offset };
}
