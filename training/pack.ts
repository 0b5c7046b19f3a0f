import { BUCKET_BITS } from '../adapters/embedded/features.js';
import type { Model } from '../adapters/embedded/model.js';
import { WEIGHT_COUNT } from './example.js';
import type { FittedHead } from './fit-head.js';

/** Puts the heads side by side as the model file holds them, each weight rounded to one of 255 steps. */
export function packHeads(
  heads: readonly FittedHead[],
): Pick<Model, 'weights' | 'scales' | 'biases' | 'calibrations'> {
  const buckets = 2 ** BUCKET_BITS;
  const packed = new Int8Array(buckets * heads.length);
  const scales = heads.map(({ weights }) => largest(weights.subarray(0, buckets)) / 127);
  for (const [column, { weights }] of heads.entries()) {
    const scale = scales[column] ?? 1;
    for (let bucket = 0; bucket < buckets; bucket++)
      packed[bucket * heads.length + column] = Math.round((weights[bucket] ?? 0) / scale);
  }
  return {
    weights: packed,
    scales,
    biases: heads.map(({ weights }) => weights[WEIGHT_COUNT - 1] ?? 0),
    calibrations: heads.map(({ calibration }) => calibration),
  };
}

function largest(weights: Float64Array): number {
  let most = 1e-9;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  return most;
}
