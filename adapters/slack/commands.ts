import type { Language } from '../../src/core/language.js';
import { mayReview } from '../../src/core/people/person.js';
import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import type { Mode } from '../../src/core/settings/conversation-settings.js';
import { SlackPayloadUnreadable } from './errors.js';
import type { Installation } from './installation.js';
import { slashCommand } from './interaction-schema.js';
import type { SlackPhrase } from './phrases.js';
import { escapeText } from './render.js';
import type { SlackOptions } from './settings.js';

/** The slash command people type. */
export const COMMAND = '/garbo';

/** What the command needs. */
export interface CommandTools extends Pick<SlackOptions, 'queues' | 'phrases' | 'log'> {
  readonly people: PeopleDirectory;
  readonly installation: () => Promise<Installation>;
}

/** Words of the command and the mode each asks for. */
const MODES: ReadonlyMap<string, Mode> = new Map([
  ['on', 'live'],
  ['live', 'live'],
  ['shadow', 'shadow'],
  ['off', 'off'],
]);

/**
 * Handles `/garbo on|off|shadow|live`, which sets how Garbo behaves in the channel it is typed in; managers and
 * directors may. Returns the sentence for whoever typed it, in Slack's mrkdwn.
 * @throws SlackPayloadUnreadable for a payload of another shape
 */
export async function receiveCommand(payload: unknown, tools: CommandTools): Promise<string> {
  const parsed = slashCommand.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd slash command');
  const { text, user_id: actor, channel_id: conversation, trigger_id: delivery } = parsed.data;
  let language: Language = 'it';
  const say = (key: SlackPhrase) => escapeText(tools.phrases.say(language, key));
  try {
    const { team } = await tools.installation();
    const workspace = { platform: 'slack', workspace: team } as const;
    const person = await tools.people.findPerson(workspace, actor);
    language = person.language ?? language;
    const mode = MODES.get((text ?? '').trim().toLowerCase());
    if (mode === undefined || !isChannel(conversation)) return say('slack.command.help');
    if (!mayReview(person.role)) return say('slack.command.forbidden');
    const change = { conversation: { ...workspace, conversation }, mode, actor };
    await tools.queues.enqueueEscalation({ type: 'mode', change, delivery });
    return say(`slack.command.mode.${mode}`);
  } catch (error) {
    tools.log.error('slack-command-failed', error);
    return say('slack.command.again');
  }
}

/** Public and private channels; direct conversations have ids of their own kind. */
function isChannel(id: string): boolean {
  return id.startsWith('C') || id.startsWith('G');
}
