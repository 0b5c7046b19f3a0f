import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import type { Button, ButtonId, PostContent, Taker } from './post-content.js';

/** Buttons that only show something. */
const SHOWING: readonly ButtonId[] = ['show-message', 'later-messages'];

/** Says for everybody who sees to an alert. */
export function sayTaken({ name }: Taker, language: Language, phrases: PhraseBook): string {
  return phrases.say(language, 'alert.taken', { name });
}

/**
 * A taken alert for whoever took it, where a platform shows a post to each in their own way: it says so in the heading,
 * the message lies open, and what can be decided comes first. A post that nobody took stays as it is.
 */
export function takersView(content: PostContent, phrases: PhraseBook): PostContent {
  const { takenBy, language, title, paragraphs, folded, buttons } = content;
  if (!takenBy) return content;
  const shows = ({ id }: Button) => SHOWING.includes(id);
  const isLeft = ({ id }: Button) => folded === null || id !== 'show-message';
  return {
    ...content,
    title: phrases.say(language, 'alert.title.yours', { title: title ?? '' }),
    paragraphs: [
      ...paragraphs.filter((paragraph) => paragraph !== sayTaken(takenBy, language, phrases)),
      ...(folded ? [phrases.say(language, 'alert.unfolded', { text: folded.text })] : []),
    ],
    folded: null,
    buttons: [...buttons.filter((one) => !shows(one)), ...buttons.filter(shows).filter(isLeft)],
  };
}
