import { mayChangeSettings, type Person } from '../../../src/core/people/person.js';
import { card, text } from '../cards.js';
import type { Command } from '../commands/command.js';
import { wordsOf } from '../commands/command-list.js';
import { opens } from '../dialogs/dialog.js';
import type { Interaction } from '../interaction.js';
import type { PrivateAnswers } from '../private-answers.js';
import { SETUP_DIALOG, type SetupPlace, type SetupTools, sayIn } from './setup-tools.js';

/** What the command needs. */
export type SetupCommandTools = Pick<SetupTools, 'phrases' | 'log'> & { readonly answers: PrivateAnswers };

/**
 * `setup`: shows whoever may set Garbo up a card that opens the set-up, for a dialog opens only from a button. Others
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
    const body = [
      text(say('chat.setup.title'), { weight: 'Bolder', size: 'Medium' }),
      text(say('teams.setup.invite')),
    ];
    const actions = [
      opener(say('teams.setup.to-workspace'), 'workspace'),
      opener(say('teams.setup.to-channels'), 'channels'),
    ];
    return answers.show(interaction, say('teams.setup.invite'), card(body, actions));
  }
}
