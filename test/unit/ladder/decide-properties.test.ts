import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecideInput, decide, inShadow } from '../../../src/core/ladder/decide.js';
import type { Decision } from '../../../src/core/ladder/decision.js';
import {
  activeStrikes,
  type SentReminder,
  type Standing,
  type Strike,
} from '../../../src/core/ladder/standing.js';
import { TARGETS, type Verdict, VIOLATION_SEVERITIES } from '../../../src/core/screening/verdict.js';
import {
  aDecideInput,
  aStanding,
  aVerdict,
  DAY,
  HOUR,
  later,
  MINUTE,
  SECOND,
} from '../../support/builders.js';
import { builtInEnforcement } from '../../support/policy.js';

const enforcement = builtInEnforcement();
const CLAUSES = [...enforcement.rules.keys(), 'no-such-clause'];
const instant = fc.integer({ min: -400 * DAY, max: 400 * DAY }).map(later);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const violation = fc.record({
  clause: fc.constantFrom(...CLAUSES),
  quote: fc.constant('idioti'),
  severity: fc.constantFrom(...VIOLATION_SEVERITIES),
  target: fc.constantFrom(...TARGETS),
});

const verdict: fc.Arbitrary<Verdict> = fc
  .record({
    violations: fc.array(violation, { maxLength: 4 }),
    concern: fc.constantFrom(null, null, null, 'self-harm' as const),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    bar: fc.constantFrom('embedded' as const, 'llm' as const),
  })
  .map(aVerdict);

const strike: fc.Arbitrary<Strike> = fc
  .record({
    id: fc.uuid(),
    severity: fc.constantFrom(...VIOLATION_SEVERITIES),
    deliveredAt: perhaps(instant),
    expiresAt: perhaps(instant),
    voidedAt: perhaps(instant),
  })
  .map((parts) => ({
    ...parts,
    caseId: 'case-1',
    postId: `post-${parts.id}`,
    message: { platform: 'playground', workspace: 'w', conversation: 'support', message: parts.id },
  }));

const standing: fc.Arbitrary<Standing> = fc
  .record({
    strikes: fc.array(strike, { maxLength: 4 }),
    reminders: fc.array(
      fc.record({ thread: fc.constantFrom('thread-1', 'thread-2'), deliveredAt: perhaps(instant) }),
      { maxLength: 5 },
    ),
    noticeOnItsWay: fc.boolean(),
    measure: perhaps(
      fc.record({
        kind: fc.constantFrom('block' as const, 'end-correspondence' as const),
        until: perhaps(instant),
      }),
    ),
  })
  .map(aStanding);

const input: fc.Arbitrary<DecideInput> = fc
  .record({
    verdict,
    standing,
    confirmed: fc.boolean(),
    message: fc.record({
      thread: fc.constantFrom('thread-1', 'thread-2'),
      writtenAt: instant,
      role: fc.constantFrom('customer' as const, 'unknown' as const),
      answered: fc.boolean(),
    }),
  })
  .map(aDecideInput);

describe('whatever the verdict, the standing and the time', () => {
  it('a machine asks and warns; it never takes a measure, and says no more than a final notice', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { notice, alert } = decide(given);
        expect([undefined, 'reminder', 'warning', 'final-notice']).toContain(notice?.kind);
        expect([undefined, 'alert', 'question', 'care-alert']).toContain(alert?.kind);
      }),
    );
  });

  it('a hint of self-harm is a care alert, and nothing else', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide({ ...given, verdict: { ...given.verdict, concern: 'self-harm' } });
        expect(decision).toMatchObject({
          notice: null,
          joinsStrike: null,
          waits: false,
          alert: { kind: 'care-alert', urgent: true },
        });
      }),
    );
  });

  it('a strike that was not delivered, was voided or has expired changes nothing', () => {
    fc.assert(
      fc.property(input, (given) => {
        const counting = activeStrikes(given.standing, given.now);
        const without = decide({ ...given, standing: { ...given.standing, strikes: counting } });
        expect(decide(given)).toEqual(without);
      }),
    );
  });

  it('only customers get notices, never from an unsure verdict, never in shadow mode', () => {
    fc.assert(
      fc.property(input, (given) => {
        const decision = decide(given);
        const sure = given.confirmed || given.verdict.confidence >= enforcement.bars[given.verdict.bar];
        if (decision.notice) expect([given.message.role, sure]).toEqual(['customer', true]);
        expect(inShadow(decision)).toMatchObject({ notice: null, joinsStrike: null, waits: false });
      }),
    );
  });

  it('a warning needs an abuse clause at us, from medium up', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { notice } = decide(given);
        if (notice === null || notice.kind === 'reminder') return;
        const grave = given.verdict.violations.filter(
          ({ clause, severity, target }) =>
            enforcement.rules.get(clause)?.tier === 'abuse' &&
            severity !== 'low' &&
            (target === 'team' || target === 'company'),
        );
        expect(grave).not.toEqual([]);
      }),
    );
  });
});

/** A message of a customer: when it was written, in which thread, what it breaks. */
interface Written {
  readonly at: number;
  readonly thread: string;
  readonly kind: 'insult' | 'pressure';
}

/** The ladder with its effects: notices are delivered at once unless they are refused. */
class Ladder {
  readonly strikes: Strike[] = [];
  readonly reminders: SentReminder[] = [];
  readonly decisions: Decision[] = [];

  judge({ at, thread, kind }: Written, now: Date, refused = false): Decision {
    const clause = kind === 'insult' ? 'abusive-language' : 'reputation-threat';
    const severity = kind === 'insult' ? 'medium' : 'low';
    const decision = decide(
      aDecideInput({
        verdict: aVerdict({ violations: [{ clause, severity, quote: 'x', target: 'team' }] }),
        standing: aStanding({ strikes: this.strikes, reminders: this.reminders }),
        message: { writtenAt: later(at), thread },
        now,
      }),
    );
    const deliveredAt = refused ? null : new Date(now.getTime() + SECOND);
    if (decision.notice?.kind === 'reminder') this.reminders.push({ thread, deliveredAt });
    else if (decision.notice) this.#strike(deliveredAt);
    this.decisions.push(decision);
    return decision;
  }

  #strike(deliveredAt: Date | null): void {
    const id = `strike-${this.strikes.length + 1}`;
    const expiresAt = deliveredAt && new Date(deliveredAt.getTime() + 90 * DAY);
    const message = { platform: 'playground', workspace: 'w', conversation: 'support', message: id } as const;
    this.strikes.push({
      id,
      caseId: 'case-1',
      postId: id,
      message,
      severity: 'medium',
      deliveredAt,
      expiresAt,
      voidedAt: null,
    });
  }
}

describe('whatever a customer writes, one message after the other', () => {
  const messages = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 40 * DAY }),
      thread: fc.constantFrom('thread-1', 'thread-2', 'thread-3'),
      kind: fc.constantFrom('insult' as const, 'pressure' as const),
      refused: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  it('the machine ends at two notices that count; what follows is for people', () => {
    fc.assert(
      fc.property(messages, (written) => {
        const ladder = new Ladder();
        for (const one of written.sort((a, b) => a.at - b.at)) ladder.judge(one, later(one.at), one.refused);
        expect(ladder.strikes.filter(({ deliveredAt }) => deliveredAt !== null).length).toBeLessThanOrEqual(
          2,
        );
      }),
    );
  });

  it('a thread gets one delivered reminder in 24 hours, a customer three in 30 days', () => {
    fc.assert(
      fc.property(messages, (written) => {
        const ladder = new Ladder();
        for (const one of written.sort((a, b) => a.at - b.at)) ladder.judge(one, later(one.at), one.refused);
        const sent = ladder.reminders.flatMap(({ thread, deliveredAt }) =>
          deliveredAt ? [{ thread, at: deliveredAt.getTime() }] : [],
        );
        for (const { thread, at } of sent) {
          const sameDay = sent.filter(
            (other) => other.thread === thread && other.at > at - DAY && other.at <= at,
          );
          expect(sameDay).toHaveLength(1);
          expect(
            sent.filter((other) => other.at > at - 30 * DAY && other.at <= at).length,
          ).toBeLessThanOrEqual(3);
        }
      }),
    );
  });

  it('a burst is one strike, in whatever order it is judged', () => {
    const burst = fc.uniqueArray(fc.integer({ min: 0, max: 10 * MINUTE }), { minLength: 1, maxLength: 10 });
    const inAnyOrder = burst.chain((times) => fc.shuffledSubarray(times, { minLength: times.length }));
    fc.assert(
      fc.property(inAnyOrder, (times) => {
        const ladder = new Ladder();
        for (const at of times) ladder.judge({ at, thread: 'thread-1', kind: 'insult' }, later(HOUR));
        expect(ladder.strikes).toHaveLength(1);
        expect(ladder.decisions.every(({ alert }) => alert === null)).toBe(true);
      }),
    );
  });

  it('what is written after the notice goes on, a second later or a month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 89 * DAY }), (wait) => {
        const ladder = new Ladder();
        ladder.judge({ at: 0, thread: 'thread-1', kind: 'insult' }, later(0));
        const at = SECOND + wait;
        expect(ladder.judge({ at, thread: 'thread-9', kind: 'insult' }, later(at)).rule).toBe('goes-on');
      }),
    );
  });
});
