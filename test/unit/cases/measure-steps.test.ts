import { describe, expect, it } from 'vitest';
import type { ChannelOutcome } from '../../../src/core/cases/measure.js';
import { nextStep } from '../../../src/core/cases/measure-steps.js';
import { aMeasure, later, MONDAY_AT_ELEVEN } from '../../support/builders.js';

function channel(
  conversation: string,
  act: ChannelOutcome['act'],
  result: ChannelOutcome['result'],
  perhaps = false,
): ChannelOutcome {
  return { conversation, name: `#${conversation}`, act, result, answer: null, perhaps, whole: null };
}

describe('the next step of a measure', () => {
  it('removes the person wherever they wrote, one conversation after the other', () => {
    const measure = aMeasure({ state: 'confirmed', channels: [channel('a', 'remove', 'done')] });
    expect(nextStep(measure, ['a', 'b'])).toEqual({ act: 'remove', conversation: 'b', perhaps: false });
    expect(nextStep(measure, ['a'])).toBe('finish');
  });

  it('asks again where the answer got lost, knowing that it may have been done', () => {
    const measure = aMeasure({ state: 'confirmed', channels: [channel('a', 'remove', 'trying')] });
    expect(nextStep(measure, ['a'])).toEqual({ act: 'remove', conversation: 'a', perhaps: true });
  });

  it('removes nobody for an end of the correspondence', () => {
    expect(nextStep(aMeasure({ kind: 'end-correspondence', state: 'confirmed' }), ['a'])).toBe('finish');
  });

  it.each(['proposed', 'applied', 'refused', 'ended'] as const)('is none while it is %s', (state) => {
    expect(nextStep(aMeasure({ state, channels: [channel('a', 'remove', 'done')] }), ['a', 'b'])).toBeNull();
  });

  it.each(['reversed', 'lifted'] as const)(
    'lets in again where Garbo removed, or may have, once %s',
    (state) => {
      const lookAt = MONDAY_AT_ELEVEN;
      const at = (...channels: ChannelOutcome[]) => nextStep(aMeasure({ state, lookAt, channels }), ['a']);
      const readmit = { act: 'readmit', conversation: 'a', perhaps: false };
      expect(at(channel('a', 'remove', 'done'))).toEqual(readmit);
      expect(at(channel('a', 'remove', 'trying'))).toEqual(readmit);
      expect(at(channel('a', 'remove', 'gone', true))).toEqual(readmit);
      expect(at(channel('a', 'remove', 'gone'))).toBe('finish');
      expect(at(channel('a', 'remove', 'setting-forbids'))).toBe('finish');
      expect(at(channel('a', 'readmit', 'trying'))).toEqual({ ...readmit, perhaps: true });
      expect(at(channel('a', 'readmit', 'done'))).toBe('finish');
    },
  );

  it('lets in again whom an administrator removed by hand', () => {
    const done = { by: { id: 'giulia', name: 'Giulia' }, at: later(0) };
    const channels = [channel('a', 'remove', 'setting-forbids')];
    const measure = aMeasure({ state: 'reversed', channels, tasks: [{ id: 'remove', done }] });
    expect(nextStep(measure, ['a'])).toMatchObject({ act: 'readmit' });
  });

  it('is none once everything is undone', () => {
    expect(
      nextStep(aMeasure({ state: 'reversed', channels: [channel('a', 'readmit', 'done')] }), []),
    ).toBeNull();
  });
});
