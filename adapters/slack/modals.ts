import type { types } from '@slack/bolt';
import { LIMITS, pieces } from './limits.js';
import type { SlackPhrase } from './phrases.js';
import { plain, section } from './render.js';

/** Fewer than Slack's 100, which no text that belongs in a dialog reaches. */
const MAX_SECTIONS = 50;

/** Says a sentence in the language of whoever presses. */
export type Say = (key: SlackPhrase) => string;

/** A dialog that shows a text to one person, words as words. */
export function textModal(say: Say, title: SlackPhrase, text: string): types.ModalView {
  const paragraphs = text.split(/\n{2,}/).flatMap((paragraph) => pieces(paragraph, LIMITS.sectionText));
  return {
    type: 'modal',
    title: plain(say(title), LIMITS.viewTitle),
    close: plain(say('chat.modal.close'), LIMITS.viewButton),
    blocks: paragraphs.slice(0, MAX_SECTIONS).map(section),
  };
}

/** A dialog with fields to fill in and to send. `metadata` travels in it and comes back with what was filled in. */
export function formModal(
  say: Say,
  title: SlackPhrase,
  { id, metadata }: { readonly id: string; readonly metadata: string },
  blocks: types.KnownBlock[],
): types.ModalView {
  return {
    type: 'modal',
    callback_id: id,
    private_metadata: metadata,
    title: plain(say(title), LIMITS.viewTitle),
    submit: plain(say('chat.modal.send'), LIMITS.viewButton),
    close: plain(say('chat.modal.cancel'), LIMITS.viewButton),
    blocks,
  };
}

/** One choice of a select: what it reads as, and the value it stands for. */
export function option(text: string, value: string): types.PlainTextOption {
  return { text: plain(text, LIMITS.optionText), value };
}
