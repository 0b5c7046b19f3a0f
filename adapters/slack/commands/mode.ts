import { mayReview } from '../../../src/core/people/person.js';
import type { Mode } from '../../../src/core/settings/conversation-settings.js';
import type { SlackOptions } from '../settings.js';
import { isChannel, type Subcommand } from './subcommand.js';

/** What setting a mode needs. */
export type ModeTools = Pick<SlackOptions, 'queues'>;

/** `/garbo on|live|shadow|off`: how Garbo behaves in the channel it is typed in; managers and directors may. */
export function setMode(mode: Mode): Subcommand<ModeTools> {
  return async ({ conversation, actor, rest, triggerId, say }, { queues }) => {
    if (rest !== '' || !isChannel(conversation.conversation)) return say('slack.command.help');
    if (!mayReview(actor.role)) return say('slack.command.forbidden');
    const change = { conversation, mode, actor: actor.id };
    await queues.enqueueEscalation({ type: 'mode', change, delivery: triggerId });
    return say(`slack.command.mode.${mode}`);
  };
}
