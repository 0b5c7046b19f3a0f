import { describe, expect, it } from 'vitest';
import { decide, inShadow } from '../../../src/core/ladder/decide.js';
import type { Decision } from '../../../src/core/ladder/decision.js';
import {
  aCleanVerdict,
  aDecideInput,
  aStanding,
  aStrike,
  aThreat,
  aVerdict,
  aViolation,
  DAY,
  HOUR,
  later,
  MINUTE,
  pressure,
  SECOND,
  verdictOn,
} from '../../support/builders.js';
import { builtInEnforcement } from '../../support/policy.js';

/** What a decision asks for, in short. */
function inShort({ rule, notice, alert }: Decision) {
  return { rule, notice: notice?.kind ?? null, alert: alert?.kind ?? null };
}

const NOTHING = { notice: null, alert: null, joinsStrike: null, line: false, waits: false };

describe('what gets no answer', () => {
  it('a message that keeps the policy', () => {
    expect(decide(aDecideInput({ verdict: aCleanVerdict() }))).toEqual({ rule: 'harmless', ...NOTHING });
  });

  it.each(['thing', 'self', 'other person'] as const)('vulgarity at a %s', (target) => {
    expect(decide(aDecideInput({ verdict: verdictOn(aViolation({ target })) }))).toEqual({
      rule: 'not-at-us',
      ...NOTHING,
    });
  });

  it('a clause the enforcement asks no response for, or that cannot be broken, or that nobody knows', () => {
    const enforcement = builtInEnforcement();
    const rules = new Map(enforcement.rules);
    const insult = rules.get('abusive-language');
    if (!insult) throw new Error('no such clause');
    rules.set('abusive-language', { ...insult, response: 'none' });
    expect(decide(aDecideInput({ enforcement: { ...enforcement, rules } })).rule).toBe('no-response');

    for (const clause of ['contact-directly', 'courtesy', 'no-such-clause'])
      expect(decide(aDecideInput({ verdict: verdictOn(aViolation({ clause })) })).rule).toBe('no-response');
  });

  it('a further revision of a message that was answered', () => {
    expect(decide(aDecideInput({ message: { answered: true } }))).toEqual({
      rule: 'already-counted',
      ...NOTHING,
    });
  });

  it('a message after the correspondence has ended, until the measure runs out', () => {
    const closed = (until: Date | null) =>
      decide(aDecideInput({ standing: aStanding({ measure: { kind: 'end-correspondence', until } }) })).rule;
    expect(closed(null)).toBe('correspondence-closed');
    expect(closed(later(1))).toBe('correspondence-closed');
    expect(closed(later(0)), 'its last moment is over').toBe('first-warning');
  });
});

describe('reminders', () => {
  const reminded = (...reminders: readonly (readonly [string, Date | null])[]) =>
    decide(
      aDecideInput({
        verdict: verdictOn(pressure()),
        standing: aStanding({
          reminders: reminders.map(([thread, deliveredAt]) => ({ thread, deliveredAt })),
        }),
      }),
    );

  it('answer expectations, and abuse of low severity', () => {
    expect(inShort(reminded())).toEqual({ rule: 'reminder', notice: 'reminder', alert: null });
    const low = aDecideInput({ verdict: verdictOn(aViolation({ severity: 'low' })) });
    expect(inShort(decide(low))).toEqual({ rule: 'reminder', notice: 'reminder', alert: null });
  });

  it('never become strikes, whatever strikes there are', () => {
    const standing = aStanding({ strikes: [aStrike(), aStrike({ id: 'strike-2' })] });
    expect(decide(aDecideInput({ verdict: verdictOn(pressure()), standing })).notice?.kind).toBe('reminder');
  });

  it('come once a day in a thread', () => {
    expect(reminded(['thread-1', later(-DAY + 1)])).toEqual({ rule: 'reminded-today', ...NOTHING });
    expect(reminded(['thread-1', later(-DAY)]).rule, 'exactly a day later').toBe('reminder');
    expect(reminded(['thread-2', later(-MINUTE)]).rule, 'in another thread').toBe('reminder');
    expect(reminded(['thread-1', null]).rule, 'one that was not delivered').toBe('reminder');
  });

  it('bring managers in with the third in thirty days', () => {
    expect(inShort(reminded(['a', later(-2 * DAY)], ['b', later(-3 * DAY)]))).toEqual({
      rule: 'third-reminder',
      notice: 'reminder',
      alert: 'question',
    });
    expect(inShort(reminded(['a', later(-2 * DAY)], ['b', later(-3 * DAY)], ['c', later(-4 * DAY)]))).toEqual(
      {
        rule: 'reminders-used-up',
        notice: null,
        alert: 'question',
      },
    );
    expect(
      reminded(['a', later(-2 * DAY)], ['b', later(-30 * DAY - 1)]).rule,
      'older ones are forgotten',
    ).toBe('reminder');
    expect(reminded(['a', later(-2 * DAY)], ['b', later(-30 * DAY)]).rule).toBe('third-reminder');
  });
});

describe('warnings', () => {
  const warned = (deliveredAt: Date, changes = {}) =>
    aStanding({ strikes: [aStrike({ deliveredAt, ...changes })] });

  it('begin with a polite request', () => {
    expect(decide(aDecideInput())).toEqual({
      ...NOTHING,
      rule: 'first-warning',
      notice: { kind: 'warning' },
    });
  });

  it('go on to the final notice and an alert that recommends ending the correspondence', () => {
    const decision = decide(aDecideInput({ standing: aStanding({ strikes: [aStrike()] }) }));
    expect(decision).toMatchObject({
      rule: 'goes-on',
      notice: { kind: 'final-notice' },
      alert: { kind: 'alert', recommends: 'end-correspondence', urgent: false },
    });
  });

  it('end with managers alone, who may block', () => {
    const standing = aStanding({ strikes: [aStrike(), aStrike({ id: 'strike-2' })] });
    expect(decide(aDecideInput({ standing }))).toMatchObject({
      rule: 'after-final-notice',
      notice: null,
      alert: { kind: 'alert', recommends: 'block', urgent: false },
    });
  });

  it.each(['high', 'critical'] as const)('mention a person when going on is %s', (severity) => {
    const verdict = verdictOn(aViolation({ severity }));
    expect(
      decide(aDecideInput({ verdict, standing: aStanding({ strikes: [aStrike()] }) })).alert?.urgent,
    ).toBe(true);
  });

  it('take what was written until the notice was posted for the same episode', () => {
    const written = (writtenAt: Date) =>
      decide(aDecideInput({ message: { writtenAt }, standing: warned(later(-MINUTE)) })).rule;
    expect(written(later(-HOUR))).toBe('same-episode');
    expect(written(later(-MINUTE)), 'in the very moment').toBe('same-episode');
    expect(written(later(-MINUTE + 1)), 'the first moment after it').toBe('goes-on');
    expect(written(later(-MINUTE + SECOND))).toBe('goes-on');
  });

  it('count no strike that expired, was voided or never delivered', () => {
    const rule = (changes: object) => decide(aDecideInput({ standing: warned(later(-DAY), changes) })).rule;
    expect(rule({ expiresAt: later(1) })).toBe('goes-on');
    expect(rule({ expiresAt: later(0) }), 'exactly at its expiry').toBe('first-warning');
    expect(rule({ voidedAt: later(-HOUR) })).toBe('first-warning');
    expect(rule({ deliveredAt: null, expiresAt: null })).toBe('first-warning');
  });

  it('wait while a notice is on its way', () => {
    expect(decide(aDecideInput({ standing: aStanding({ noticeOnItsWay: true }) }))).toEqual({
      ...NOTHING,
      rule: 'notice-on-its-way',
      waits: true,
    });
  });

  it('follow the gravest of several violations at us, leaving those at others aside', () => {
    const verdict = verdictOn(pressure(), aViolation(), aThreat({ target: 'thing', severity: 'high' }));
    expect(decide(aDecideInput({ verdict })).rule).toBe('first-warning');
  });
});

describe('confidence', () => {
  it('acts exactly at the bar of its classifier, and asks managers below it', () => {
    const enforcement = builtInEnforcement({ bars: { embedded: 0.85, llm: 0.7 } });
    const at = (bar: 'embedded' | 'llm', confidence: number) =>
      inShort(decide(aDecideInput({ verdict: aVerdict({ bar, confidence }), enforcement })));
    expect(at('embedded', 0.85).rule).toBe('first-warning');
    expect(at('embedded', 0.8499)).toEqual({ rule: 'unsure', notice: null, alert: 'question' });
    expect(at('llm', 0.7).rule).toBe('first-warning');
    expect(at('llm', 0.6999).rule).toBe('unsure');
  });

  it('holds for plain insults and threats too; a question about a threat is urgent', () => {
    const unsure = aVerdict({ violations: [aThreat()], confidence: 0.5 });
    expect(decide(aDecideInput({ verdict: unsure }))).toMatchObject({
      rule: 'unsure',
      notice: null,
      alert: { kind: 'question', urgent: true },
    });
  });

  it('no longer matters once a manager has confirmed, nor does age', () => {
    const verdict = aVerdict({ confidence: 0 });
    const message = { writtenAt: later(-30 * DAY) };
    expect(decide(aDecideInput({ verdict, message, confirmed: true })).rule).toBe('first-warning');
  });
});

describe('age', () => {
  it('leaves a message of more than twelve hours to a line', () => {
    const aged = (milliseconds: number) =>
      decide(aDecideInput({ message: { writtenAt: later(-milliseconds) } }));
    expect(aged(12 * HOUR).rule).toBe('first-warning');
    expect(aged(12 * HOUR + 1)).toEqual({ ...NOTHING, rule: 'stale', line: true });
  });
});

describe('people who are not customers', () => {
  it('get no notice when nobody knows them: managers are asked', () => {
    expect(inShort(decide(aDecideInput({ message: { role: 'unknown' } })))).toEqual({
      rule: 'unknown-author',
      notice: null,
      alert: 'question',
    });
  });
});

describe('threats', () => {
  const threat = verdictOn(aThreat());

  it('bring a warning and an alert at once', () => {
    expect(decide(aDecideInput({ verdict: threat }))).toMatchObject({
      rule: 'critical',
      notice: { kind: 'warning' },
      alert: { kind: 'alert', recommends: 'end-correspondence', urgent: true },
    });
  });

  it.each([
    ['of a good customer', aStanding()],
    ['of one warned', aStanding({ strikes: [aStrike()] })],
    ['in the burst of a strike', aStanding({ strikes: [aStrike({ deliveredAt: later(HOUR) })] })],
    ['of one with two strikes', aStanding({ strikes: [aStrike(), aStrike({ id: 'strike-2' })] })],
    ['of one a notice is on its way to', aStanding({ noticeOnItsWay: true })],
    ['after the end', aStanding({ measure: { kind: 'end-correspondence', until: null } })],
    ['of one blocked', aStanding({ measure: { kind: 'block', until: null } })],
  ])('are raised whatever the standing: %s', (_name, standing) => {
    for (const answered of [false, true])
      for (const writtenAt of [later(0), later(-DAY)]) {
        const { alert } = decide(
          aDecideInput({ verdict: threat, standing, message: { answered, writtenAt } }),
        );
        expect(alert).toMatchObject({ kind: 'alert', urgent: true });
      }
  });

  it('are raised after the end also when they are veiled, and then to be referred', () => {
    const standing = aStanding({ measure: { kind: 'block', until: null } });
    const veiled = verdictOn(aThreat({ severity: 'high' }));
    expect(decide(aDecideInput({ verdict: veiled, standing }))).toMatchObject({
      rule: 'threat-while-closed',
      alert: { kind: 'alert', recommends: 'refer' },
    });
  });

  it('are raised when they are at somebody else, without a notice', () => {
    const verdict = verdictOn(aThreat({ target: 'other person' }));
    expect(inShort(decide(aDecideInput({ verdict })))).toEqual({
      rule: 'threat-elsewhere',
      notice: null,
      alert: 'alert',
    });
  });
});

describe('a hint of self-harm', () => {
  it.each([
    ['of a good customer', aDecideInput()],
    ['of one blocked', aDecideInput({ standing: aStanding({ measure: { kind: 'block', until: null } }) })],
    ['of somebody unknown', aDecideInput({ message: { role: 'unknown' } })],
    ['in an old message', aDecideInput({ message: { writtenAt: later(-3 * DAY) } })],
    ['while a notice is on its way', aDecideInput({ standing: aStanding({ noticeOnItsWay: true }) })],
    ['confirmed by a manager', aDecideInput({ confirmed: true })],
  ])('stops every notice and strike, whatever else was found: %s', (_name, input) => {
    const verdict = aVerdict({
      violations: [aThreat(), aViolation()],
      concern: 'self-harm',
      confidence: 0.1,
    });
    expect(decide({ ...input, verdict })).toEqual({
      ...NOTHING,
      rule: 'self-harm',
      alert: { kind: 'care-alert', recommends: null, urgent: true },
    });
  });
});

describe('in shadow mode', () => {
  it('says nothing to the customer, and managers read in a line what would have been said', () => {
    const decision = inShadow(decide(aDecideInput({ standing: aStanding({ strikes: [aStrike()] }) })));
    expect(decision).toEqual({ ...NOTHING, rule: 'goes-on', line: true });
  });

  it('keeps threats, care alerts and questions', () => {
    const shadow = (input: Parameters<typeof decide>[0]) => inShort(inShadow(decide(input)));
    expect(shadow(aDecideInput({ verdict: verdictOn(aThreat()) }))).toEqual({
      rule: 'critical',
      notice: null,
      alert: 'alert',
    });
    expect(shadow(aDecideInput({ verdict: aVerdict({ concern: 'self-harm' }) })).alert).toBe('care-alert');
    expect(shadow(aDecideInput({ verdict: aVerdict({ confidence: 0.1 }) })).alert).toBe('question');
  });

  it('never waits: nothing is on its way', () => {
    expect(inShadow(decide(aDecideInput({ standing: aStanding({ noticeOnItsWay: true }) }))).waits).toBe(
      false,
    );
  });
});

describe('a threat', () => {
  it.each(['medium', 'high'] as const)(
    'of severity %s is raised at once, also when it is the first',
    (severity) => {
      expect(inShort(decide(aDecideInput({ verdict: verdictOn(aThreat({ severity })) })))).toEqual({
        rule: 'threat',
        notice: 'warning',
        alert: 'alert',
      });
    },
  );

  it('mentions a person, and recommends to end the correspondence', () => {
    const { alert } = decide(aDecideInput({ verdict: verdictOn(aThreat({ severity: 'medium' })) }));
    expect(alert).toEqual({ kind: 'alert', urgent: true, recommends: 'end-correspondence' });
  });
});
