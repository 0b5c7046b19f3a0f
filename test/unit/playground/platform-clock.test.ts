import { expect, it } from 'vitest';
import { PlatformClock } from '../../../adapters/playground/platform-clock.js';

it('never shows a time twice, also when the machine’s clock stands still or is set back', () => {
  let machine = 1_000;
  const clock = new PlatformClock({ now: () => new Date(machine) });
  clock.startAfter(new Date(999));

  const times = [clock.now(), clock.now()];
  machine = 500;
  times.push(clock.now());
  machine = 5_000;
  times.push(clock.now());
  expect(times.map((time) => time.getTime())).toEqual([1_000, 1_001, 1_002, 5_000]);
});

it('goes on after the last time of an earlier run', () => {
  const clock = new PlatformClock({ now: () => new Date(1_000) });
  clock.startAfter(new Date(2_000));
  expect(clock.now()).toEqual(new Date(2_001));
});
