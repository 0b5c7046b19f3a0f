import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { wordsOf } from './command-list.js';

/** What telling a status needs. */
export type StatusTools = Pick<TeamsOptions, 'statusLines' | 'phrases'> & {
  readonly answers: PrivateAnswers;
};

/** `status @customer`: how a customer stands; the use case says itself who may know. */
export function statusCommand({ answers, phrases, statusLines }: StatusTools): Command {
  return {
    words: wordsOf('status'),
    async run(interaction, _rest, mentions) {
      const { tenant, actor, language } = interaction;
      const [customer, ...others] = mentions;
      if (customer === undefined || others.length > 0) {
        await answers.say(interaction, [phrases.say(language, 'teams.command.status.how')]);
        return;
      }
      const workspace = { platform: 'teams', workspace: tenant } as const;
      await answers.say(interaction, await statusLines({ workspace, actor, customer, language }));
    },
  };
}
