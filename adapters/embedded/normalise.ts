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

const PLAIN = /^[a-z]+$/;
const STRETCHED = /(.)\1\1/u;

/** The form of one written word that the model sees. Numbers and codes become `0`: their value tells nothing. */
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
  const letterCount = folded.replace(/[^\p{L}]/gu, '').length;
  const digitCount = folded.replace(/\D/g, '').length;
  if (letterCount < 2 || digitCount > letterCount) return digitCount > 0 ? '0' : folded;
  return folded.replace(/[*#]+/g, '*').replace(/[0-9@$€!|+]/g, (sign) => LEET.get(sign) ?? '');
}
