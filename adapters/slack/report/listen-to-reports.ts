import type { App } from '@slack/bolt';
import type { TellPrivately } from '../actions.js';
import { REPORT_SHORTCUT } from '../app-shape.js';
import { orDeadLetter } from '../dead-letter.js';
import { type ReportTools, receiveReport } from './receive-report.js';
import { REPORT_COMMAND, type ReportCommandTools, receiveReportCommand } from './report-command.js';
import { REPORT_VIEW } from './report-form.js';
import { type ReportShortcutTools, receiveReportShortcut } from './report-shortcut.js';

/** What reports from Slack need. */
export type ReportListenerTools = ReportCommandTools & ReportShortcutTools & ReportTools;

/** Registers `/report`, the shortcut "Report message" and the form that both open. */
export function listenToReports(app: App, tools: ReportListenerTools): void {
  app.command(REPORT_COMMAND, async ({ body, ack }) => {
    const text = await orDeadLetter(tools, () => receiveReportCommand(body, tools));
    if (text) await ack({ response_type: 'ephemeral', text });
    else await ack();
  });
  const shortcut = { type: 'message_action', callback_id: REPORT_SHORTCUT.callbackId } as const;
  app.shortcut(shortcut, async ({ body, respond, ack }) => {
    const tell: TellPrivately = async (text, thread) => {
      const place = thread === undefined ? {} : { thread_ts: thread };
      await respond({ text, response_type: 'ephemeral', replace_original: false, ...place }).catch(
        (error: unknown) => tools.log.error('slack-answer-lost', error),
      );
    };
    await orDeadLetter(tools, () => receiveReportShortcut(body, tools, tell));
    await ack();
  });
  app.view(REPORT_VIEW, async ({ body, ack }) => {
    const answer = await orDeadLetter(tools, () => receiveReport(body, tools));
    if (answer) await ack(answer);
    else await ack();
  });
}
