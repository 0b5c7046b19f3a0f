import { z } from 'zod';
import type { ReportField } from '../../../src/core/reports/check-report.js';
import type { FiledReport } from '../../../src/core/reports/report.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { viewSubmission } from '../interaction-schema.js';
import { textModal } from '../modals.js';
import type { SlackPhrase } from '../phrases.js';
import type { SlackOptions } from '../settings.js';
import type { SubmissionAnswer } from '../submissions.js';
import { type ReadLink, readPermalink } from './permalink.js';
import { readReport, type SentReport } from './read-report.js';
import { BLOCKS } from './report-form.js';

/** What a sent form needs. */
export type ReportTools = Pick<SlackOptions, 'queues' | 'checkReport' | 'phrases' | 'log'>;

/** Under which field a part that cannot be accepted is shown. */
const BLOCK_OF: Readonly<Record<ReportField, string>> = {
  reporter: BLOCKS.customer,
  customer: BLOCKS.customer,
  message: BLOCKS.link,
  clause: BLOCKS.clause,
  severity: BLOCKS.severity,
  what: BLOCKS.what,
};

const submittedReport = viewSubmission.extend({
  team: z.looseObject({ id: z.string().min(1), domain: z.string().min(1) }),
});

/**
 * Checks a report and puts it on the queue, or says under its field what cannot be accepted. The same form sent twice
 * is one report.
 * @throws SlackPayloadUnreadable for a payload of another shape
 * @throws what the check or the queue throws; Slack then says in the form that it did not work
 */
export async function receiveReport(payload: unknown, tools: ReportTools): Promise<SubmissionAnswer> {
  const submission = submittedReport.safeParse(payload);
  if (!submission.success) throw new SlackPayloadUnreadable('an odd dialog');
  const { team, user, view } = submission.data;
  const sent = readReport(view);
  const say = (key: SlackPhrase) => tools.phrases.say(sent.context.language, key);
  const link = sent.link === '' ? null : readPermalink(sent.link, team.domain);
  if (link === 'bad') return refuse(BLOCKS.link, say('chat.report.bad-link'));
  if (link === 'elsewhere') return refuse(BLOCKS.link, say('chat.report.other-workspace'));
  const report = toReport(sent, team.id, user.id, link);
  const checked = await tools.checkReport(report);
  if (!checked.ok) return refuse(BLOCK_OF[checked.field], checked.say);
  await tools.queues.enqueueEscalation({ type: 'report', report, delivery: sent.viewId });
  return {
    response_action: 'update',
    view: textModal(say, 'chat.modal.report-title', say('chat.report.sent')),
  };
}

function refuse(block: string, why: string): SubmissionAnswer {
  return { response_action: 'errors', errors: { [block]: why } };
}

function toReport(
  { customer, context, clause, severity, what, wantsSupport }: SentReport,
  team: string,
  reporter: string,
  link: Exclude<ReadLink, string> | null,
): FiledReport {
  const workspace = { platform: 'slack', workspace: team } as const;
  return {
    workspace,
    reporter,
    customer,
    conversation: context.conversation === null ? null : { ...workspace, conversation: context.conversation },
    message: link && {
      key: { ...workspace, conversation: link.channel, message: link.ts },
      thread: link.thread,
    },
    clause,
    severity,
    what,
    wantsSupport,
  };
}
