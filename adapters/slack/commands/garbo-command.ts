import type { Language } from '../../../src/core/language.js';
import { isStaff, mayReview } from '../../../src/core/people/person.js';
import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import { readTopic } from '../../../src/core/requests/read-topic.js';
import { SlackPayloadUnreadable } from '../errors.js';
import type { Installations } from '../installation.js';
import { slashCommand } from '../interaction-schema.js';
import type { SlackPhrase } from '../phrases.js';
import { escapeText } from '../render.js';
import type { SlackOptions } from '../settings.js';
import { setUp } from '../setup/setup-command.js';
import type { SetupTools } from '../setup/setup-tools.js';
import { answerCustomer, type CustomerTools } from './customers.js';
import { type ModeTools, setMode } from './mode.js';
import { showPolicy } from './policy.js';
import { type StatsTools, tellStats } from './stats.js';
import { type StatusTools, tellStatus } from './status.js';
import type { CommandCall, Subcommand } from './subcommand.js';
import { type TellModeTools, tellMode } from './tell-mode.js';

/** The slash command people type. */
export const GARBO_COMMAND = '/garbo';

/** What the command and all its words need. */
export interface CommandTools
  extends Pick<SlackOptions, 'phrases' | 'log'>,
    ModeTools,
    StatusTools,
    StatsTools,
    TellModeTools,
    CustomerTools,
    SetupTools {
  readonly people: PeopleDirectory;
  readonly installations: Installations;
}

const SUBCOMMANDS = new Map<string, Subcommand<CommandTools>>([
  ['on', setMode('live')],
  ['live', setMode('live')],
  ['shadow', setMode('shadow')],
  ['off', setMode('off')],
  ['stats', tellStats],
  ['setup', setUp],
  ['status', tellStatus],
  ['stato', tellStatus],
  ['mode', tellMode],
  ['modo', tellMode],
  ['policy', showPolicy],
  ['regole', showPolicy],
]);

const help: Subcommand<CommandTools> = async ({ actor, say }) =>
  say(mayReview(actor.role) ? 'slack.command.help' : 'slack.command.help.agent');

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
    const call = { conversation, actor, rest: rest.join(' '), language, triggerId: trigger_id, say };
    return await answer(word.toLowerCase(), text ?? '', call, tools);
  } catch (error) {
    tools.log.error('slack-command-failed', error);
    return say('slack.command.again');
  }
}

/** Customers have words of their own; a word of the staff's tells them itself that it is not for them. */
async function answer(
  word: string,
  text: string,
  call: CommandCall,
  tools: CommandTools,
): Promise<string | null> {
  const subcommand = SUBCOMMANDS.get(word);
  if (isStaff(call.actor.role)) return (subcommand ?? help)(call, tools);
  const asked = readTopic(text) ?? (subcommand ? null : { topic: 'help', spoken: null });
  return asked ? answerCustomer(call, asked, tools) : (subcommand ?? help)(call, tools);
}
