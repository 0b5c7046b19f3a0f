import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createPhraseBook } from '../../adapters/phrase-book/index.js';
import { LANGUAGES, type Language } from '../../src/core/language.js';
import { packageRoot } from '../../src/package-root.js';
import { sentences } from '../support/sentences.js';

const FOLDER = join(packageRoot(), 'prompts', 'notices');

/** The names in braces, at any depth. */
function placeholders(sentence: string): readonly string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\s*[,}]/g)].map(([, name = '']) => name))].sort();
}

/** Every string in the code that could be a key, or the beginning of one before a `${…}`. */
function keysInCode(): { readonly whole: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> } {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const folder of ['src', 'adapters'])
    for (const entry of readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(entry) || entry.startsWith('playground/page')) continue;
      const code = readFileSync(join(packageRoot(), folder, entry), 'utf8');
      for (const [, key = ''] of code.matchAll(/'([a-z][\w.-]*)'/g)) whole.add(key);
      for (const [, key = ''] of code.matchAll(/`([a-z][\w.-]*\.)\$\{/g)) beginnings.add(key);
    }
  // In compose-notice the beginning is a variable too: `${kind}.${clause}`.
  for (const kind of ['reminder.', 'warning.']) beginnings.add(kind);
  return { whole, beginnings };
}

describe('the sentences', () => {
  const it_ = sentences('it');
  const en = sentences('en');

  it('are the same in both languages, with the same placeholders', () => {
    expect(Object.keys(en)).toEqual(Object.keys(it_));
    for (const [key, sentence] of Object.entries(it_))
      expect(placeholders(en[key] ?? ''), key).toEqual(placeholders(sentence));
  });

  it('are all used', () => {
    const { whole, beginnings } = keysInCode();
    const isUsed = (key: string) =>
      whole.has(key) ||
      [...beginnings].some((begin) => key.startsWith(begin) && whole.has(key.slice(begin.length)));
    const unused = Object.keys(it_).filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });

  it('are there for every key the code says', () => {
    const asked = new Set<string>();
    for (const folder of ['src', 'adapters'])
      for (const entry of readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })) {
        if (!entry.endsWith('.ts')) continue;
        const code = readFileSync(join(packageRoot(), folder, entry), 'utf8');
        for (const [, key = ''] of code.matchAll(/\bsay\(\s*(?:[\w.]+,\s*)?'([a-z][\w.-]*\.[\w.-]+)'/g))
          asked.add(key);
      }
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((key) => !(key in it_))).toEqual([]);
  });

  it('name every rule of the ladder that managers are told, every button and every standing', () => {
    const values = (file: string, type: string) => {
      const code = readFileSync(join(packageRoot(), file), 'utf8');
      const body = code.slice(code.indexOf(`export type ${type} =`));
      return [...body.slice(0, body.indexOf(';')).matchAll(/\| '([\w-]+)'/g)].map(([, value = '']) => value);
    };
    const silent = [
      'harmless',
      'not-at-us',
      'no-response',
      'already-counted',
      'correspondence-closed',
      'reminded-today',
      'same-episode',
      'notice-on-its-way',
    ];
    const rules = values('src/core/ladder/decision.ts', 'Rule').filter((rule) => !silent.includes(rule));
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) expect(it_, rule).toHaveProperty([`rule.${rule}`]);
    for (const id of values('src/core/notices/post-content.ts', 'ButtonId'))
      expect(it_, id).toHaveProperty([`button.${id}`]);
  });

  it('hold a customer’s words as they are, braces and tags included', () => {
    const book = createPhraseBook(FOLDER);
    for (const words of ['{quote}', '<b>ciao</b>', "l'altro '{x}'", '# {count, plural}'])
      expect(book.say('it', 'quote', { words })).toBe(`«${words}»`);
  });
});

describe('a phrase book', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  function bookOf(books: Readonly<Record<Language, string>>) {
    const folder = mkdtempSync(join(tmpdir(), 'garbo-phrases-'));
    folders.push(folder);
    for (const language of LANGUAGES) {
      mkdirSync(join(folder, language));
      writeFileSync(join(folder, language, 'one.yaml'), books[language]);
    }
    return createPhraseBook(folder);
  }

  it('refuses a sentence that stands in one language only', () => {
    expect(() => bookOf({ it: 'a: uno\nb: due\n', en: 'a: one\n' })).toThrow(
      /"b" of it\/one\.yaml is missing in en/,
    );
    expect(() => bookOf({ it: 'a: uno\n', en: 'a: one\nb: two\n' })).toThrow(
      /"b" of en\/one\.yaml is missing in it/,
    );
  });

  it('refuses a sentence that stands in two files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'garbo-phrases-'));
    folders.push(folder);
    for (const language of LANGUAGES) {
      mkdirSync(join(folder, language));
      for (const name of ['one.yaml', 'two.yaml']) writeFileSync(join(folder, language, name), 'a: uno\n');
    }
    expect(() => createPhraseBook(folder)).toThrow(/"a" is in it\/one\.yaml and in it\/two\.yaml/);
  });

  it('refuses what is no ICU message, naming file and key', () => {
    expect(() => bookOf({ it: 'a: "{uno"\n', en: 'a: one\n' })).toThrow(
      /"a" in it\/one\.yaml is no ICU message/,
    );
  });

  it('refuses a file that holds something else than sentences', () => {
    expect(() => bookOf({ it: 'a: [1]\n', en: 'a: one\n' })).toThrow(
      /it\/one\.yaml must hold one sentence per key/,
    );
    expect(() => bookOf({ it: '', en: '' })).toThrow(/must hold one sentence per key/);
  });

  it('says which sentence is missing', () => {
    expect(() => bookOf({ it: 'a: uno\n', en: 'a: one\n' }).say('it', 'b')).toThrow(
      /There is no sentence "b" in it/,
    );
  });
});
