import type { App } from '@slack/bolt';
import { ANY_ACTION } from './action-id.js';
import { type ActionTools, receivePress, type TellPrivately } from './actions.js';
import { type CommandTools, GARBO_COMMAND, receiveGarboCommand } from './commands/garbo-command.js';
import { listenToComplaints } from './complaints/receive-complaint.js';
import { listenToConversations } from './conversations/receive-change.js';
import { orDeadLetter } from './dead-letter.js';
import { type HomeTools, listenToHome } from './home/receive-home.js';
import { receiveUninstall, UNINSTALL_EVENTS, type UninstallTools } from './installations/uninstall.js';
import { listenToMentions } from './mentions/receive-mention.js';
import { parseMessageEvent } from './parse.js';
import { REASON_VIEW } from './reason-modal.js';
import { listenToReports, type ReportListenerTools } from './report/listen-to-reports.js';
import { listenToSetup } from './setup/receive-setup.js';
import { receiveSubmission } from './submissions.js';
import { type GroupChangeTools, listenToGroupChanges } from './user-groups/receive-group-change.js';

/** What arrives from Slack and where it goes. */
export type ReceiveTools = ActionTools &
  CommandTools &
  UninstallTools &
  ReportListenerTools &
  HomeTools &
  GroupChangeTools;

/**
 * Registers what Garbo listens to. Every listener only checks and enqueues. What one throws reaches Slack as an
 * error, so that it sends an event again; what nobody could ever read becomes a dead letter.
 */
export function listen(app: App, tools: ReceiveTools): void {
  app.event('message', async ({ body }) => {
    await orDeadLetter(tools, () => receiveMessage(body, tools));
  });
  listenToConversations(app, tools);
  listenToGroupChanges(app, tools);
  for (const event of UNINSTALL_EVENTS) {
    app.event(event, async ({ body }) => {
      await orDeadLetter(tools, () => receiveUninstall(body, tools));
    });
  }
  app.action(ANY_ACTION, async ({ body, respond, ack }) => {
    const tell: TellPrivately = async (text, thread) => {
      const place = thread === undefined ? {} : { thread_ts: thread };
      await respond({ text, response_type: 'ephemeral', replace_original: false, ...place }).catch(
        (error: unknown) => tools.log.error('slack-answer-lost', error),
      );
    };
    await orDeadLetter(tools, () => receivePress(body, tools, tell));
    await ack();
  });
  app.view(REASON_VIEW, async ({ body, ack }) => {
    const answer = await orDeadLetter(tools, () => receiveSubmission(body, tools));
    if (answer) await ack(answer);
    else await ack();
  });
  app.command(GARBO_COMMAND, async ({ body, ack }) => {
    const text = await orDeadLetter(tools, () => receiveGarboCommand(body, tools));
    if (text) await ack({ response_type: 'ephemeral', text });
    else await ack();
  });
  listenToComplaints(app, tools);
  listenToHome(app, tools);
  listenToSetup(app, tools);
  listenToReports(app, tools);
  listenToMentions(app, tools);
}

async function receiveMessage(payload: unknown, { queues }: Pick<ReceiveTools, 'queues'>): Promise<void> {
  const parsed = parseMessageEvent(payload);
  if (parsed.kind === 'message') await queues.enqueueMessage(parsed.job);
}
