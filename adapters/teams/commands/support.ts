import { SUPPORT_DIALOG } from '../card-actions.js';
import { opens } from '../dialogs/dialog.js';
import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { wordsOf } from './command-list.js';
import { noteRefusal } from './refusals.js';

/** What asking for support needs. */
export type SupportTools = Pick<TeamsOptions, 'mayAskForSupport' | 'phrases' | 'log'> & {
  readonly answers: PrivateAnswers;
};

/** `support`: a button that opens the dialog in which a member of the team asks the managers for a talk. */
export function supportCommand({ answers, phrases, mayAskForSupport, log }: SupportTools): Command {
  return {
    words: wordsOf('support'),
    async run(interaction, _rest, _mentions, { role }) {
      const { tenant, actor, language } = interaction;
      if (!(await mayAskForSupport({ platform: 'teams', workspace: tenant }, actor))) {
        noteRefusal(log, interaction, role, 'support');
        await answers.say(interaction, [phrases.say(language, 'chat.support.forbidden')]);
        return;
      }
      const title = phrases.say(language, 'chat.modal.support-title');
      const button = { type: 'Action.Submit', title, data: opens(SUPPORT_DIALOG, { language }) };
      await answers.say(interaction, [phrases.say(language, 'chat.support.invite')], [button]);
    },
  };
}
