import type { types } from '@slack/bolt';
import type { Language } from '../../../src/core/language.js';
import type { ReportableClause } from '../../../src/core/reports/reportable-clauses.js';
import { VIOLATION_SEVERITIES } from '../../../src/core/screening/verdict.js';
import { cut, LIMITS } from '../limits.js';
import { formModal, option, type Say } from '../modals.js';
import { plain, section } from '../render.js';

/** The form's id, and the ids of its fields: each block holds one element under `FIELD`. */
export const REPORT_VIEW = 'garbo:report';
export const FIELD = 'value';
export const BLOCKS = {
  customer: 'customer',
  link: 'link',
  clause: 'clause',
  severity: 'severity',
  what: 'what',
  support: 'support',
} as const;

/** The one box to tick. */
export const WANTS_SUPPORT = 'wants-support';

/** What travels in the form's `private_metadata`. */
export interface ReportContext {
  /** The channel it was opened in; `null` where it was in none. */
  readonly conversation: string | null;
  readonly language: Language;
}

/** What is known already when the form opens. */
export interface FilledIn {
  readonly customer?: string;
  readonly link?: string;
  readonly what?: string;
  readonly message?: ShownMessage;
}

/** The message a report is about, as the form shows it to whoever reports. */
export interface ShownMessage {
  readonly author: string;
  readonly text: string;
  readonly writtenAt: Date;
}

/** The form of a report: about whom, which message, what it breaks, how grave it was, what happened. */
export function reportForm(
  say: Say,
  clauses: readonly ReportableClause[],
  context: ReportContext,
  filledIn: FilledIn,
): types.ModalView {
  return formModal(say, 'chat.modal.report-title', { id: REPORT_VIEW, metadata: JSON.stringify(context) }, [
    section(say('chat.report.intro')),
    ...(filledIn.message ? messageBlocks(filledIn.message) : []),
    field(say('chat.report.customer'), BLOCKS.customer, {
      type: 'users_select',
      action_id: FIELD,
      ...(filledIn.customer === undefined ? {} : { initial_user: filledIn.customer }),
    }),
    linkField(say, filledIn.link),
    field(say('chat.report.clause'), BLOCKS.clause, {
      type: 'static_select',
      action_id: FIELD,
      options: clauses.slice(0, LIMITS.selectOptions).map(({ id, text }) => option(text, id)),
    }),
    field(say('chat.report.severity'), BLOCKS.severity, {
      type: 'static_select',
      action_id: FIELD,
      options: VIOLATION_SEVERITIES.map((severity) =>
        option(say(`chat.report.severity.${severity}`), severity),
      ),
    }),
    field(say('chat.report.what'), BLOCKS.what, {
      type: 'plain_text_input',
      action_id: FIELD,
      multiline: true,
      max_length: LIMITS.inputText,
      ...(filledIn.what ? { initial_value: cut(filledIn.what, LIMITS.inputText) } : {}),
    }),
    {
      ...field(say('chat.report.support'), BLOCKS.support, {
        type: 'checkboxes',
        action_id: FIELD,
        options: [option(say('chat.report.wants-support'), WANTS_SUPPORT)],
      }),
      optional: true,
    },
  ]);
}

/**
 * Who wrote when, and the words. Slack says the time in the zone of whoever reads it.
 * Source: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
function messageBlocks({ author, text, writtenAt }: ShownMessage): types.KnownBlock[] {
  const seconds = Math.floor(writtenAt.getTime() / 1000);
  const time = `<!date^${seconds}^{date_short_pretty} {time}|${writtenAt.toISOString()}>`;
  const byAndWhen: types.ContextBlock = {
    type: 'context',
    elements: [plain(author, LIMITS.contextText), { type: 'mrkdwn', text: time }],
  };
  // A message may hold nothing but a picture, and Slack refuses an empty section.
  return text.trim() === '' ? [byAndWhen] : [byAndWhen, section(text)];
}

function linkField(say: Say, link: string | undefined): types.InputBlock {
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: FIELD,
    max_length: LIMITS.inputText,
    ...(link === undefined ? {} : { initial_value: link }),
  };
  return {
    ...field(say('chat.report.link'), BLOCKS.link, element),
    optional: true,
    hint: plain(say('chat.report.link-hint'), LIMITS.inputLabel),
  };
}

function field(label: string, block: string, element: types.InputBlock['element']): types.InputBlock {
  return { type: 'input', block_id: block, label: plain(label, LIMITS.inputLabel), element };
}
