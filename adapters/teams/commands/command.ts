import type { Interaction } from '../interaction.js';

/** A word that people write to Garbo: after mentioning it, as a slash command, or in the direct conversation. */
export interface Command {
  /** The words that call it, in lower case, in Italian and English. */
  readonly words: readonly string[];
  /**
   * @param rest what follows the word, as plain text
   * @param mentions ids of the people mentioned, without Garbo
   */
  run(interaction: Interaction, rest: string, mentions: readonly string[]): Promise<void>;
}
