import type { PhraseBook } from '../../../src/core/ports/phrase-book.js';
import type { Queues } from '../../../src/core/ports/queues.js';
import type { Interaction } from '../interaction.js';

/** What publishing a home that somebody asks for needs. */
export interface HomeTools {
  readonly queues: Queues;
  readonly phrases: PhraseBook;
}

/** Somebody wants their home as it is now. Throws QueueUnavailable. */
export async function askForHome(
  { tenant, actor, delivery }: Pick<Interaction, 'tenant' | 'actor' | 'delivery'>,
  { queues }: Pick<HomeTools, 'queues'>,
): Promise<void> {
  const home = { workspace: { platform: 'teams', workspace: tenant }, person: actor } as const;
  await queues.enqueueEscalation({ type: 'home', home, delivery });
}

/** The button that brings a home up to date; returns the sentence for whoever pressed it. Throws QueueUnavailable. */
export async function receiveRefresh(interaction: Interaction, tools: HomeTools): Promise<string> {
  await askForHome(interaction, tools);
  return tools.phrases.say(interaction.language, 'teams.home.refreshing');
}
