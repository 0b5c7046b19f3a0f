import { isStaff } from '../../../src/core/people/person.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { isChannel, type Subcommand } from './subcommand.js';

/** What telling the mode needs. */
export type TellModeTools = Pick<SlackOptions, 'modeLines'>;

/** `/garbo mode`: how Garbo behaves in the channel it is typed in, and who set it so; for staff. */
export const tellMode: Subcommand<TellModeTools> = async ({ conversation, actor, language, say }, tools) => {
  if (!isStaff(actor.role)) return say('slack.command.help.customer');
  if (!isChannel(conversation.conversation)) return say('slack.command.mode.nowhere');
  return (await tools.modeLines(conversation, language)).map(escapeText).join(' ');
};
