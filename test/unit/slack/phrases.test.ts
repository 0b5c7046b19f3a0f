import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LIMITS } from '../../../adapters/slack/limits.js';
import { SLACK_PHRASES } from '../../../adapters/slack/phrases.js';
import { packageRoot } from '../../../src/package-root.js';

describe.each(['it', 'en'])('the phrases of Slack in %s', (language) => {
  const file = join(packageRoot(), 'prompts/notices', `${language}.yaml`);
  const book = parse(readFileSync(file, 'utf8')) as Record<string, string>;

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
