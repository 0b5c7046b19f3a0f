import { isStaff } from '../../../src/core/people/person.js';
import type { PrivateAnswers } from '../private-answers.js';
import type { TeamsOptions } from '../settings.js';
import type { Command } from './command.js';
import { wordsOf } from './command-list.js';
import { noteRefusal } from './refusals.js';

/** What telling the mode needs. */
export type ModeTools = Pick<TeamsOptions, 'modeLines' | 'phrases' | 'log'> & {
  readonly answers: PrivateAnswers;
};

/** `mode`: how Garbo behaves in the channel or chat it is written in, and who set it so; for staff. */
export function modeCommand({ answers, phrases, modeLines, log }: ModeTools): Command {
  return {
    words: wordsOf('mode'),
    async run(interaction, _rest, _mentions, { role }) {
      const { tenant, conversation, place, language } = interaction;
      if (!isStaff(role)) {
        noteRefusal(log, interaction, role, 'mode');
        await answers.say(interaction, [phrases.say(language, 'teams.command.mode.staff-only')]);
      } else if (place === 'personal') {
        await answers.say(interaction, [phrases.say(language, 'teams.command.mode.nowhere')]);
      } else {
        const key = { platform: 'teams', workspace: tenant, conversation } as const;
        await answers.say(interaction, await modeLines(key, language));
      }
    },
  };
}
