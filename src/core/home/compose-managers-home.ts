import type { Language } from '../language.js';
import { type ManagersOverview, NOTICE_DAYS, SMALLEST_TEAM } from '../overview/managers-overview.js';
import type { WaitingAlert, WaitingRequest } from '../ports/overviews.js';
import type { Tools } from '../tools.js';
import type { HomeContent, HomePart } from './home-content.js';
import { barsOf, type HomeTools, homeButton, updatedAt } from './home-pieces.js';

/** What managers and directors see: what waits, what was decided, and the team as a whole. */
export function composeManagersHome(
  tools: HomeTools,
  overview: ManagersOverview,
  language: Language,
): HomeContent {
  const say = sayer(tools, language);
  return {
    language,
    parts: [
      { kind: 'heading', text: say('home.waiting') },
      ...waitingParts(tools, overview, language),
      ...supportParts(tools, overview.support, language),
      { kind: 'heading', text: say('home.week') },
      ...decisionParts(say, overview),
      { kind: 'text', text: sayWithdrawn(say, overview) },
      { kind: 'heading', text: say('home.team') },
      overview.exposure === null
        ? { kind: 'text', text: say('home.team.too-small', { smallest: SMALLEST_TEAM }) }
        : barsOf(tools, language, say('home.team.chart'), overview.exposure),
      { kind: 'buttons', buttons: [homeButton(tools, language, 'refresh')] },
      updatedAt(tools, language),
    ],
  };
}

type SayHome = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function sayer({ phrases }: Pick<Tools, 'phrases'>, language: Language): SayHome {
  return (key, values) => phrases.say(language, key, values);
}

function waitingParts(tools: HomeTools, { waiting, openByKind }: ManagersOverview, language: Language) {
  const say = sayer(tools, language);
  const open = openByKind.reduce((sum, { count }) => sum + count, 0);
  const parts: HomePart[] = [{ kind: 'text', text: say('home.open', { count: open }) }];
  if (openByKind.length > 1) {
    const figures = openByKind.map(({ kind, count }) => ({
      label: say(`home.kinds.${kind}`),
      value: String(count),
    }));
    parts.push({ kind: 'figures', figures });
  }
  parts.push(...waiting.map((alert) => waitingRow(tools, alert, language)));
  if (open > waiting.length) {
    parts.push({ kind: 'small', text: say('home.more', { count: open - waiting.length }) });
  }
  return parts;
}

function waitingRow(tools: HomeTools, alert: WaitingAlert, language: Language): HomePart {
  const say = sayer(tools, language);
  const words = [
    `G-${alert.caseNumber}`,
    say(`home.kind.${alert.kind}`),
    ...(alert.customerName === '' ? [] : [alert.customerName]),
    sayWaiting(tools, alert.raisedAt, language),
    ...(alert.takenBy === null ? [] : [say('home.taken', { name: alert.takenBy })]),
  ];
  return {
    kind: 'row',
    text: words.join(' · '),
    openAt: alert.shownAt,
    openLabel: say('home.button.open'),
  };
}

function supportParts(
  tools: HomeTools,
  requests: readonly WaitingRequest[],
  language: Language,
): readonly HomePart[] {
  const say = sayer(tools, language);
  return requests.map(({ requester, askedAt, shownAt }) => ({
    kind: 'row',
    text: `${say('support.title', { name: requester.name })} · ${sayWaiting(tools, askedAt, language)}`,
    openAt: shownAt,
    openLabel: say('home.button.open'),
  }));
}

function sayWaiting({ phrases, calendar, clock }: HomeTools, since: Date, language: Language): string {
  const day = calendar.sayDay(since, language, clock.now());
  return phrases.say(language, 'alert.waiting', { day, time: calendar.sayTime(since) });
}

function decisionParts(say: SayHome, { decisions }: ManagersOverview): readonly HomePart[] {
  if (decisions.length === 0) return [{ kind: 'text', text: say('home.week.none') }];
  const figures = decisions.map(({ kind, count }) => ({
    label: say(`decision.${kind}`, { until: 'none' }),
    value: String(count),
  }));
  return [{ kind: 'figures', figures }];
}

function sayWithdrawn(say: SayHome, { notices }: ManagersOverview): string {
  const { delivered, withdrawn } = notices;
  const percent = delivered === 0 ? 0 : Math.round((100 * withdrawn) / delivered);
  return say('home.withdrawn', { delivered, withdrawn, percent, days: NOTICE_DAYS });
}
