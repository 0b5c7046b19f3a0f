import type { Alert } from '../cases/alert.js';
import type { Language } from '../language.js';
import type { Calendar } from '../ports/calendar.js';
import type { PhraseBook } from '../ports/phrase-book.js';

/** A decision in one line: who, what, when, why. */
export function sayDecision(
  { decision, by, at, reason }: NonNullable<Alert['decision']>,
  until: Date | null,
  language: Language,
  phrases: PhraseBook,
  calendar: Calendar,
): string {
  const what = phrases.say(language, `decision.${decision}`, {
    until: until ? calendar.sayDay(until, language, at) : 'none',
  });
  return phrases.say(language, reason === '' ? 'alert.decided-without-reason' : 'alert.decided', {
    name: by.name,
    decision: what,
    day: calendar.sayDay(at, language, at),
    time: calendar.sayTime(at),
    reason,
  });
}
