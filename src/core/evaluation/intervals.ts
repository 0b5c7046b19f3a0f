import { seededRandom } from './seeded-random.js';

/** The two ends of a 95 % confidence interval. */
export type Interval = readonly [low: number, high: number];

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959964;

/** Wilson's score interval of a share; [0, 1] when there was nothing to count. */
export function wilsonInterval(hits: number, total: number): Interval {
  if (total === 0) return [0, 1];
  const share = hits / total;
  const square = (Z * Z) / total;
  const centre = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / total + square / (4 * total));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

const RESAMPLES = 1000;
const SEED = 1;

/**
 * Percentile bootstrap: several measures at once over resamples of the items, drawn with a fixed seed.
 *
 * @param measure from the items of one resample to the values, always equally many
 */
export function bootstrapIntervals<Item>(
  items: readonly Item[],
  measure: (sample: readonly Item[]) => readonly number[],
): readonly Interval[] {
  const random = seededRandom(SEED);
  const draws = Array.from({ length: RESAMPLES }, () =>
    measure(items.map((item) => items[Math.floor(random() * items.length)] ?? item)),
  );
  const width = draws[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    const values = draws.map((draw) => draw[column] ?? 0).sort((a, b) => a - b);
    return [percentile(values, 0.025), percentile(values, 0.975)];
  });
}

/** The value at this share of a list sorted upwards (nearest rank); 0 for an empty list. */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, rank)] ?? 0;
}
