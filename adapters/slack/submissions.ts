import type { types } from '@slack/bolt';
import { reasonFor } from '../../src/core/notices/buttons.js';
import type { ActionTools } from './actions.js';
import { SlackPayloadUnreadable } from './errors.js';
import { viewSubmission } from './interaction-schema.js';
import { type Say, textModal } from './modals.js';
import { REASON_BLOCK, readReason } from './reason-modal.js';

/** What Slack does with a submitted dialog: shows errors under its fields, or another text. `null` closes it. */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: types.ModalView }
  | null;

/**
 * Handles the dialog in which somebody gave the reason of a press: checks the press again with it, and puts it on
 * the queue. The same dialog submitted twice is one press.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws what the check or the queue throws; Slack then says in the dialog that it did not work
 */
export async function receiveSubmission(payload: unknown, tools: ActionTools): Promise<SubmissionAnswer> {
  const submission = viewSubmission.safeParse(payload);
  if (!submission.success) throw new SlackPayloadUnreadable('an odd dialog');
  const { postId, button, language, reason, viewId } = readReason(submission.data.view);
  const workspace = { platform: 'slack', workspace: submission.data.team.id } as const;
  const press = { workspace, postId, button, actor: submission.data.user.id, reason };
  const outcome = await tools.checkPress(press);
  // Without a reason the check always asks for one; where it is optional, the dialog has asked already.
  const asked = outcome.status === 'reason-needed' && reasonFor(button) !== 'required';
  if (outcome.status === 'ready' || asked) {
    await tools.queues.enqueueEscalation({ type: 'press', press, delivery: viewId });
    return null;
  }
  if (outcome.status === 'reason-needed') {
    return { response_action: 'errors', errors: { [REASON_BLOCK]: outcome.say } };
  }
  const text = outcome.status === 'shown' ? outcome.text : outcome.say;
  const say: Say = (key) => tools.phrases.say(language, key);
  return { response_action: 'update', view: textModal(say, 'chat.modal.reason-title', text) };
}
