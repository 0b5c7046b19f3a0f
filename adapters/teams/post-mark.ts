import type { AdaptiveCard } from './cards.js';

/**
 * What names a post in the card that shows it. Element ids are part of what a card means, so Teams keeps them where it
 * may drop properties it does not know.
 */
export function markOf(postId: string): string {
  return `garbo:post:${postId}`;
}

/** The card with its mark, in an element that nobody sees. */
export function marked(card: AdaptiveCard, postId: string): AdaptiveCard {
  const mark = { type: 'TextBlock', id: markOf(postId), text: ' ', isVisible: false };
  return { ...card, body: [...card.body, mark] };
}
