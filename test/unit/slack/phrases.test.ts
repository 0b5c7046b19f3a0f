import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { SLACK_PHRASES } from '../../../adapters/slack/phrases.js';
import { LANGUAGES } from '../../../src/core/language.js';
import { sentences } from '../../support/sentences.js';

describe.each(LANGUAGES)('the phrases of Slack in %s', (language) => {
  const book = sentences(language);

  it('are all in the book, and the book has no other', () => {
    const inBook = Object.keys(book).filter((key) => key.startsWith('slack.'));
    expect(inBook.sort()).toEqual([...SLACK_PHRASES].sort());
  });

  it('fit the titles and buttons of dialogs', () => {
    const short = SLACK_PHRASES.filter((key) => /^slack\.modal\.(.*-title|send|cancel|close)$/.test(key));
    expect(short.length).toBeGreaterThan(5);
    for (const key of short) expect(book[key]?.length, key).toBeLessThanOrEqual(LIMITS.viewTitle);
  });
});
