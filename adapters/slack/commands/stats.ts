import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import type { Subcommand } from './subcommand.js';

/** What telling the figures needs. */
export type StatsTools = Pick<SlackOptions, 'sayStats'>;

/** `/garbo stats`: the figures of the last weeks, for members of the team. */
export const tellStats: Subcommand<StatsTools> = async ({ conversation, actor, say }, { sayStats }) => {
  const text = await sayStats(conversation, actor.id, actor.language ?? 'it');
  return text === null ? say('slack.command.staff-only') : escapeText(text);
};
