/** What a card may weigh as JSON, in bytes; with the message around it, it stays below the 28 kB that Teams takes. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
export const MAX_CARD_BYTES = 26_000;

/** Our own limits in bytes for what must stay in a card however long the rest is; together they fit into one. */
export const LIMITS = {
  title: 600,
  factLabel: 100,
  factValue: 400,
  facts: 12,
  clause: 1_500,
  footer: 1_000,
  mentions: 12,
  name: 100,
  button: 200,
  buttonUrl: 500,
  buttons: 15,
  /** What notifications and clients without cards show. */
  summary: 1_000,
  input: 3_000,
} as const;

const ELLIPSIS = '…';

/** How many bytes a value takes as JSON. */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The text, or its beginning with an ellipsis, at most `max` bytes as JSON without the quotation marks. */
export function cut(text: string, max: number): string {
  if (textBytes(text) <= max) return text;
  let left = max - textBytes(ELLIPSIS);
  let kept = '';
  for (const character of text) {
    left -= textBytes(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`;
}

function textBytes(text: string): number {
  return jsonBytes(text) - 2;
}
