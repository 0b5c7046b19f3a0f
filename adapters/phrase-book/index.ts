import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { z } from 'zod';
import { GarboError } from '../../src/core/errors.js';
import { LANGUAGES, type Language } from '../../src/core/language.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';

const phrasesSchema = z.record(z.string(), z.string().min(1));

/**
 * Reads `it.yaml` and `en.yaml` of the folder and checks that every sentence parses and stands in both.
 * @throws GarboError `PHRASE_FAULT` naming file and key
 */
export function createPhraseBook(folder: string): PhraseBook {
  const books = Object.fromEntries(
    LANGUAGES.map((language) => [language, readBook(folder, language)]),
  ) as Record<Language, ReadonlyMap<string, IntlMessageFormat>>;
  for (const language of LANGUAGES) for (const other of LANGUAGES) compare(books, language, other);
  return {
    say(language, key, values = {}) {
      const phrase = books[language].get(key);
      if (!phrase) throw phraseFault('PHRASE_MISSING', `There is no sentence "${key}" in ${language}.yaml.`);
      return String(phrase.format(values));
    },
  };
}

function readBook(folder: string, language: Language): ReadonlyMap<string, IntlMessageFormat> {
  const parsed = phrasesSchema.safeParse(parse(readFileSync(join(folder, `${language}.yaml`), 'utf8')));
  if (!parsed.success) throw phraseFault('PHRASE_FAULT', `${language}.yaml must hold one sentence per key.`);
  return new Map(
    Object.entries(parsed.data).map(([key, sentence]) => [key, parseSentence(language, key, sentence)]),
  );
}

function parseSentence(language: Language, key: string, sentence: string): IntlMessageFormat {
  try {
    return new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true });
  } catch (error) {
    throw phraseFault('PHRASE_FAULT', `The sentence "${key}" in ${language}.yaml is no ICU message.`, error);
  }
}

function compare(
  books: Record<Language, ReadonlyMap<string, IntlMessageFormat>>,
  language: Language,
  other: Language,
): void {
  for (const key of books[language].keys()) {
    if (!books[other].has(key))
      throw phraseFault('PHRASE_FAULT', `The sentence "${key}" is missing in ${other}.yaml.`);
  }
}

function phraseFault(code: string, message: string, cause?: unknown): GarboError {
  return new GarboError(code, message, 'Mend the file in prompts/notices.', { cause });
}
