import { mayChangeSettings, type Person } from '../../../src/core/people/person.js';
import type { Command } from '../commands/command.js';
import { wordsOf } from '../commands/command-list.js';
import { opens } from '../dialogs/dialog.js';
import type { Interaction } from '../interaction.js';
import type { PrivateAnswers } from '../private-answers.js';
import { SETUP_DIALOG, type SetupPlace, type SetupTools, sayIn } from './setup-tools.js';

/** What the command needs. */
export type SetupCommandTools = Pick<SetupTools, 'phrases' | 'log'> & { readonly answers: PrivateAnswers };

/**
 * `setup`: shows whoever may set Garbo up the buttons that open it, for nothing else opens a dialog. Others
 * are told who may.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/invoking-task-modules
 */
export class SetupCommand implements Command {
  readonly words = wordsOf('setup');

  constructor(private readonly tools: SetupCommandTools) {}

  async run(
    interaction: Interaction,
    _rest: string,
    _mentions: readonly string[],
    actor: Person,
  ): Promise<void> {
    const { tenant, language } = interaction;
    const { answers, log } = this.tools;
    const say = sayIn(this.tools, language);
    if (!mayChangeSettings(actor)) {
      log.warn('setup-refused', { actor: actor.id, workspace: tenant });
      return answers.say(interaction, [say('teams.setup.forbidden')]);
    }
    const opener = (title: string, step: SetupPlace['step']) => ({
      type: 'Action.Submit',
      title,
      data: opens(SETUP_DIALOG, { step, language }),
    });
    const buttons = [
      opener(say('teams.setup.to-workspace'), 'workspace'),
      opener(say('teams.setup.to-channels'), 'channels'),
    ];
    return answers.say(interaction, [say('teams.setup.invite')], buttons);
  }
}
