import { describe, expect, it } from 'vitest';
import { evaluate, type Judged } from '../../../src/core/evaluation/evaluation.js';
import { bootstrapIntervals, percentile, wilsonInterval } from '../../../src/core/evaluation/intervals.js';
import type { LabelledMessage } from '../../../src/core/evaluation/labelled-message.js';

function judged(label: Partial<LabelledMessage>, said: Partial<Judged> = {}): Judged {
  const harmless = {
    id: 'x',
    lang: 'it',
    text: '',
    context: [],
    violations: [],
    severity: 'none',
    concern: null,
  } as const;
  return {
    label: { ...harmless, ...label },
    clauses: [],
    severity: 'none',
    concern: false,
    latencyMs: 1,
    ...said,
  };
}

const THREAT = { violations: ['threat'], severity: 'critical' } as const;
const INSULT = { violations: ['abusive-language'], severity: 'medium' } as const;

/** 2 threats (1 found, 1 missed), 2 insults (1 found, 1 found as another clause), 4 harmless (1 flagged). */
const SAMPLE = [
  judged(THREAT, { clauses: ['threat'], severity: 'critical', latencyMs: 1 }),
  judged({ ...THREAT, lang: 'en' }, { latencyMs: 2 }),
  judged(INSULT, { clauses: ['abusive-language'], severity: 'high', latencyMs: 3 }),
  judged(INSULT, { clauses: ['bullying'], severity: 'medium', latencyMs: 4 }),
  judged({}, { latencyMs: 5 }),
  judged({}, { clauses: ['threat'], severity: 'high', latencyMs: 6 }),
  judged({ concern: 'self-harm' }, { concern: true, latencyMs: 7 }),
  judged({ lang: 'en' }, { concern: true, latencyMs: 100 }),
];

describe('evaluate', () => {
  const figures = evaluate(SAMPLE);

  it('tells violation from none', () => {
    expect(figures.items).toBe(8);
    expect(figures.binary).toEqual({ precision: 3 / 4, recall: 3 / 4, f1: 3 / 4, fpr: 1 / 4 });
    expect(figures.macroF1).toBeCloseTo(3 / 4);
  });

  it('measures each clause that occurs in the labels, and no other', () => {
    expect(figures.perClause).toEqual({
      threat: { precision: 1 / 2, recall: 1 / 2, f1: 1 / 2, n: 2 },
      'abusive-language': { precision: 1, recall: 1 / 2, f1: 2 / 3, n: 2 },
    });
    expect(figures.clauseMacroF1).toBeCloseTo((1 / 2 + 2 / 3) / 2);
  });

  it('counts recall by severity as flagged at all', () => {
    expect(figures.bySeverity).toEqual({
      critical: { recall: 1 / 2, n: 2 },
      high: { recall: 0, n: 0 },
      medium: { recall: 1, n: 2 },
      low: { recall: 0, n: 0 },
    });
    expect(figures.severityExact).toBe(5 / 8);
  });

  it('measures languages, concern and time', () => {
    expect(figures.byLanguage.en).toMatchObject({ n: 2, recall: 0, fpr: 0 });
    expect(figures.byLanguage.it).toMatchObject({ n: 6, recall: 1, precision: 3 / 4 });
    expect(figures.concern).toEqual({ precision: 1 / 2, recall: 1, n: 1 });
    expect(figures.latencyMs).toEqual({ p50: 4, p95: 100 });
  });

  it('puts every figure inside its interval', () => {
    const { binary, intervals } = figures;
    for (const name of ['precision', 'recall', 'f1', 'fpr'] as const) {
      expect(intervals.binary[name][0]).toBeLessThanOrEqual(binary[name]);
      expect(intervals.binary[name][1]).toBeGreaterThanOrEqual(binary[name]);
    }
    expect(evaluate(SAMPLE)).toEqual(figures);
  });

  it('gives plain numbers also for nothing but harmless messages', () => {
    const { binary, clauseMacroF1, concern } = evaluate([judged({})]);
    expect([...Object.values(binary), clauseMacroF1, ...Object.values(concern)]).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0,
    ]);
  });
});

describe('intervals', () => {
  it('are Wilson’s for rates', () => {
    const [low, high] = wilsonInterval(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  it('are the same each time for a bootstrap, and hold the mean', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const mean = (sample: readonly number[]) => [sample.reduce((sum, one) => sum + one, 0) / sample.length];
    const [interval] = bootstrapIntervals(items, mean);
    expect(interval?.[0]).toBeGreaterThan(40);
    expect(interval?.[0]).toBeLessThan(49.5);
    expect(interval?.[1]).toBeGreaterThan(49.5);
    expect(interval?.[1]).toBeLessThan(60);
    expect(bootstrapIntervals(items, mean)).toEqual([interval]);
  });

  it('take percentiles by nearest rank', () => {
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2);
    expect(percentile([1, 2, 3, 4], 0.95)).toBe(4);
    expect(percentile([], 0.5)).toBe(0);
  });
});
