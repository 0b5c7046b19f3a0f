import type { Language } from '../language.js';
import type { WeekFigure } from '../overview/managers-overview.js';
import type { Tools } from '../tools.js';
import type { HomeButton, HomeButtonId, HomePart } from './home-content.js';

/** What composing a home needs. */
export type HomeTools = Pick<Tools, 'phrases' | 'calendar' | 'clock'>;

/** The button in the reader's language; `url` makes it a link. */
export function homeButton(
  { phrases }: Pick<Tools, 'phrases'>,
  language: Language,
  id: HomeButtonId,
  url: string | null = null,
): HomeButton {
  return {
    id,
    label: phrases.say(language, `home.button.${id}`),
    style: id === 'support' ? 'primary' : 'plain',
    ...(url === null ? {} : { url }),
  };
}

/** One bar a week, under the day on which the week began. */
export function barsOf(
  { phrases, calendar, clock }: HomeTools,
  language: Language,
  title: string,
  weeks: readonly WeekFigure[],
): HomePart {
  return {
    kind: 'bars',
    title,
    series: phrases.say(language, 'home.messages'),
    bars: weeks.map(({ begins, count }) => ({
      label: calendar.sayDay(begins, language, clock.now()),
      value: count,
    })),
  };
}

/** When the home was composed: it does not change while it is looked at. */
export function updatedAt({ phrases, calendar, clock }: HomeTools, language: Language): HomePart {
  const now = clock.now();
  const day = calendar.sayDay(now, language, now);
  const text = phrases.say(language, 'home.updated', { day, time: calendar.sayTime(now) });
  return { kind: 'small', text };
}
