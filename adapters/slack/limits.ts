/**
 * Slack's limits on what a message or a dialog holds.
 * Source: https://docs.slack.dev/reference/block-kit/blocks and .../composition-objects, block-elements, views
 */
export const LIMITS = {
  blocksPerMessage: 50,
  headerText: 150,
  sectionText: 3_000,
  fieldText: 2_000,
  fieldsPerSection: 10,
  contextText: 3_000,
  buttonText: 75,
  buttonUrl: 3_000,
  elementsPerActions: 25,
  viewTitle: 24,
  viewButton: 24,
  inputLabel: 2_000,
  inputText: 3_000,
  /** Our own: enough for a name or a day. */
  shortInput: 150,
  selectOptions: 100,
  optionText: 75,
  /** Slack cuts longer fallback texts itself, and asks to stay below. */
  messageText: 4_000,
} as const;

/** The text, or its beginning with an ellipsis, at most `max` characters; never half a surrogate pair. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${upTo(text, max - 1)}…`;
}

/** The text in pieces of at most `max` characters, divided at spaces where there are any. Empty text: no piece. */
export function pieces(text: string, max: number): readonly string[] {
  const found: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const room = upTo(rest, max);
    const space = room.search(/\s\S*$/);
    const piece = space > 0 ? room.slice(0, space) : room;
    found.push(piece.trimEnd());
    rest = rest.slice(piece.length).trimStart();
  }
  return rest === '' ? found : [...found, rest];
}

/** The first `length` characters, one less where that would halve a surrogate pair. */
function upTo(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const halves = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, halves ? length - 1 : length);
}
