/**
 * Characters nobody sees: they would part the letters of a word. Joiners stay where they shape an emoji or the letters
 * of a script that needs them.
 */
const INVISIBLE =
  /[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|(?<=\p{Script=Latin})[\u200C\u200D]+(?=\p{Script=Latin})/gu;

/**
 * Text that people, a database and a model read alike: no characters that nobody sees, single spaces, no empty lines.
 * It is never longer than what is given.
 */
export function tidyText(text: string): string {
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/(?!\s)\p{Cc}/gu, '')
    .replaceAll(/\r\n?|[\v\f\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\S\n]+/gu, ' ')
    .replaceAll(/ ?\n[ \n]*/gu, '\n')
    .trim();
}
