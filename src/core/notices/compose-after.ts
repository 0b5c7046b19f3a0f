import type { PhraseBook } from '../ports/phrase-book.js';
import type { PostContent } from './post-content.js';

/** A notice that was withdrawn: it says so in the place where it stood, and quotes nothing any more. */
export function composeWithdrawn(notice: PostContent, phrases: PhraseBook): PostContent {
  const { language } = notice;
  return {
    ...bare(notice),
    title: phrases.say(language, 'withdrawn'),
    paragraphs: [phrases.say(language, 'withdrawn.detail')],
  };
}

/** A closing notice whose measure was reversed; `stillClosed`: another one was told before, and holds. */
export function composeReversed(notice: PostContent, phrases: PhraseBook, stillClosed: boolean): PostContent {
  const key = stillClosed ? 'measure.reversed-still-closed' : 'measure.reversed';
  return { ...bare(notice), paragraphs: [phrases.say(notice.language, key)] };
}

/** For somebody who may write again, and whom Garbo cannot let in again where they wrote. */
export function composeInvitedSoon(notice: PostContent, phrases: PhraseBook, channels: string): PostContent {
  return {
    ...bare(notice),
    paragraphs: [phrases.say(notice.language, 'measure.invited-soon', { channels })],
  };
}

/** A notice its reader disputed: the same words, the receipt below, and no second dispute. */
export function composeDisputed(notice: PostContent, phrases: PhraseBook, day: string): PostContent {
  return {
    ...notice,
    buttons: notice.buttons.filter(({ id }) => id !== 'dispute'),
    footer: phrases.say(notice.language, 'disputed', { day }),
  };
}

function bare(notice: PostContent): PostContent {
  return {
    ...notice,
    title: null,
    paragraphs: [],
    clause: null,
    quotes: [],
    facts: [],
    folded: null,
    buttons: [],
    footer: null,
  };
}
