import { describe, expect, it } from 'vitest';
import type { LabelledMessage } from '../../../src/core/evaluation/labelled-message.js';
import { augment } from '../../../training/augment.js';
import { exp, log, sigmoid } from '../../../training/exact-math.js';
import { fitHead } from '../../../training/fit-head.js';
import { FOLDS, foldOf, prepare } from '../../../training/lessons.js';
import { fitPlatt } from '../../../training/platt.js';
import { ordinarySentences } from '../../../training/sentences.js';
import { bestMacroF1, ratesAbove, scoreAtFalsePositiveRate } from '../../../training/thresholds.js';
import { ORDINARY_SENTENCES } from './ordinary-sentences.js';
import { SELF_HARM_HINTS } from './self-harm-hints.js';

const RUDE = ['idioti', 'siete idioti', 'idioti, rispondete', 'che idioti', 'idioti!'];
const KIND = ['grazie mille', 'siete gentili', 'grazie, risolto', 'che bravi', 'buongiorno!'];

function message(text: string, index: number, isRude: boolean): LabelledMessage {
  return {
    id: `p${(index % FOLDS) + 1}-${index}`,
    lang: 'it',
    text,
    context: [],
    violations: isRude ? ['abusive-language'] : [],
    severity: isRude ? 'medium' : 'none',
    concern: null,
  };
}

const MESSAGES = [...RUDE, ...RUDE, ...KIND, ...KIND].map((text, index) => message(text, index, index < 10));

describe('training', () => {
  it('learns, measures by cross-validation, and does the same twice', () => {
    const prepared = MESSAGES.map((one) => prepare(one, foldOf(one), 1));
    const head = fitHead('violation', prepared, []);
    const outcomes = head.scores.map((score, index) => ({ score, positive: index < 10 }));
    expect(bestMacroF1(outcomes).macroF1).toBeGreaterThan(0.8);
    expect(fitHead('violation', prepared, [])).toEqual(head);
  });

  it('keeps twins and the messages of one author on one side of a split', () => {
    expect(foldOf({ id: 'p3-001' })).toBe(foldOf({ id: 'p3-450', pair: 'p3-pair-9' }));
    expect(foldOf({ id: 'p3-001' })).not.toBe(foldOf({ id: 'p4-001' }));
    expect(foldOf({ id: 'c007', pair: 'ctx-103' })).toBe(foldOf({ id: 'c138', pair: 'ctx-103' }));
  });

  it('makes up the same messages each time, each labelled and built on a harmless one', () => {
    const madeUp = augment(MESSAGES.concat(MESSAGES.map((one) => ({ ...one, lang: 'en' }))));
    expect(madeUp.length).toBeGreaterThan(1000);
    expect(augment(MESSAGES.concat(MESSAGES.map((one) => ({ ...one, lang: 'en' }))))).toEqual(madeUp);
    for (const { message: made, base } of madeUp) {
      expect(base.violations).toEqual([]);
      expect(made.violations.length === 0).toBe(made.severity === 'none');
      expect(made.text.trim()).not.toBe('');
    }
  });

  it('never makes up a sentence that the tests keep for themselves', () => {
    const madeUp = augment(MESSAGES.concat(MESSAGES.map((one) => ({ ...one, lang: 'en' }))));
    const letters = (text: string) => text.toLowerCase().replace(/[^\p{L} ]/gu, '');
    const taught = madeUp.map(({ message: made }) => letters(made.text));
    for (const kept of [...ORDINARY_SENTENCES, ...SELF_HARM_HINTS])
      expect(taught.filter((text) => text.includes(letters(kept)))).toEqual([]);
  });

  it('teaches the sentences of harmless messages one by one', () => {
    const whole = { ...message('Il pacco è qui. Quando viene il tecnico?', 0, false), id: 'p1-900' };
    const hint = { ...whole, concern: 'self-harm' } as const;
    expect(ordinarySentences([whole, hint]).map((one) => one.message.text)).toEqual([
      'Il pacco è qui.',
      'Quando viene il tecnico?',
    ]);
  });
});

describe('exact mathematics', () => {
  it.each([-30, -2.5, -0.1, 0, 1e-9, 1, 3.7, 50])('agrees with the library at %d', (x) => {
    expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 12);
    expect(log(exp(x))).toBeCloseTo(x, 10);
    expect(sigmoid(x)).toBeCloseTo(1 / (1 + Math.exp(-x)), 12);
  });
});

describe('calibration and thresholds', () => {
  const outcomes = Array.from({ length: 400 }, (_, index) => ({
    score: index / 100,
    positive: index % 4 !== 0 ? index >= 200 : index < 200,
  }));

  it('gives log-odds that match how often the answer was yes', () => {
    const { slope, offset } = fitPlatt(outcomes);
    const mean =
      outcomes.reduce((sum, { score }) => sum + sigmoid(slope * score + offset), 0) / outcomes.length;
    const share = outcomes.filter(({ positive }) => positive).length / outcomes.length;
    expect(mean).toBeCloseTo(share, 2);
    expect(slope).toBeGreaterThan(0);
  });

  it('holds the false positives that were asked for', () => {
    for (const rate of [0.01, 0.1, 0.3])
      expect(ratesAbove(outcomes, scoreAtFalsePositiveRate(outcomes, rate)).fpr).toBeLessThanOrEqual(rate);
  });
});
