import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import type { Subcommand } from './subcommand.js';

/** What telling a status needs. */
export type StatusTools = Pick<SlackOptions, 'statusLines'>;

/** A person as Slack writes one who was picked from the list: `<@U123|name>`, where the command asks for it. */
const PERSON = /^<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>$/;

/** `/garbo status @customer`: how a customer stands, for staff. */
export const tellStatus: Subcommand<StatusTools> = async (
  { conversation, actor, rest, language, say },
  tools,
) => {
  const customer = PERSON.exec(rest.trim())?.[1];
  if (customer === undefined) return say('slack.command.status.how');
  const { platform, workspace } = conversation;
  const lines = await tools.statusLines({
    workspace: { platform, workspace },
    actor: actor.id,
    customer,
    language,
  });
  return lines.map(escapeText).join('\n');
};
