import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../src/config-schema.js';
import { packageRoot } from '../../src/package-root.js';
import { sourceFiles } from './source-files.js';

const product = [...sourceFiles('src'), ...sourceFiles('adapters')];
const settings = Object.keys(settingsSchema.shape).sort();

describe('docs/configuration.md', () => {
  const rows = tableRows(read('docs/configuration.md'));

  test('explains every setting, each once, and no other', () => {
    expect(rows.map(([name]) => name).sort()).toEqual(settings);
    expect(rows.filter(([, meaning = '']) => meaning.length < 10)).toEqual([]);
  });

  test('tells the defaults that hold', () => {
    const defaults = Object.entries(settingsSchema.parse({})).filter(
      ([, value]) => (typeof value === 'string' && value !== '') || typeof value === 'number',
    );
    expect(defaults.length).toBeGreaterThan(5);
    const told = new Map(rows.map(([name, , stated]) => [name, stated]));
    for (const [name, value] of defaults) expect(told.get(name), name).toBe(`\`${value}\``);
  });
});

test('.env.example names only settings that exist', () => {
  const named = read('.env.example').match(/^[A-Z_]+(?==)/gmu) ?? [];
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !settings.includes(name))).toEqual([]);
});

test('docker-compose.yml sets only settings that exist', () => {
  const [, garbo = ''] = /^ {2}garbo:\n((?: {4}.*\n|\n)+)/mu.exec(read('docker-compose.yml')) ?? [];
  const named = [...garbo.matchAll(/^ {6}([A-Z_]+):/gmu)].map(([, name = '']) => name);
  expect(named).toContain('DATABASE_URL');
  expect(named.filter((name) => !settings.includes(name))).toEqual([]);
});

test('docs/errors.md explains every error code of the program, each once, and no other', () => {
  const explained = tableRows(read('docs/errors.md')).map(([code]) => code);
  expect([...explained].sort()).toEqual(errorCodes());
});

test('every file that a document links to is there', () => {
  const documents = ['README.md', 'README.it.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs')];
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/gu)]
      .map(([, target = '']) => target)
      .filter(
        (target) => !/^[a-z]+:/u.test(target) && !existsSync(join(packageRoot(), dirname(document), target)),
      )
      .map((target) => `${document} → ${target}`),
  );
  expect(missing).toEqual([]);
});

/**
 * The codes the sources hand to errors: upper case with an underscore, as an argument. Names of settings look
 * alike and are handed about too.
 */
function errorCodes(): readonly string[] {
  const found = product
    .flatMap(({ stringArguments }) => stringArguments)
    .filter((text) => /^[A-Z]+(_[A-Z]+)+$/u.test(text) && !settings.includes(text));
  return [...new Set(found)].sort();
}

/** The cells of every table row whose first cell begins with a name in backticks, which stands alone then. */
function tableRows(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .flatMap(([, first = '', ...rest]) => {
      const name = /^`([A-Z_]+)`/u.exec(first)?.[1];
      return name === undefined ? [] : [[name, ...rest]];
    });
}

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

function read(path: string): string {
  return readFileSync(join(packageRoot(), path), 'utf8');
}
