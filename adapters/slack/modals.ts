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
    close: plain(say('slack.modal.close'), LIMITS.viewButton),
    blocks: paragraphs.slice(0, MAX_SECTIONS).map(section),
  };
}
