import type { Person } from '../../../src/core/people/person.js';
import type { Queues } from '../../../src/core/ports/queues.js';
import type { Command } from '../commands/command.js';
import { wordsOf } from '../commands/command-list.js';
import type { TeamsContacts } from '../contacts.js';
import type { Interaction } from '../interaction.js';
import { askForHome } from './receive-home.js';

/**
 * `overview`: shows everybody their own page at the end of the direct conversation. The card of before stays where it
 * is, as it was: whoever asks would have to look for it far above.
 */
export class HomeCommand implements Command {
  readonly words = wordsOf('home');

  constructor(private readonly tools: { readonly queues: Queues; readonly contacts: TeamsContacts }) {}

  async run(
    interaction: Interaction,
    _rest: string,
    _mentions: readonly string[],
    actor: Person,
  ): Promise<void> {
    await this.tools.contacts.keepHome(interaction.tenant, actor.id, null);
    await askForHome(interaction, this.tools);
  }
}
