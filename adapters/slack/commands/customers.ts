import type { InfoRequest } from '../../../src/core/requests/request.js';
import { type ComplaintFormTools, openComplaintForm } from '../complaints/open-complaint-form.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { type PolicyTools, showPolicy } from './policy.js';
import type { CommandCall } from './subcommand.js';

/** What the words of customers need. */
export type CustomerTools = PolicyTools & ComplaintFormTools & Pick<SlackOptions, 'queues'>;

/**
 * What a customer, or somebody whose side is not known, asks for by `/garbo …`: guests of the own workspace have its
 * commands, people of another organisation mention Garbo instead. The words are the same.
 */
export async function answerCustomer(
  call: CommandCall,
  asked: Pick<InfoRequest, 'topic' | 'spoken'>,
  tools: CustomerTools,
): Promise<string | null> {
  const { conversation, actor, language, triggerId, say } = call;
  switch (asked.topic) {
    case 'policy':
      return showPolicy(call, tools);
    case 'complaint': {
      const { workspace: team, conversation: channel } = conversation;
      const said = await openComplaintForm(tools, {
        team,
        conversation: channel,
        actor,
        language,
        triggerId,
      });
      return said === null ? null : escapeText(said);
    }
    case 'dispute':
    case 'privacy':
      await tools.queues.enqueueEscalation({
        type: 'request',
        request: { conversation, actor: actor.id, ...asked },
        delivery: triggerId,
      });
      return say('slack.command.sent-privately');
    case 'help':
      return say('slack.command.help.customer');
  }
}
