import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import { button } from './buttons.js';
import { plain } from './compose-daily.js';
import type { PostContent } from './post-content.js';

/** The line that says a block has ended, and asks whether to let the person in again. */
export function composeEnded(
  input: {
    readonly name: string;
    /** The person was removed from somewhere. */
    readonly canReadmit: boolean;
    /** Somebody blocked their e-mail address by hand. */
    readonly isMailBlocked: boolean;
    readonly about: PostContent['about'];
  },
  language: Language,
  phrases: PhraseBook,
): PostContent {
  const { name, canReadmit, isMailBlocked, about } = input;
  return {
    ...plain('line', language),
    paragraphs: [
      phrases.say(language, canReadmit ? 'line.block-ended-readmit' : 'line.block-ended', { name }),
      ...(isMailBlocked ? [phrases.say(language, 'line.block-ended-mail')] : []),
    ],
    about,
    buttons: canReadmit ? [button(phrases, language, 'readmit')] : [],
  };
}
