import type { LabelledMessage } from '../src/core/evaluation/labelled-message.js';
import { seededRandom } from '../src/core/evaluation/seeded-random.js';
import type { Severity } from '../src/core/screening/verdict.js';
import { disguise } from './disguise.js';
import { KINDS } from './kinds.js';
import { ENGLISH, ITALIAN } from './lexicon.js';

/** A made-up message, and the labelled one it was built around (its fold is that one's). */
export interface Augmented {
  readonly message: LabelledMessage;
  readonly base: LabelledMessage;
  /** Whether only the concern head learns from it. */
  readonly concernOnly: boolean;
}

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
    for (const { phrase, count, concernOnly = false, ...labels } of KINDS)
      for (let made = 0; made < count; made++) {
        const base = pick(bases);
        const written = vary(phrase(lexicon, pick), labels.severity, random);
        const text = place(written, base.text, random);
        const id = `a${augmented.length}`;
        augmented.push({
          base,
          concernOnly,
          message: { id, lang, context: [], concern: null, ...labels, text },
        });
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
