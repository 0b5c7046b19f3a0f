import { BUCKET_BITS, type Features } from '../adapters/embedded/features.js';

/** Length of a head's weights: one per bucket, then the bias. */
export const WEIGHT_COUNT = 2 ** BUCKET_BITS + 1;

/** A text as the trainer sees it: each bucket once, with its value. */
export interface Example {
  readonly buckets: Uint32Array;
  readonly values: Float64Array;
  /** Squared length, with the bias counted as a feature of value 1. */
  readonly norm: number;
}

/** Gives each feature the value that the model's `score` gives it. */
export function toExample({ buckets, ends }: Features): Example {
  const sums = new Map<number, number>();
  let from = 0;
  for (const end of ends) {
    const value = 1 / Math.sqrt(Math.max(1, end - from));
    for (const bucket of buckets.subarray(from, end)) sums.set(bucket, (sums.get(bucket) ?? 0) + value);
    from = end;
  }
  const values = Float64Array.from(sums.values());
  return { buckets: Uint32Array.from(sums.keys()), values, norm: values.reduce((sum, v) => sum + v * v, 1) };
}

/** The raw score of an example: bias and weighted sum. */
export function rawScore(weights: Float64Array, { buckets, values }: Example): number {
  let sum = weights[WEIGHT_COUNT - 1] ?? 0;
  for (let at = 0; at < buckets.length; at++) sum += (weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** Adds `amount` times the example to the weights. */
export function addExample(weights: Float64Array, { buckets, values }: Example, amount: number): void {
  for (let at = 0; at < buckets.length; at++) {
    const bucket = buckets[at] ?? 0;
    weights[bucket] = (weights[bucket] ?? 0) + amount * (values[at] ?? 0);
  }
  weights[WEIGHT_COUNT - 1] = (weights[WEIGHT_COUNT - 1] ?? 0) + amount;
}
