import type { Mode } from '../../../src/core/settings/conversation-settings.js';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { isChannel, type Subcommand } from './subcommand.js';

/** What setting a mode needs. */
export type ModeTools = Pick<SlackOptions, 'queues' | 'checkSettings'>;

/** `/garbo on|live|shadow|off`: how Garbo behaves in the channel it is typed in; who may set Garbo up may. */
export function setMode(mode: Mode): Subcommand<ModeTools> {
  return async ({ conversation, actor, rest, triggerId, say }, { queues, checkSettings }) => {
    if (rest !== '' || !isChannel(conversation.conversation)) return say('slack.command.help');
    const { platform, workspace } = conversation;
    const change: SettingsChange = {
      of: 'conversation',
      workspace: { platform, workspace },
      conversation: conversation.conversation,
      actor: actor.id,
      values: { mode },
    };
    const outcome = await checkSettings(change);
    if (outcome.status === 'forbidden') return escapeText(outcome.say);
    if (outcome.status === 'faulty') return outcome.faults.map(({ say }) => escapeText(say)).join('\n');
    await queues.enqueueEscalation({ type: 'settings', change, delivery: triggerId });
    return say(`slack.command.mode.${mode}`);
  };
}
