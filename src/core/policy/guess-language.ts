import { LANGUAGES, type Language } from '../language.js';

/** Small words that stand in almost any text of the language and hardly in the other. */
const SMALL_WORDS: Readonly<Record<Language, readonly string[]>> = {
  it: 'il lo la gli le di del della dei delle che chi non per con una un è e sono si ci da nel alla anche'.split(
    ' ',
  ),
  en: 'the of and to is are we you our your not or who that for with on by be will may this it'.split(' '),
};

/** The language with more small words in the text; `undefined` where neither shows. */
export function guessLanguage(text: string): Language | undefined {
  const words =
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best: Language | undefined;
  let most = 0;
  for (const language of LANGUAGES) {
    const small = new Set(SMALL_WORDS[language]);
    const count = words.filter((word) => small.has(word)).length;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
