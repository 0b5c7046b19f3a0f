import type { Language } from '../language.js';
import type { Policy } from '../policy/policy.js';
import type { Calendar } from '../ports/calendar.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { Violation } from '../screening/verdict.js';
import { button } from './buttons.js';
import { citeClause } from './cite-clause.js';
import { mainViolation } from './compose-notice.js';
import type { PostContent } from './post-content.js';
import { quotable } from './quote.js';

/** What a closing notice is composed from. */
export interface MeasureNoticeInput {
  readonly kind: 'end-correspondence' | 'block';
  /** Whether it went on after an earlier request: else the words themselves are the reason. */
  readonly wentOn: boolean;
  readonly violations: readonly Violation[];
  readonly until: Date | null;
  readonly language: Language;
  readonly policy: Policy;
  readonly policyUrl: string | null;
  /** The way that stays open, whatever was decided. */
  readonly contactAddress: string;
  readonly phrases: PhraseBook;
  readonly calendar: Calendar;
  readonly now: Date;
}

/** What was decided, and why. */
const REASONS = {
  'end-correspondence': {
    wentOn: 'measure.end-correspondence',
    atOnce: 'measure.end-correspondence-at-once',
  },
  block: { wentOn: 'measure.block', atOnce: 'measure.block-at-once' },
} as const;

/** What the customer is told of a measure: what, why, until when, how to dispute it, which way stays open. */
export function composeMeasureNotice(input: MeasureNoticeInput): PostContent {
  const { kind, wentOn, language, policy, phrases, contactAddress, calendar, now } = input;
  const violation = input.violations.length > 0 ? mainViolation(input.violations, policy.enforcement) : null;
  const judgedAs = violation && (policy.enforcement.rules.get(violation.clause)?.judgedAs ?? null);
  const words = violation ? quotable(violation, judgedAs) : '';
  const until = input.until ? calendar.sayDay(input.until, language, now) : 'none';
  const measureClause = kind === 'block' ? 'block' : 'stop-correspondence';
  return {
    kind: 'measure',
    language,
    title: null,
    paragraphs: [
      phrases.say(language, REASONS[kind][wentOn ? 'wentOn' : 'atOnce'], {
        until,
        quote: words === '' ? 'none' : phrases.say(language, 'quote', { words }),
      }),
      phrases.say(language, 'measure.dispute', { days: policy.enforcement.ladder.disputeDays }),
      phrases.say(language, 'measure.contact', { address: contactAddress }),
    ],
    clause:
      citeClause(policy, measureClause, language) ??
      (violation && citeClause(policy, violation.clause, language)),
    quotes: words === '' ? [] : [words],
    facts: [],
    folded: null,
    about: null,
    mentions: [],
    buttons: [
      button(phrases, language, 'dispute'),
      button(phrases, language, 'read-policy', input.policyUrl),
    ],
    footer: null,
  };
}
