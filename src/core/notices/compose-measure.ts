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
  readonly violations: readonly Violation[];
  readonly until: Date | null;
  readonly language: Language;
  readonly policy: Policy;
  readonly policyUrl: string | null;
  readonly contactAddress: string | null;
  readonly phrases: PhraseBook;
  readonly calendar: Calendar;
  readonly now: Date;
}

/** What the customer is told of a measure: what, why, until when, how to dispute it, which way stays open. */
export function composeMeasureNotice(input: MeasureNoticeInput): PostContent {
  const { kind, language, policy, phrases, contactAddress, calendar, now } = input;
  const violation = mainViolation(input.violations, policy.enforcement);
  const words = quotable(violation, policy.enforcement.rules.get(violation.clause)?.judgedAs ?? null);
  const until = input.until ? calendar.sayDay(input.until, language, now) : 'none';
  const contact = contactAddress
    ? [phrases.say(language, 'measure.contact', { address: contactAddress })]
    : [];
  const measureClause = kind === 'block' ? 'block' : 'stop-correspondence';
  return {
    kind: 'measure',
    language,
    title: null,
    paragraphs: [
      phrases.say(language, `measure.${kind}`, {
        until,
        quote: phrases.say(language, 'quote', { words: words || '…' }),
      }),
      phrases.say(language, 'measure.dispute', { days: policy.enforcement.ladder.disputeDays }),
      ...contact,
    ],
    clause: citeClause(policy, measureClause, language) ?? citeClause(policy, violation.clause, language),
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
