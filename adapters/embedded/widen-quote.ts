/** The longest part of a sentence that is quoted whole; beyond it a notice would shorten it anyway. */
const LONGEST_PART = 80;
/** In a longer part the quote reaches so many words further on, so that it does not end in the middle of a phrase. */
const WORDS_FURTHER = 3;

/** Where a part of a sentence ends: punctuation before a space or the end, a line's end, a bracket, a quotation mark. */
const BORDER = /[.,;:!?…]+(?=\s|$)|[\n()"«»“”]/gu;

/** A stretch of a text, by its offsets; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Widens a stretch to words that make sense by themselves, because the customer reads them in a notice: the part of
 * the sentence it stands in, or a few words more where that part is long. It stays a part of `text`.
 */
export function widen(text: string, { start, end }: Stretch): Stretch {
  const part = partAround(text, { start, end });
  if (part.end - part.start <= LONGEST_PART) return part;
  const after = text.slice(end, part.end);
  const further = new RegExp(`^\\S*(?:\\s+\\S+){0,${WORDS_FURTHER}}`, 'u').exec(after)?.[0] ?? '';
  return { start, end: end + further.trimEnd().length };
}

/** From the border before the stretch to the one after it, without the white space at either end. */
function partAround(text: string, stretch: Stretch): Stretch {
  let start = 0;
  let end = text.length;
  for (const { index, 0: border } of text.matchAll(BORDER)) {
    if (index + border.length <= stretch.start) start = index + border.length;
    else if (index >= stretch.end) {
      end = index;
      break;
    }
  }
  const part = text.slice(start, end);
  const leading = part.length - part.trimStart().length;
  return { start: start + leading, end: start + part.trimEnd().length };
}
