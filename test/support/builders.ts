import type { Measure } from '../../src/core/cases/measure.js';
import type { DecideInput } from '../../src/core/ladder/decide.js';
import type { Standing, Strike } from '../../src/core/ladder/standing.js';
import type { Verdict, Violation } from '../../src/core/screening/verdict.js';
import { builtInEnforcement } from './policy.js';

/** A Monday at eleven in Rome, in working hours: when the examples happen. */
export const MONDAY_AT_ELEVEN = new Date('2026-11-23T10:00:00Z');

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** `MONDAY_AT_ELEVEN` and so many milliseconds. */
export function later(milliseconds: number): Date {
  return new Date(MONDAY_AT_ELEVEN.getTime() + milliseconds);
}

/** A block in force, applied. */
export function aMeasure(changes: Partial<Measure> = {}): Measure {
  return {
    id: 'measure-1',
    customer: { platform: 'playground', workspace: 'w', customer: 'carla' },
    caseId: 'case-1',
    alertId: 'alert-1',
    kind: 'block',
    state: 'applied',
    reason: 'Ha continuato.',
    confirmedBy: ['giulia'],
    until: null,
    postId: 'post-3',
    channels: [],
    tasks: [],
    lookAt: null,
    ...changes,
  };
}

/** An insult of medium severity at the team. */
export function aViolation(changes: Partial<Violation> = {}): Violation {
  return { clause: 'abusive-language', quote: 'idioti', severity: 'medium', target: 'team', ...changes };
}

/** A credible threat at the team. */
export function aThreat(changes: Partial<Violation> = {}): Violation {
  return aViolation({ clause: 'threat', quote: 'vi ammazzo', severity: 'critical', ...changes });
}

/** Pressure with reviews: an expectation, so a reminder at most. */
export function pressure(changes: Partial<Violation> = {}): Violation {
  return aViolation({
    clause: 'reputation-threat',
    quote: 'vi rovino su Trustpilot',
    severity: 'low',
    ...changes,
  });
}

/** A sure verdict of the embedded classifier: an insult, unless told otherwise. */
export function aVerdict(changes: Partial<Verdict> = {}): Verdict {
  return {
    violations: [aViolation()],
    concern: null,
    confidence: 0.99,
    language: 'it',
    reason: 'An insult at the team.',
    classifier: 'embedded/test',
    bar: 'embedded',
    ...changes,
  };
}

/** A verdict on exactly these violations. */
export function verdictOn(...violations: readonly Violation[]): Verdict {
  return aVerdict({ violations });
}

/** A verdict without any violation. */
export function aCleanVerdict(changes: Partial<Verdict> = {}): Verdict {
  return aVerdict({ violations: [], reason: 'Nothing against the policy.', ...changes });
}

/** A strike delivered an hour before `MONDAY_AT_ELEVEN`, active for another 90 days. */
export function aStrike(changes: Partial<Strike> = {}): Strike {
  return {
    id: 'strike-1',
    caseId: 'case-1',
    message: { platform: 'playground', workspace: 'w', conversation: 'support', message: 'earlier' },
    postId: 'post-1',
    severity: 'medium',
    deliveredAt: later(-HOUR),
    expiresAt: later(90 * DAY),
    voidedAt: null,
    ...changes,
  };
}

/** The standing of a customer nothing is known of, with what the test needs different. */
export function aStanding(changes: Partial<Standing> = {}): Standing {
  return {
    customer: { platform: 'playground', workspace: 'w', customer: 'carla' },
    caseId: null,
    strikes: [],
    reminders: [],
    noticeOnItsWay: false,
    openAlert: null,
    measure: null,
    ...changes,
  };
}

/** What the ladder is given: a customer's message of this moment with an insult in it, unless told otherwise. */
export function aDecideInput(
  changes: Partial<Omit<DecideInput, 'message'>> & {
    readonly message?: Partial<DecideInput['message']>;
  } = {},
): DecideInput {
  return {
    verdict: aVerdict(),
    standing: aStanding(),
    enforcement: builtInEnforcement(),
    now: MONDAY_AT_ELEVEN,
    confirmed: false,
    ...changes,
    message: {
      thread: 'thread-1',
      writtenAt: MONDAY_AT_ELEVEN,
      role: 'customer',
      answered: false,
      ...changes.message,
    },
  };
}
