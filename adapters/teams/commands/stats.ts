import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { wordsOf } from './command-list.js';
import { noteRefusal } from './refusals.js';

/** What telling the figures needs. */
export type StatsTools = Pick<TeamsOptions, 'sayStats' | 'phrases' | 'log'> & {
  readonly answers: PrivateAnswers;
};

/** `stats`: the figures of the last weeks, for members of the team. */
export function statsCommand({ answers, phrases, sayStats, log }: StatsTools): Command {
  return {
    words: wordsOf('stats'),
    async run(interaction, _rest, _mentions, { role }) {
      const { tenant, actor, language } = interaction;
      const figures = await sayStats({ platform: 'teams', workspace: tenant }, actor, language);
      if (figures === null) noteRefusal(log, interaction, role, 'stats');
      const text = figures ?? phrases.say(language, 'teams.command.staff-only');
      await answers.say(interaction, text.split('\n'));
    },
  };
}
