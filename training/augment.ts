import type { LabelledMessage } from '../src/core/evaluation/labelled-message.js';
import { seededRandom } from '../src/core/evaluation/seeded-random.js';
import type { BuiltInClause } from '../src/core/policy/enforcement.js';
import type { Severity } from '../src/core/screening/verdict.js';
import { disguise } from './disguise.js';
import { ENGLISH, ITALIAN, type Lexicon } from './lexicon.js';

/** A made-up message, and the labelled one it was built around (its fold is that one's). */
export interface Augmented {
  readonly message: LabelledMessage;
  readonly base: LabelledMessage;
}

/** What a phrase is labelled as, wherever it stands. */
interface Kind {
  readonly violations: readonly BuiltInClause[];
  readonly severity: Severity;
  readonly concern?: 'self-harm';
  /** How many messages of this kind are made per language. */
  readonly count: number;
  readonly phrase: (lexicon: Lexicon, pick: Pick) => string;
}

type Pick = (from: readonly string[]) => string;

const both = (opening: readonly string[], ending: readonly string[], pick: Pick) =>
  `${pick(opening)} ${pick(ending)}`.trim();

const KINDS: readonly Kind[] = [
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
];

const SEED = 71;

/**
 * Made-up messages: phrases of the lexicon alone, and before, after or between the sentences of harmless
 * labelled messages. Always the same for the same input.
 */
export function augment(labelled: readonly LabelledMessage[]): readonly Augmented[] {
  const random = seededRandom(SEED);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const augmented: Augmented[] = [];
  for (const [lang, lexicon] of [
    ['it', ITALIAN],
    ['en', ENGLISH],
  ] as const) {
    const bases = labelled.filter((one) => one.lang === lang && isPlain(one));
    for (const { phrase, count, ...labels } of KINDS)
      for (let made = 0; made < count; made++) {
        const base = pick(bases);
        const written = vary(phrase(lexicon, pick), labels.severity, random);
        const text = place(written, base.text, random);
        const id = `a${augmented.length}`;
        augmented.push({ base, message: { id, lang, context: [], concern: null, ...labels, text } });
      }
  }
  return augmented;
}

/** Harmless, without background, and short enough to add a phrase to. */
function isPlain(message: LabelledMessage): boolean {
  const { violations, concern, context, text } = message;
  return violations.length === 0 && concern === null && context.length === 0 && text.length < 160;
}

/** The spelling people use: capitals, exclamation marks, now and then a disguise of the rude words. */
function vary(phrase: string, severity: Severity, random: () => number): string {
  const roll = random();
  if (roll < 0.12) return phrase.toUpperCase();
  if (roll < 0.3) return `${phrase}${'!'.repeat(1 + Math.floor(random() * 3))}`;
  if (roll < 0.4 && severity !== 'none') return disguise(phrase, random);
  return roll < 0.65 ? phrase.charAt(0).toUpperCase() + phrase.slice(1) : phrase;
}

function place(phrase: string, base: string, random: () => number): string {
  const roll = random();
  const join = random() < 0.5 ? ', ' : '. ';
  if (roll < 0.4) return phrase;
  if (roll < 0.65) return `${phrase}${join}${base}`;
  return `${base}${/[.!?]$/.test(base) ? ' ' : join}${phrase}`;
}
