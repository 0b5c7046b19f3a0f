import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../adapters/embedded/findings.js';
import { HEADS, type Head } from '../../../adapters/embedded/heads.js';
import type { Scores } from '../../../adapters/embedded/model.js';
import { builtInPolicy } from '../../support/policy.js';

const policy = builtInPolicy();

/** Log-odds that say no to everything but what is named. */
function scores(said: Partial<Record<Head, number>>): Scores {
  const no = Object.fromEntries(HEADS.map((head) => [head, -5])) as Record<Head, number>;
  return { ...no, ...said };
}

const found = (said: Partial<Record<Head, number>>) =>
  findingsOf(scores(said), policy).map(({ label, severity }) => [label, severity]);

describe('findingsOf', () => {
  it('takes the clause that fits best, even when none is probable', () => {
    expect(found({ threat: -1, medium: 2, high: 1, critical: 1 })).toEqual([['threat', 'critical']]);
  });

  it('puts the most serious clause first, not the one that fits best', () => {
    expect(found({ 'reputation-threat': 4, threat: 1, medium: 2, high: 1, critical: 1 })).toEqual([
      ['threat', 'critical'],
      ['reputation-threat', 'low'],
    ]);
  });

  it('gives an expectation clause no more than low', () => {
    expect(found({ 'hardship-leverage': 3, medium: 4, high: 4 })).toEqual([['hardship-leverage', 'low']]);
  });

  it('gives a clause the nearest severity it allows', () => {
    expect(found({ threat: 3 })).toEqual([['threat', 'medium']]);
    expect(found({ 'hostile-assumption': 3, medium: 3, high: 3, critical: 3 })).toEqual([
      ['hostile-assumption', 'high'],
    ]);
  });
});
