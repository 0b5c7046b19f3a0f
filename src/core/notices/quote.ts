import type { ClauseId } from '../policy/policy.js';
import type { Violation } from '../screening/verdict.js';

/** Longest quote shown, in characters; the rest is left out at a word's end. */
const LONGEST_QUOTE = 80;

/** Beginnings of words that demean a group of people; only these are masked (voice: "only slurs against a group"). */
const SLUR_STEMS = [
  'negr',
  'froci',
  'ricchion',
  'terron',
  'zingar',
  'handicappat',
  'mongoloid',
  'nigger',
  'nigga',
  'faggot',
  'retard',
  'kike',
  'tranny',
];

/** Hardship, health and family are never quoted. */
const NEVER_QUOTED: readonly ClauseId[] = ['hardship-leverage'];

/** The customer's words for a notice: shortened, slurs against a group masked. Empty when not to be quoted. */
export function quotable(violation: Violation, judgedAs: ClauseId | null): string {
  if (judgedAs !== null && NEVER_QUOTED.includes(judgedAs)) return '';
  return maskSlurs(shorten(violation.quote));
}

function shorten(quote: string): string {
  const oneLine = quote.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(oneLine);
  if (characters.length <= LONGEST_QUOTE) return oneLine;
  const cut = characters.slice(0, LONGEST_QUOTE).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > LONGEST_QUOTE / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

function maskSlurs(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const plain = word.toLowerCase();
    return SLUR_STEMS.some((stem) => plain.startsWith(stem)) ? maskWord(word) : word;
  });
}

function maskWord(word: string): string {
  const characters = Array.from(word);
  return characters.map((character, index) => (index === 0 ? character : '•')).join('');
}

/** Every word masked but for its first letter: what managers see until they ask for the message. */
export function maskAll(text: string): string {
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, maskWord);
}
