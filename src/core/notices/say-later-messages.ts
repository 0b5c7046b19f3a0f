import type { Language } from '../language.js';
import type { Calendar } from '../ports/calendar.js';
import type { LaterMessage } from '../ports/later-messages.js';
import type { PhraseBook } from '../ports/phrase-book.js';

/** How many are shown in one dialog. */
export const SHOWN_LATER_MESSAGES = 40;

/** More of one message than this is not read in a list. */
const MAX_TEXT = 1_500;

/** What somebody wrote after the correspondence was ended: each with its time, the newest last. */
export function sayLaterMessages(
  messages: readonly LaterMessage[],
  count: number,
  language: Language,
  tools: { readonly phrases: PhraseBook; readonly calendar: Calendar; readonly now: Date },
): string {
  const { phrases, calendar, now } = tools;
  const lines = messages.map(({ text, writtenAt }) => {
    const day = calendar.sayDay(writtenAt, language, now);
    const words = text.replace(/\n{2,}/gu, '\n');
    const shown = words.length > MAX_TEXT ? `${words.slice(0, MAX_TEXT)}…` : words;
    return `${day}, ${calendar.sayTime(writtenAt)}\n${shown}`;
  });
  const cut =
    count > messages.length ? [phrases.say(language, 'later.cut', { shown: messages.length, count })] : [];
  return [...cut, ...lines].join('\n\n');
}
