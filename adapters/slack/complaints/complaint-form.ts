import type { types } from '@slack/bolt';
import type { ComplaintGroundChoice } from '../../../src/core/incoming.js';
import type { Language } from '../../../src/core/language.js';
import { LIMITS } from '../limits.js';
import { formModal, option, type Say } from '../modals.js';
import { plain, section } from '../render.js';

/** The form's id, and the ids of its fields: each block holds one element under `FIELD`. */
export const COMPLAINT_VIEW = 'garbo:complaint';
export const FIELD = 'value';
export const BLOCKS = {
  ground: 'ground',
  person: 'person',
  name: 'name',
  when: 'when',
  whatHappened: 'what-happened',
  howItFellShort: 'how-it-fell-short',
} as const;

/** The value of the ground that is no commitment; those that are carry their clause after the prefix. */
export const PROCESS = 'process';
export const COMMITMENT_PREFIX = 'commitment:';

/** What travels in the form's `private_metadata`. */
export interface FormContext {
  /** The conversation it was opened in; empty where it was in none. */
  readonly conversation: string;
  readonly language: Language;
}

/** The form of a complaint: its grounds, about whom, when, what happened, and how it fell short. */
export function complaintForm(
  say: Say,
  commitments: readonly ComplaintGroundChoice[],
  context: FormContext,
): types.ModalView {
  return formModal(
    say,
    'chat.modal.complaint-title',
    { id: COMPLAINT_VIEW, metadata: JSON.stringify(context) },
    [
      section(say('chat.complaint.intro')),
      groundBlock(say, commitments),
      {
        type: 'input',
        block_id: BLOCKS.person,
        optional: true,
        label: plain(say('chat.complaint.person'), LIMITS.inputLabel),
        element: { type: 'users_select', action_id: FIELD },
      },
      textBlock(say('chat.complaint.name'), BLOCKS.name, { optional: true, length: LIMITS.shortInput }),
      textBlock(say('chat.complaint.when'), BLOCKS.when, { length: LIMITS.shortInput }),
      textBlock(say('chat.complaint.what-happened'), BLOCKS.whatHappened, { multiline: true }),
      textBlock(say('chat.complaint.how-it-fell-short'), BLOCKS.howItFellShort, { multiline: true }),
    ],
  );
}

function groundBlock(say: Say, commitments: readonly ComplaintGroundChoice[]): types.InputBlock {
  const options = [
    ...commitments
      .slice(0, LIMITS.selectOptions - 1)
      .map(({ clause, text }) => option(text, `${COMMITMENT_PREFIX}${clause}`)),
    option(say('chat.complaint.process'), PROCESS),
  ];
  return {
    type: 'input',
    block_id: BLOCKS.ground,
    label: plain(say('chat.complaint.ground'), LIMITS.inputLabel),
    element: { type: 'static_select', action_id: FIELD, options },
  };
}

function textBlock(
  label: string,
  block: string,
  {
    optional = false,
    multiline = false,
    length = LIMITS.inputText,
  }: { readonly optional?: boolean; readonly multiline?: boolean; readonly length?: number },
): types.InputBlock {
  return {
    type: 'input',
    block_id: block,
    optional,
    label: plain(label, LIMITS.inputLabel),
    element: { type: 'plain_text_input', action_id: FIELD, multiline, max_length: length },
  };
}
