import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Language } from '../../../src/core/language.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { viewSubmission } from '../interaction-schema.js';
import { LIMITS } from '../limits.js';
import { formModal, type Say, textModal } from '../modals.js';
import { plain, section } from '../render.js';
import type { SlackOptions } from '../settings.js';
import type { SubmissionAnswer } from '../submissions.js';

/** The dialog's id, and those of its one field. */
export const SUPPORT_VIEW = 'garbo:support';
const WORDS_BLOCK = 'words';
const WORDS_INPUT = 'text';

/** The dialog in which a member of the team asks for support, with or without words. */
export function supportModal(say: Say, language: Language): types.ModalView {
  return formModal(say, 'chat.modal.support-title', { id: SUPPORT_VIEW, metadata: language }, [
    section(say('chat.support.invite')),
    {
      type: 'input',
      block_id: WORDS_BLOCK,
      optional: true,
      label: plain(say('chat.support.words'), LIMITS.inputLabel),
      element: {
        type: 'plain_text_input',
        action_id: WORDS_INPUT,
        multiline: true,
        max_length: LIMITS.inputText,
      },
    },
  ]);
}

const submittedView = z.looseObject({
  id: z.string().min(1),
  private_metadata: z.enum(['it', 'en']),
  state: z.looseObject({
    values: z.looseObject({
      [WORDS_BLOCK]: z.looseObject({ [WORDS_INPUT]: z.looseObject({ value: z.string().nullish() }) }),
    }),
  }),
});

/**
 * Puts the request on the queue and says that it has arrived. The same dialog sent twice asks once.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws what the check or the queue throws; Slack then says in the dialog that it did not work
 */
export async function receiveSupport(
  payload: unknown,
  tools: Pick<SlackOptions, 'queues' | 'phrases' | 'mayAskForSupport'>,
): Promise<SubmissionAnswer> {
  const submission = viewSubmission.safeParse(payload);
  const submitted = submission.success ? submittedView.safeParse(submission.data.view) : null;
  if (!submission.success || !submitted?.success) throw new SlackPayloadUnreadable('an odd ask for support');
  const { id, private_metadata: language, state } = submitted.data;
  const workspace = { platform: 'slack', workspace: submission.data.team.id } as const;
  const person = submission.data.user.id;
  const may = await tools.mayAskForSupport(workspace, person);
  if (may) {
    const words = state.values[WORDS_BLOCK][WORDS_INPUT].value ?? '';
    await tools.queues.enqueueEscalation({
      type: 'support',
      ask: { workspace, person, words },
      delivery: id,
    });
  }
  const say: Say = (key) => tools.phrases.say(language, key);
  const text = say(may ? 'chat.support.sent' : 'chat.support.forbidden');
  return { response_action: 'update', view: textModal(say, 'chat.modal.support-title', text) };
}
