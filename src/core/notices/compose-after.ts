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

/**
 * What holds for the customer once a measure was reversed: they may write where the notice stands, or in the channels
 * they are in; or another measure was told before, and holds.
 */
export type AfterReversal = 'here' | 'elsewhere' | 'still-closed';

const REVERSED: Readonly<Record<AfterReversal, string>> = {
  here: 'measure.reversed',
  elsewhere: 'measure.reversed-elsewhere',
  'still-closed': 'measure.reversed-still-closed',
};

/** A closing notice whose measure was reversed. */
export function composeReversed(notice: PostContent, phrases: PhraseBook, after: AfterReversal): PostContent {
  return { ...bare(notice), paragraphs: [phrases.say(notice.language, REVERSED[after])] };
}

/**
 * For somebody who may write again, and whom Garbo cannot let in again where they wrote.
 * @param channels where that is; empty where Garbo cannot name them all
 * @param isTold whether a manager has been notified, or finds it among what is left to do
 */
export function composeInvitedSoon(
  notice: PostContent,
  phrases: PhraseBook,
  { channels, isTold }: { readonly channels: string; readonly isTold: boolean },
): PostContent {
  const values = { channels: channels === '' ? 'none' : channels, told: isTold ? 'yes' : 'no' };
  return { ...bare(notice), paragraphs: [phrases.say(notice.language, 'measure.invited-soon', values)] };
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
