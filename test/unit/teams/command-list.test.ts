import { describe, expect, it } from 'vitest';
import { COMMAND_LIST, REPORT_ACTION } from '../../../adapters/teams/commands/command-list.js';
import { LANGUAGES } from '../../../src/core/language.js';

describe('the commands of the Teams app', () => {
  it.each(['channel', 'chat', 'personal'] as const)('fit the menu after a mention: %s', (place) => {
    const listed = COMMAND_LIST.filter(({ mentionedIn }) => mentionedIn.includes(place));
    expect(listed.length).toBeLessThanOrEqual(10);
    expect(listed.map(({ id }) => id)).toContain('help');
  });

  it('fit the menu after a slash', () => {
    expect(COMMAND_LIST.filter(({ isSlash }) => isSlash).length).toBeLessThanOrEqual(12);
  });

  it.each(LANGUAGES)('have words of their own, short enough for the menus: %s', (language) => {
    const all = [...COMMAND_LIST, REPORT_ACTION];
    for (const { title, does } of all) {
      expect(title[language].length).toBeLessThanOrEqual(32);
      expect(does[language].length).toBeLessThanOrEqual(128);
    }
    expect(new Set(all.map(({ title }) => title[language])).size).toBe(all.length);
  });
});
