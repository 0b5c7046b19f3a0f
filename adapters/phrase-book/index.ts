import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { z } from 'zod';
import { GarboError } from '../../src/core/errors.js';
import { LANGUAGES, type Language } from '../../src/core/language.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';

const phrasesSchema = z.record(z.string(), z.string().min(1));

/** The sentences of one language by their keys, each with the file it stands in. */
type Book = ReadonlyMap<string, { readonly message: IntlMessageFormat; readonly file: string }>;

/**
 * Reads the files of `it/` and `en/` in the folder, and checks that every sentence parses, stands in one file only
 * and in both languages.
 * @throws GarboError `PHRASE_FAULT` naming file and key
 */
export function createPhraseBook(folder: string): PhraseBook {
  const books = Object.fromEntries(
    LANGUAGES.map((language) => [language, readBook(folder, language)]),
  ) as Record<Language, Book>;
  for (const language of LANGUAGES) for (const other of LANGUAGES) compare(books, language, other);
  return {
    say(language, key, values = {}) {
      const phrase = books[language].get(key);
      if (!phrase) throw phraseFault('PHRASE_MISSING', `There is no sentence "${key}" in ${language}.`);
      return String(phrase.message.format(values));
    },
  };
}

function readBook(folder: string, language: Language): Book {
  const book = new Map<string, { message: IntlMessageFormat; file: string }>();
  const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.yaml'));
  for (const name of files.sort()) {
    const file = `${language}/${name}`;
    for (const [key, sentence] of Object.entries(readSentences(folder, file))) {
      const earlier = book.get(key);
      if (earlier)
        throw phraseFault('PHRASE_FAULT', `The sentence "${key}" is in ${earlier.file} and in ${file}.`);
      book.set(key, { message: parseSentence(language, file, key, sentence), file });
    }
  }
  return book;
}

function readSentences(folder: string, file: string): Readonly<Record<string, string>> {
  const parsed = phrasesSchema.safeParse(parse(readFileSync(join(folder, file), 'utf8')));
  if (!parsed.success) throw phraseFault('PHRASE_FAULT', `${file} must hold one sentence per key.`);
  return parsed.data;
}

function parseSentence(language: Language, file: string, key: string, sentence: string): IntlMessageFormat {
  try {
    return new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
  } catch (error) {
    throw phraseFault('PHRASE_FAULT', `The sentence "${key}" in ${file} is no ICU message.`, error);
  }
}

function compare(books: Record<Language, Book>, language: Language, other: Language): void {
  for (const [key, { file }] of books[language]) {
    if (!books[other].has(key))
      throw phraseFault('PHRASE_FAULT', `The sentence "${key}" of ${file} is missing in ${other}.`);
  }
}

function phraseFault(code: string, message: string, cause?: unknown): GarboError {
  return new GarboError(code, message, 'Mend the files in prompts/notices.', { cause });
}
