import type { Mode } from '../../../src/core/settings/conversation-settings.js';
import type { SettingsChange } from '../../../src/core/settings/settings-change.js';
import type { Interaction } from '../interaction.js';
import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { type CommandId, wordsOf } from './command-list.js';

/** What setting a mode needs. */
export type SetModeTools = Pick<TeamsOptions, 'queues' | 'checkSettings' | 'phrases'> & {
  readonly answers: PrivateAnswers;
};

/** `on`, `shadow`, `off`: how Garbo behaves where it is written from now on; who may set Garbo up may. */
export function setModeCommand(id: CommandId, mode: Mode, tools: SetModeTools): Command {
  return {
    words: wordsOf(id),
    async run(interaction, rest) {
      await tools.answers.say(interaction, await setMode(interaction, rest, mode, tools));
    },
  };
}

/** Sets it; returns what whoever asked is told. */
async function setMode(
  { tenant, conversation, place, actor, language, delivery }: Interaction,
  rest: string,
  mode: Mode,
  { queues, checkSettings, phrases }: SetModeTools,
): Promise<readonly string[]> {
  if (place === 'personal') return [phrases.say(language, 'teams.command.mode.nowhere')];
  // "@Garbo on Monday …" is a sentence, and sets nothing.
  if (rest !== '') return [phrases.say(language, 'teams.command.mode.how')];
  const change: SettingsChange = {
    of: 'conversation',
    workspace: { platform: 'teams', workspace: tenant },
    conversation,
    actor,
    values: { mode },
  };
  const outcome = await checkSettings(change);
  if (outcome.status === 'forbidden') return [outcome.say];
  if (outcome.status === 'faulty') return outcome.faults.map(({ say }) => say);
  await queues.enqueueEscalation({ type: 'settings', change, delivery });
  return [phrases.say(language, `teams.command.mode.${mode}`)];
}
