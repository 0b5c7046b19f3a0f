import type { Language } from '../../../src/core/language.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import { SlackPayloadUnreadable } from '../errors.js';
import type { Installations } from '../installation.js';
import { slashCommand } from '../interaction-schema.js';
import type { SlackPhrase } from '../phrases.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { type ModeTools, setMode } from './mode.js';
import { type StatsTools, tellStats } from './stats.js';
import type { Subcommand } from './subcommand.js';

/** The slash command people type. */
export const GARBO_COMMAND = '/garbo';

/** What the command and all its words need. */
export interface CommandTools extends Pick<SlackOptions, 'phrases' | 'log'>, ModeTools, StatsTools {
  readonly people: PeopleDirectory;
  readonly installations: Installations;
}

const SUBCOMMANDS: ReadonlyMap<string, Subcommand<CommandTools>> = new Map<string, Subcommand<CommandTools>>([
  ['on', setMode('live')],
  ['live', setMode('live')],
  ['shadow', setMode('shadow')],
  ['off', setMode('off')],
  ['stats', tellStats],
]);

const help: Subcommand<CommandTools> = async ({ say }) => say('slack.command.help');

/**
 * Handles `/garbo …`. Returns the sentence for whoever typed it, in Slack's mrkdwn; `null` where a dialog answers.
 * @throws SlackPayloadUnreadable for a payload of another shape
 */
export async function receiveGarboCommand(payload: unknown, tools: CommandTools): Promise<string | null> {
  const parsed = slashCommand.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd slash command');
  const { text, team_id, user_id, channel_id, trigger_id } = parsed.data;
  const conversation = { platform: 'slack', workspace: team_id, conversation: channel_id } as const;
  let language: Language = 'it';
  const say = (key: SlackPhrase, values: Readonly<Record<string, string | number>> = {}) =>
    escapeText(tools.phrases.say(language, key, values));
  try {
    const actor = await tools.people.findPerson(conversation, user_id);
    language = actor.language ?? language;
    const [word = '', ...rest] = (text ?? '').trim().split(/\s+/u);
    const subcommand = SUBCOMMANDS.get(word.toLowerCase()) ?? help;
    return await subcommand({ conversation, actor, rest: rest.join(' '), triggerId: trigger_id, say }, tools);
  } catch (error) {
    tools.log.error('slack-command-failed', error);
    return say('slack.command.again');
  }
}
