import { useWords } from '../words/words.js';

/** When something was written: the time today, day and time before. */
export function Time({ at }: { readonly at: string }) {
  const { language } = useWords();
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const format = new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', {
    ...(isToday ? {} : { day: 'numeric', month: 'long' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  return <time dateTime={at}>{format.format(date)}</time>;
}
