/**
 * Undoing what people do to words: capitals, accents, letters of other alphabets that look Latin, digits
 * and signs for letters (`m3rd4`, `$hit`), stretched letters (`idiotaaa`), invisible characters.
 */

/** Cyrillic, Greek and Latin letters, each followed by the plain Latin letter it looks like. */
const HOMOGLYPHS = new Map(
  'аa еe оo рp сc уy хx іi јj ѕs ԁd һh кk мm тt вb нh αa εe ιi κk νv οo ρp τt υu χx ıi łl øo'
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** Digits and signs that stand for a letter inside a word. */
const LEET = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['8', 'b'],
  ['@', 'a'],
  ['$', 's'],
  ['€', 'e'],
  ['!', 'i'],
  ['|', 'i'],
]);

/** A number, a code or a word of another script: its value tells the model nothing. */
const UNREADABLE = '0';

/** A letter that is neither Latin nor looks so. */
const OTHER_SCRIPT = /[^\p{Script=Latin}\P{L}]/u;

const PLAIN = /^[a-z]+$/;
const STRETCHED = /(.)\1\1/u;

/** The form of one written word that the model sees. Numbers, codes and foreign scripts all become `0`. */
export function normaliseWord(written: string): string {
  const lower = written.toLowerCase();
  const letters = PLAIN.test(lower) ? lower : plainLetters(lower);
  return STRETCHED.test(letters)
    ? letters.replace(/([aeiou])\1{2,}/g, '$1').replace(/(.)\1{2,}/gu, '$1$1')
    : letters;
}

function plainLetters(lower: string): string {
  const folded = lower
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200d\u2060\ufeff'’]/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => HOMOGLYPHS.get(letter) ?? letter);
  if (PLAIN.test(folded)) return folded;
  if (OTHER_SCRIPT.test(folded)) return UNREADABLE;
  const masked = folded.replace(/[*#]+/g, '*');
  const letterCount = masked.replace(/[^a-z]/g, '').length;
  const digitCount = masked.replace(/\D/g, '').length;
  const isWord = letterCount >= 2 || (letterCount === 1 && digitCount === 0);
  if (!isWord || digitCount > letterCount) return UNREADABLE;
  return masked.replace(/[0-9@$€!|+]/g, (sign) => LEET.get(sign) ?? '');
}
