import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import { button } from './buttons.js';
import type { PostContent } from './post-content.js';

/** The first post of the managers' daily thread. */
export function composeDaily(day: string, language: Language, phrases: PhraseBook): PostContent {
  return {
    ...plain('daily', language),
    title: phrases.say(language, 'daily.title', { day }),
    paragraphs: [phrases.say(language, 'daily.body')],
  };
}

/** One line of the daily thread about a notice (which can then be withdrawn) or about a message left alone. */
export function composeLine(
  input: {
    readonly phrase: 'reminder' | 'warning' | 'final-notice' | 'stale' | 'shadow';
    readonly name: string;
    readonly words: string;
    readonly rule: string;
    readonly clause: PostContent['clause'];
    readonly about: PostContent['about'];
    readonly withdrawable: boolean;
  },
  language: Language,
  phrases: PhraseBook,
): PostContent {
  const quote = input.words
    ? phrases.say(language, 'quote', { words: input.words })
    : phrases.say(language, 'line.no-words');
  return {
    ...plain('line', language),
    paragraphs: [
      phrases.say(language, `line.${input.phrase}`, {
        name: input.name,
        quote,
        rule: input.rule,
        clause: input.clause?.text.replace(/\.$/u, '') ?? '',
      }),
    ],
    about: input.about,
    buttons: input.withdrawable ? [button(phrases, language, 'withdraw')] : [],
  };
}

/** A post that says one thing: the base of lines and replies. */
export function plain(kind: PostContent['kind'], language: Language): PostContent {
  return {
    kind,
    language,
    title: null,
    paragraphs: [],
    clause: null,
    quotes: [],
    facts: [],
    folded: null,
    about: null,
    mentions: [],
    buttons: [],
    footer: null,
  };
}
