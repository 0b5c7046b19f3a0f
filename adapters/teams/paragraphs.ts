import { type CardElement, text } from './cards.js';
import { cut, jsonBytes } from './limits.js';

/** Less room than this says nothing. */
const LEAST_BYTES = 40;

/** Paragraphs one below the other, in so many bytes of JSON; the one that does not fit is cut, and ends them. */
export function paragraphs(texts: readonly string[], room: number): readonly CardElement[] {
  const shown: CardElement[] = [];
  let left = room;
  for (const words of texts.filter((one) => one.trim() !== '')) {
    const whole = text(words);
    // Elements of a list have a comma between them.
    const bytes = jsonBytes(whole) + 1;
    if (bytes > left) {
      const space = left - (bytes - jsonBytes(words)) - 2;
      if (space >= LEAST_BYTES) shown.push(text(cut(words, space)));
      break;
    }
    shown.push(whole);
    left -= bytes;
  }
  return shown;
}
