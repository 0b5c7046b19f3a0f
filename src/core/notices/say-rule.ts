import type { Language } from '../language.js';
import type { Enforcement } from '../policy/enforcement.js';
import type { PhraseBook } from '../ports/phrase-book.js';

/** A rule of the ladder in words, for managers. */
export function sayRule(
  rule: string,
  enforcement: Enforcement,
  language: Language,
  phrases: PhraseBook,
): string {
  const { staleAfterHours, reminderWindowDays } = enforcement.ladder;
  return phrases.say(language, `rule.${rule}`, { hours: staleAfterHours, days: reminderWindowDays });
}
