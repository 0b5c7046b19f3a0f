import type { Language } from '../language.js';
import { button } from '../notices/buttons.js';
import { plain } from '../notices/compose-daily.js';
import type { PostContent } from '../notices/post-content.js';
import type { PhraseBook } from '../ports/phrase-book.js';

/** What a draft is composed from. */
export interface DraftInput {
  /** The notice that Garbo cannot show. */
  readonly notice: PostContent;
  /** Whom it is for. */
  readonly reader: string;
  /** The message it answers, for a link to the thread. */
  readonly about: PostContent['about'];
}

/** Asks somebody of the team to send a text: what it is, for whom, the text itself, and two lines to tick. */
export function composeDraft(
  { notice, reader, about }: DraftInput,
  language: Language,
  phrases: PhraseBook,
): PostContent {
  const kind = notice.kind === 'care' ? 'care' : 'reminder';
  return {
    ...plain('draft', language),
    title: phrases.say(language, `draft.title.${kind}`),
    paragraphs: [phrases.say(language, `draft.ask.${kind}`, { name: reader }), ...notice.paragraphs],
    facts: [{ label: phrases.say(language, 'draft.fact.reader'), value: reader }],
    about,
    buttons: [button(phrases, language, 'draft-sent'), button(phrases, language, 'draft-not-sent')],
    footer: phrases.say(language, 'draft.footer'),
  };
}

/** A draft that needs nothing any more: what became of it, in one line. */
export function composeSettledDraft(draft: PostContent, said: string): PostContent {
  return { ...draft, paragraphs: [said], buttons: [], footer: null };
}
