import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Language } from '../../src/core/language.js';
import { isButtonId, reasonFor } from '../../src/core/notices/buttons.js';
import type { ButtonId } from '../../src/core/notices/post-content.js';
import { SlackPayloadUnreadable } from './errors.js';
import { LIMITS } from './limits.js';
import { formModal, type Say } from './modals.js';
import { plain, section } from './render.js';

/** The dialog's id, and those of its one field. */
export const REASON_VIEW = 'garbo:reason';
export const REASON_BLOCK = 'reason';
const REASON_INPUT = 'text';

/** The press a dialog asks the reason for; it travels in the dialog's `private_metadata`. */
export interface PendingPress {
  readonly postId: string;
  readonly button: ButtonId;
  readonly language: Language;
}

/** The dialog that asks why. Where the reason is optional, it may be sent empty. */
export function reasonModal(say: Say, pending: PendingPress): types.ModalView {
  const optional = reasonFor(pending.button) !== 'required';
  return formModal(say, 'chat.modal.reason-title', { id: REASON_VIEW, metadata: JSON.stringify(pending) }, [
    section(say(optional ? 'chat.modal.may-say-why' : 'chat.modal.say-why')),
    {
      type: 'input',
      block_id: REASON_BLOCK,
      optional,
      label: plain(say('chat.modal.reason'), LIMITS.inputLabel),
      element: {
        type: 'plain_text_input',
        action_id: REASON_INPUT,
        multiline: true,
        max_length: LIMITS.inputText,
      },
    },
  ]);
}

const pendingPress = z.object({
  postId: z.string().min(1),
  button: z.string().refine(isButtonId),
  language: z.enum(['it', 'en']),
});

const submittedView = z.looseObject({
  id: z.string().min(1),
  private_metadata: z.string(),
  state: z.looseObject({
    values: z.looseObject({
      [REASON_BLOCK]: z.looseObject({ [REASON_INPUT]: z.looseObject({ value: z.string().nullish() }) }),
    }),
  }),
});

/** A filled-in dialog: the press, its reason (trimmed, perhaps empty), and the id of this one dialog. */
export interface SubmittedReason extends PendingPress {
  readonly reason: string;
  readonly viewId: string;
}

/**
 * Reads the view of a `view_submission`.
 * @throws SlackPayloadUnreadable when it is not one of `reasonModal`'s
 */
export function readReason(view: unknown): SubmittedReason {
  const submitted = submittedView.safeParse(view);
  if (!submitted.success) throw new SlackPayloadUnreadable('a reason without its field');
  const { id, private_metadata, state } = submitted.data;
  const pending = pendingPress.safeParse(parseJson(private_metadata));
  if (!pending.success) throw new SlackPayloadUnreadable('a reason without its press');
  const reason = state.values[REASON_BLOCK][REASON_INPUT].value ?? '';
  return { ...pending.data, reason: reason.trim(), viewId: id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
