import type { FakeActivity } from './state.js';

/** All words a reader sees in a message: those of its own, and those of its cards. */
export function visibleText({ body }: Pick<FakeActivity, 'body'>): string {
  const own = typeof body.text === 'string' ? [body.text] : [];
  return [...own, ...visibleWords(body.attachments)].join('\n');
}

/** All words a reader sees in a card or part of one, each paragraph by itself; invisible characters left out. */
export function visibleWords(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(visibleWords);
  if (typeof value !== 'object' || value === null) return [];
  if ('isVisible' in value && value.isVisible === false) return [];
  if ('inlines' in value) return [visibleWords(value.inlines).join('')];
  return Object.entries(value).flatMap(([key, one]) => {
    if (HIDDEN.includes(key)) return [];
    if (!SHOWN.includes(key) || typeof one !== 'string') return visibleWords(one);
    const isMentioning = 'type' in value && value.type === 'TextBlock';
    return [isMentioning ? one.replaceAll(/<\/?at>/gu, '') : one.replaceAll('\u2060', '')];
  });
}

/** Properties that hold words. */
const SHOWN = ['text', 'title', 'value', 'label', 'placeholder', 'errorMessage'];
const HIDDEN = ['data', 'refresh', 'msteams', 'fallbackText', 'fallback'];
