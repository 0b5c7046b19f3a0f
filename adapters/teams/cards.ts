/** The version of Adaptive Cards that Teams shows on every client. Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
export const CARD_VERSION = '1.5';

/** What a card is attached as. */
export const CARD_CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';

/** An element of a card. Source: https://adaptivecards.io/explorer/ */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** A whole card. */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly version: typeof CARD_VERSION;
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardElement[];
  readonly [property: string]: unknown;
}

/** A card of these parts. */
export function card(
  body: readonly CardElement[],
  actions: readonly CardElement[] = [],
  more: Readonly<Record<string, unknown>> = {},
): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    version: CARD_VERSION,
    body,
    ...(actions.length > 0 ? { actions } : {}),
    ...more,
  };
}

/** How words look. */
export interface TextStyle {
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Medium';
  readonly isSubtle?: boolean;
  readonly color?: 'Attention';
}

/**
 * Words as words. They stand in text runs, the one place of a card in which no client reads markdown: text blocks and
 * facts read it, each client with a reader of its own.
 * Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export function text(words: string, style: TextStyle = {}): CardElement {
  return richText([run(words, style)]);
}

/** A paragraph of pieces, each in its own style. */
export function richText(inlines: readonly CardElement[]): CardElement {
  return { type: 'RichTextBlock', inlines };
}

/** Words in one style. Clients make a date of `{{DATE(…)}}` even here: an invisible character keeps it as it is. */
export function run(words: string, style: TextStyle = {}): CardElement {
  return { type: 'TextRun', text: words.replaceAll(/\{(?=\{(?:DATE|TIME)\()/gu, '{\u2060'), ...style };
}

/** A card as the attachment of an activity. */
export function attachmentOf(content: AdaptiveCard): object {
  return { contentType: CARD_CONTENT_TYPE, content };
}
