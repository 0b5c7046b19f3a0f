import type { Language } from '../language.js';
import { howTo } from '../notices/how-to.js';
import { type AgentsOverview, OWN_DAYS } from '../overview/agents-overview.js';
import type { PlatformName } from '../workspace.js';
import type { HomeContent, HomePart } from './home-content.js';
import { barsOf, type HomeTools, homeButton, updatedAt } from './home-pieces.js';

/** What an agent sees: their own reports, what concerned them, and the way to support. */
export function composeAgentsHome(
  tools: HomeTools,
  overview: AgentsOverview,
  language: Language,
  platform: PlatformName,
): HomeContent {
  const { phrases } = tools;
  const { concerned, byWeek } = overview;
  const figure = phrases.say(language, 'home.own.count', { count: concerned, days: OWN_DAYS });
  return {
    language,
    parts: [
      { kind: 'heading', text: phrases.say(language, 'home.reports') },
      ...reportParts(tools, overview, language, platform),
      { kind: 'heading', text: phrases.say(language, 'home.own') },
      { kind: 'text', text: figure },
      ...chartOf(tools, byWeek, language),
      { kind: 'small', text: phrases.say(language, 'home.own.private') },
      { kind: 'heading', text: phrases.say(language, 'home.support') },
      { kind: 'text', text: saySupport(tools, overview, language) },
      {
        kind: 'buttons',
        buttons: [homeButton(tools, language, 'support'), homeButton(tools, language, 'refresh')],
      },
      updatedAt(tools, language),
    ] satisfies HomePart[],
  };
}

function reportParts(
  { phrases, calendar, clock }: HomeTools,
  { reports }: AgentsOverview,
  language: Language,
  platform: PlatformName,
): readonly HomePart[] {
  if (reports.length === 0) {
    const ways = howTo(phrases, language, platform);
    return [{ kind: 'text', text: phrases.say(language, 'home.reports.none', ways) }];
  }
  return reports.map(({ customer, filedAt, state }) => ({
    kind: 'text',
    text: [
      calendar.sayDay(filedAt, language, clock.now()),
      ...(customer.name === '' ? [] : [customer.name]),
      phrases.say(language, `home.report.${state}`),
    ].join(' · '),
  }));
}

/** A row of zeros says nothing that the sentence above it does not. */
function chartOf(
  tools: HomeTools,
  byWeek: AgentsOverview['byWeek'],
  language: Language,
): readonly HomePart[] {
  if (byWeek.every(({ count }) => count === 0)) return [];
  return [barsOf(tools, language, tools.phrases.say(language, 'home.own.chart'), byWeek)];
}

function saySupport(
  { phrases, calendar, clock }: HomeTools,
  { supportAskedAt }: AgentsOverview,
  language: Language,
): string {
  if (supportAskedAt === null) return phrases.say(language, 'home.support.offer');
  const day = calendar.sayDay(supportAskedAt, language, clock.now());
  return phrases.say(language, 'home.support.asked', { day });
}
