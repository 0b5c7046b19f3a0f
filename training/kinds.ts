import type { BuiltInClause } from '../src/core/policy/enforcement.js';
import type { Severity } from '../src/core/screening/verdict.js';
import type { Lexicon } from './lexicon.js';

/** What a phrase is labelled as, wherever it stands. */
export interface Kind {
  readonly violations: readonly BuiltInClause[];
  readonly severity: Severity;
  readonly concern?: 'self-harm';
  /** Taught to the concern head alone: so many of them would shift what the others know. */
  readonly concernOnly?: true;
  /** How many messages of this kind are made per language. */
  readonly count: number;
  readonly phrase: (lexicon: Lexicon, pick: Pick) => string;
}

/** Draws one of several. */
export type Pick = (from: readonly string[]) => string;

const both = (opening: readonly string[], ending: readonly string[], pick: Pick) =>
  `${pick(opening)} ${pick(ending)}`.trim();

/** Three draws; a comma or question mark follows the word before it. */
const three = (first: readonly string[], second: readonly string[], third: readonly string[], pick: Pick) =>
  `${both(first, second, pick)} ${pick(third)}`.replace(/ (?=[,?])/, '').trim();

/** All kinds, in the order in which they are made. */
export const KINDS: readonly Kind[] = [
  {
    violations: ['abusive-language'],
    severity: 'medium',
    count: 260,
    phrase: ({ openings, insults }, pick) => both(openings.plural, insults.plural, pick),
  },
  {
    violations: ['abusive-language'],
    severity: 'medium',
    count: 260,
    phrase: ({ openings, insults }, pick) => both(openings.singular, insults.singular, pick),
  },
  {
    violations: ['abusive-language'],
    severity: 'medium',
    count: 200,
    phrase: ({ curses }, pick) => pick(curses),
  },
  {
    violations: ['demeaning-comment'],
    severity: 'medium',
    count: 90,
    phrase: ({ openings, contempt }, pick) => both(openings.plural, contempt.plural, pick),
  },
  {
    violations: ['demeaning-comment'],
    severity: 'medium',
    count: 90,
    phrase: ({ openings, contempt }, pick) => both(openings.singular, contempt.singular, pick),
  },
  {
    violations: ['hostile-assumption'],
    severity: 'medium',
    count: 70,
    phrase: ({ openings, accusations }, pick) => both(openings.plural, accusations.plural, pick),
  },
  {
    violations: ['hostile-assumption'],
    severity: 'medium',
    count: 40,
    phrase: ({ openings, accusations }, pick) => both(openings.singular, accusations.singular, pick),
  },
  { violations: ['abusive-language'], severity: 'high', count: 60, phrase: ({ slurs }, pick) => pick(slurs) },
  {
    violations: ['threat'],
    severity: 'high',
    count: 90,
    phrase: ({ veiledThreats }, pick) => pick(veiledThreats),
  },
  { violations: ['threat'], severity: 'critical', count: 110, phrase: ({ threats }, pick) => pick(threats) },
  {
    violations: ['abusive-language'],
    severity: 'low',
    count: 120,
    phrase: ({ exclamations }, pick) => pick(exclamations),
  },
  {
    violations: [],
    severity: 'none',
    count: 90,
    phrase: ({ openings, praise }, pick) => both(openings.plural.slice(0, 2), praise.plural, pick),
  },
  {
    violations: [],
    severity: 'none',
    count: 70,
    phrase: ({ openings, praise }, pick) => both(openings.singular.slice(0, 2), praise.singular, pick),
  },
  { violations: [], severity: 'none', count: 200, phrase: ({ firm }, pick) => pick(firm) },
  {
    violations: [],
    severity: 'none',
    count: 150,
    phrase: ({ criticised, criticism }, pick) => both(criticised, criticism, pick),
  },
  {
    violations: [],
    severity: 'none',
    count: 150,
    phrase: ({ reports, insults, curses }, pick) =>
      pick(reports).replace('{x}', pick([...insults.singular, ...curses])),
  },
  {
    violations: [],
    severity: 'none',
    concern: 'self-harm',
    count: 220,
    phrase: ({ despair }, pick) => pick(despair),
  },
  { violations: [], severity: 'none', count: 240, phrase: ({ figures }, pick) => pick(figures) },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    concern: 'self-harm',
    count: 220,
    phrase: ({ selfHarm }, pick) => pick(selfHarm.hints),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    concern: 'self-harm',
    count: 150,
    phrase: ({ selfHarm }, pick) => three(selfHarm.wishes, selfHarm.darkWishes, selfHarm.times, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    concern: 'self-harm',
    count: 70,
    phrase: ({ selfHarm }, pick) => both(selfHarm.refusals, selfHarm.darkRefusals, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 400,
    phrase: ({ selfHarm }, pick) => pick(selfHarm.ordinary),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 250,
    phrase: ({ selfHarm }, pick) => three(selfHarm.asks, selfHarm.things, selfHarm.times, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 100,
    phrase: ({ selfHarm }, pick) => both(selfHarm.devices, selfHarm.fates, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 100,
    phrase: ({ selfHarm }, pick) => both(selfHarm.promises, selfHarm.outcomes, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 260,
    phrase: ({ selfHarm }, pick) => three(selfHarm.wishes, selfHarm.ordinaryWishes, selfHarm.times, pick),
  },
  {
    violations: [],
    severity: 'none',
    concernOnly: true,
    count: 120,
    phrase: ({ selfHarm }, pick) => both(selfHarm.refusals, selfHarm.ordinaryRefusals, pick),
  },
  {
    violations: ['escalation-pressure'],
    severity: 'low',
    count: 100,
    phrase: ({ demands, superiors, pushes }, pick) => three(demands, superiors, pushes, pick),
  },
  {
    violations: [],
    severity: 'none',
    count: 100,
    phrase: ({ requests, superiors, courtesies }, pick) => three(requests, superiors, courtesies, pick),
  },
];
