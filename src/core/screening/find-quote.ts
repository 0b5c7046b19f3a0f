/**
 * Finds quoted words in a message. A model copies words almost exactly: it may change case, white space, the
 * shape of quotation marks and dashes, or drop invisible characters. Those differences are forgiven; nothing
 * else is, so that every quote shown to a customer is what he really wrote.
 */

/**
 * What Unicode normalisation may join: a Hangul syllable or any one code point, with the marks that follow.
 * `Intl.Segmenter` would say it better, but takes half a second for the 40,000 characters of a long message.
 */
const CHARACTER = /(?:[\u1100-\u115F][\u1160-\u11A7]*[\u11A8-\u11FF]*|.)[\p{M}\uFF9E\uFF9F]*/gsu;

/** Letters of scripts that put spaces between words. */
const WORD_LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;

/** A text prepared once so that several quotes can be looked up in it. */
export interface IndexedText {
  readonly original: string;
  /** The text in the form that is compared. */
  readonly folded: string;
  /** For each UTF-16 unit of `folded`: where in `original` the character it stems from begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Prepares a text for {@link findQuote}. Linear in its length; any string will do, broken Unicode too. */
export function indexText(original: string): IndexedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  for (const { 0: character, index } of original.matchAll(CHARACTER)) {
    const piece = foldCharacter(character);
    const end = index + character.length;
    if (piece === ' ' && folded.endsWith(' ')) {
      ends[ends.length - 1] = end;
      continue;
    }
    for (let unit = 0; unit < piece.length; unit++) {
      starts.push(index);
      ends.push(end);
    }
    folded += piece;
  }
  return { original, folded, starts, ends };
}

/**
 * The words of the text that the quote stands for, exactly as written there, or `null` when they are not
 * in it. Only whole words count: otherwise a model could find an insult inside a harmless longer word.
 */
export function findQuote(quote: string, text: IndexedText): string | null {
  const wanted = indexText(quote).folded.trim();
  if (wanted === '') return null;
  for (let at = text.folded.indexOf(wanted); at !== -1; at = text.folded.indexOf(wanted, at + 1)) {
    const last = at + wanted.length - 1;
    if (cutsWord(text.folded, at) || cutsWord(text.folded, last + 1)) continue;
    const start = text.starts[at];
    const end = text.ends[last];
    if (start !== undefined && end !== undefined) return text.original.slice(start, end);
  }
  return null;
}

/** One character with its marks as compared: compatibility form, one case, plain marks, no invisibles. */
function foldCharacter(character: string): string {
  if (/^[\x20-\x7e]$/.test(character) && character !== '`') return character.toLowerCase();
  // Marks come first: the compatibility form of some is a space with an accent.
  const plain = character
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[\p{Dash}−]/gu, '-')
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  // Through upper case, so that ß meets SS and both forms of sigma meet.
  return plain.toUpperCase().toLowerCase().normalize('NFKC');
}

/** Whether a boundary at this place would cut a word; scripts written without spaces have no such cut. */
function cutsWord(folded: string, at: number): boolean {
  const before = folded[at - 1];
  const after = folded[at];
  return before !== undefined && after !== undefined && WORD_LETTER.test(before) && WORD_LETTER.test(after);
}
