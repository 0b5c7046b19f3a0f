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

/**
 * Words as words: a TextBlock reads markdown, so its signs are taken out of their meaning.
 * Source: https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features
 */
export function text(words: string, style: Readonly<Record<string, unknown>> = {}): CardElement {
  return { type: 'TextBlock', text: escapeMarkdown(words), wrap: true, ...style };
}

/** The text with markdown's signs behind backslashes. */
export function escapeMarkdown(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>#~]/gu, '\\$&');
}

/** A card as the attachment of an activity. */
export function attachmentOf(content: AdaptiveCard): object {
  return { contentType: CARD_CONTENT_TYPE, content };
}
