import type { Person } from '../../../src/core/people/person.js';
import type { Interaction } from '../interaction.js';

/**
 * What a word does that people write to Garbo: after mentioning it, as a slash command, or in the direct conversation.
 * Its answer is for whoever wrote it alone; what it throws is answered with "try again".
 */
export interface Command {
  /** The words that call it, in lower case, in Italian and English: `wordsOf` an entry of the command list. */
  readonly words: readonly string[];
  /**
   * @param interaction with the language of the word, or else of whoever wrote it
   * @param rest what follows the word, as plain text, without the mentions it begins with
   * @param mentions ids of the people mentioned, in the order they are named, without Garbo
   * @param actor who wrote it, with the role that counts for Garbo
   */
  run(interaction: Interaction, rest: string, mentions: readonly string[], actor: Person): Promise<void>;
}
