import type { Language } from '../language.js';

/** Every sentence Garbo says, in Italian and English (`prompts/notices/`). */
export interface PhraseBook {
  /**
   * The sentence under `key` with its `{placeholders}` filled in.
   * @throws GarboError `PHRASE_MISSING` when the key is not in the book
   */
  say(language: Language, key: string, values?: Readonly<Record<string, string | number>>): string;
}
