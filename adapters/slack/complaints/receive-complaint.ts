import type { App } from '@slack/bolt';
import { type MissingDetail, missingDetails } from '../../../src/core/complaints/complaint.js';
import { orDeadLetter } from '../dead-letter.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { viewSubmission } from '../interaction-schema.js';
import { textModal } from '../modals.js';
import type { SlackOptions } from '../settings.js';
import type { SubmissionAnswer } from '../submissions.js';
import { BLOCKS, COMPLAINT_VIEW } from './complaint-form.js';
import { readComplaint } from './read-complaint.js';

/** What a sent form needs. */
export type ComplaintTools = Pick<SlackOptions, 'queues' | 'phrases' | 'log'>;

/** Under which field a missing part is asked for. */
const BLOCK_OF: Readonly<Record<MissingDetail, string>> = {
  concerned: BLOCKS.name,
  when: BLOCKS.when,
  whatHappened: BLOCKS.whatHappened,
  howItFellShort: BLOCKS.howItFellShort,
};

/** Registers the form of a complaint. */
export function listenToComplaints(app: App, tools: ComplaintTools): void {
  app.view(COMPLAINT_VIEW, async ({ body, ack }) => {
    const answer = await orDeadLetter(tools, () => receiveComplaint(body, tools));
    if (answer) await ack(answer);
    else await ack();
  });
}

/**
 * Puts a complaint on the queue, or asks kindly for what is missing. The same form sent twice is one complaint.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws QueueUnavailable; Slack then says in the form that it did not work
 */
export async function receiveComplaint(payload: unknown, tools: ComplaintTools): Promise<SubmissionAnswer> {
  const submission = viewSubmission.safeParse(payload);
  if (!submission.success) throw new SlackPayloadUnreadable('an odd dialog');
  const { viewId, context, details } = readComplaint(submission.data.view);
  const { language, conversation } = context;
  const missing = missingDetails(details);
  if (missing.length > 0) {
    const ask = (detail: MissingDetail) => [
      BLOCK_OF[detail],
      tools.phrases.say(language, 'chat.complaint.missing'),
    ];
    return { response_action: 'errors', errors: Object.fromEntries(missing.map(ask)) };
  }
  const workspace = { platform: 'slack', workspace: submission.data.team.id } as const;
  const filed = {
    conversation: { ...workspace, conversation },
    actor: submission.data.user.id,
    language,
    details,
  };
  await tools.queues.enqueueEscalation({ type: 'complaint', filed, delivery: viewId });
  const text = tools.phrases.say(language, 'chat.complaint.sent');
  const view = textModal((key) => tools.phrases.say(language, key), 'chat.modal.complaint-title', text);
  return { response_action: 'update', view };
}
