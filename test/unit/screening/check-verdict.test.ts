import { describe, expect, it } from 'vitest';
import {
  type ClaimedVerdict,
  type ClaimedViolation,
  checkVerdict,
} from '../../../src/core/screening/check-verdict.js';
import { builtInPolicy } from '../../support/policy.js';

const policy = builtInPolicy();
const message = { text: 'Siete degli IDIOTI e so dove abitate', background: ['Prima: branco di ladri'] };

function violation(overrides: Partial<ClaimedViolation> = {}): ClaimedViolation {
  return { clause: 'abusive-language', quote: 'idioti', severity: 'medium', target: 'team', ...overrides };
}

function check(violations: ClaimedViolation[], overrides: Partial<ClaimedVerdict> = {}) {
  return checkVerdict({ violations, concern: null, confidence: 0.9, ...overrides }, message, policy);
}

describe('checkVerdict', () => {
  it('gives the violations, gravest first, in the words of the message', () => {
    const threat = violation({ clause: 'threat', quote: 'SO dove abitate', severity: 'critical' });
    expect(check([violation(), threat], { concern: 'self-harm' })).toEqual({
      ok: true,
      verdict: {
        violations: [
          { clause: 'threat', quote: 'so dove abitate', severity: 'critical', target: 'team' },
          { clause: 'abusive-language', quote: 'IDIOTI', severity: 'medium', target: 'team' },
        ],
        concern: 'self-harm',
        confidence: 0.9,
      },
    });
  });

  it('accepts a message without violations', () => {
    expect(check([], { confidence: 0 })).toEqual({
      ok: true,
      verdict: { violations: [], concern: null, confidence: 0 },
    });
  });

  it('counts the same clause on the same words once, the gravest', () => {
    const checked = check([violation(), violation({ quote: 'IDIOTI', severity: 'high' })]);
    expect(checked.ok && checked.verdict.violations.map(({ severity }) => severity)).toEqual(['high']);
  });

  it.each([
    [violation({ clause: 'be-nice' }), 'clause `be-nice` is not in the policy'],
    [violation({ clause: 'Siete degli IDIOTI' }), 'clause of that name is not in the policy'],
    [violation({ clause: '__proto__' }), 'clause of that name is not in the policy'],
    [violation({ clause: 'courtesy' }), 'clause `courtesy` cannot be broken by a customer'],
    [
      violation({ severity: 'none' }),
      'clause `abusive-language` allows only these severities: low, medium, high, critical',
    ],
    [
      violation({ clause: 'reputation-threat', severity: 'medium' }),
      'clause `reputation-threat` allows only these severities: low',
    ],
    [
      violation({ target: 'agent' }),
      'the target of violation 1 is not one of: team, company, other person, self, thing',
    ],
    [violation({ quote: '\u00A0' }), 'the quote of violation 1 is empty'],
    [
      violation({ quote: 'branco di ladri' }),
      'the quote of violation 1 stands in the earlier messages, not in the message to judge',
    ],
    [
      violation({ quote: 'siete idioti' }),
      'the quote of violation 1 is not made of whole words that stand in the message, one after the other',
    ],
  ])('names the fault of %j', (claimed, fault) => {
    expect(check([claimed])).toEqual({ ok: false, fault });
  });

  it('refuses the whole for one fault, and says which violation has it', () => {
    const checked = check([violation(), violation({ quote: 'ladri' })]);
    expect(checked).toMatchObject({ ok: false, fault: expect.stringContaining('violation 2') });
  });

  it.each([-0.1, 1.01, Number.NaN, Number.POSITIVE_INFINITY])('refuses the confidence %d', (confidence) => {
    expect(check([], { confidence })).toEqual({
      ok: false,
      fault: 'the confidence is not a number from 0 to 1',
    });
  });

  it('refuses an unknown concern', () => {
    expect(check([], { concern: 'sadness' })).toMatchObject({ ok: false });
  });
});
