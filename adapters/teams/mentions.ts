import type { CardElement } from './cards.js';
import { cut, LIMITS } from './limits.js';

/** Somebody a card notifies. */
export interface Mentioned {
  /** Their id in Teams: `29:…`. */
  readonly id: string;
  readonly name: string;
}

/** How a card mentions people: the line that names them, and who each name is. */
export interface Mentions {
  readonly line: readonly CardElement[];
  readonly entities: readonly object[];
}

/**
 * Mentions people. This line alone is a text block, because only there a name is a mention; so what markdown reads is
 * left out of the names.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format#mention-support-within-adaptive-cards
 */
export function mention(people: readonly Mentioned[]): Mentions {
  const known = people.slice(0, LIMITS.mentions).map(({ id, name }) => ({ id, name: plainName(name) }));
  const named = known.map(({ id, name }, index) => {
    const isShared = known.some((other) => other.id !== id && other.name === name);
    return { id, name, tag: `<at>${name}${isShared ? ` ${index + 1}` : ''}</at>` };
  });
  if (named.length === 0) return { line: [], entities: [] };
  return {
    line: [{ type: 'TextBlock', text: named.map(({ tag }) => tag).join(' '), wrap: true }],
    entities: named.map(({ id, name, tag }) => ({ type: 'mention', text: tag, mentioned: { id, name } })),
  };
}

function plainName(name: string): string {
  return cut(name.replaceAll(/[^\p{L}\p{M}\p{N} .,'’()-]/gu, ' ').trim(), LIMITS.name) || '@';
}
