import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { SLACK_PHRASES } from '../../../adapters/slack/phrases.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { CHAT_PHRASES } from '../../../src/core/notices/chat-phrases.js';
import { sentences } from '../../support/sentences.js';

describe.each(LANGUAGES)('the phrases of Slack in %s', (language) => {
  const book = sentences(language);

  it.each([
    ['slack.', SLACK_PHRASES],
    ['chat.', CHAT_PHRASES],
  ])('with %s are all in the book, and the book has no other', (prefix, listed: readonly string[]) => {
    const inBook = Object.keys(book).filter((key) => key.startsWith(prefix));
    expect(inBook.sort()).toEqual([...listed].sort());
  });

  it('fit the titles and buttons of dialogs', () => {
    const short = CHAT_PHRASES.filter((key) => /^chat\.modal\.(.*-title|send|cancel|close)$/.test(key));
    expect(short.length).toBeGreaterThan(5);
    for (const key of short) expect(book[key]?.length, key).toBeLessThanOrEqual(LIMITS.viewTitle);
  });
});
