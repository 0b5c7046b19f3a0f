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

  it('waits at least as long as the other side asked', () => {
    expect(retryDelay(1, new RetryLater('RATE_LIMITED', 30_000), MIDDLE)).toBe(30_000);
    expect(retryDelay(8, new RetryLater('RATE_LIMITED', 30_000), MIDDLE)).toBe(128_000);
  });
});
