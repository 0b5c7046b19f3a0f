import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../../../src/core/language.js';
import { en } from './en.js';
import { it, type Words } from './it.js';

/** The page's words by language. */
export const WORDS: Readonly<Record<Language, Words>> = { it, en };

/** The language the page speaks, for everything below it. */
export const LanguageContext = createContext<Language>('it');

/** The language the page speaks, and its words. */
export function useWords(): { readonly language: Language; readonly words: Words } {
  const language = useContext(LanguageContext);
  return { language, words: WORDS[language] };
}
