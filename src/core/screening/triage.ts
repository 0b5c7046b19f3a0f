/** A gesture that insults without a word. */
const RUDE_GESTURE = '\u{1F595}';

/** Whether there is nothing in the text to judge: no letter in any script, and no rude gesture. */
export function isTrivial(text: string): boolean {
  return !/\p{L}/u.test(text) && !text.includes(RUDE_GESTURE);
}
