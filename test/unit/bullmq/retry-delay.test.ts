import { describe, expect, it } from 'vitest';
import { RetryLater, retryDelay } from '../../../adapters/bullmq/retry-delay.js';

const MIDDLE = 0.5;

describe('retryDelay', () => {
  it('doubles from a second up to a quarter of an hour', () => {
    const delays = [1, 2, 3, 10, 11, 15].map((failures) => retryDelay(failures, new Error(), MIDDLE));
    expect(delays).toEqual([1_000, 2_000, 4_000, 512_000, 900_000, 900_000]);
  });

  it('spreads by a fifth either way', () => {
    expect(retryDelay(1, new Error(), 0)).toBe(800);
    expect(retryDelay(1, new Error(), 1)).toBe(1_200);
  });

  it('waits as long as the other side asked, or a little longer', () => {
    const asked = new RetryLater('RATE_LIMITED', 30_000);
    expect([0, MIDDLE, 1].map((random) => retryDelay(1, asked, random))).toEqual([30_000, 33_000, 36_000]);
    expect(retryDelay(8, asked, MIDDLE)).toBe(128_000);
  });

  it.each([new Error(), new RetryLater('RATE_LIMITED', 30_000)])(
    'does not bring back together what failed together (%s)',
    (error) => {
      const randoms = Array.from({ length: 101 }, (_, index) => index / 100);
      for (const failures of [1, 6, 15]) {
        const delays = randoms.map((random) => retryDelay(failures, error, random));
        expect(new Set(delays).size).toBe(randoms.length);
      }
    },
  );
});
