import { z } from 'zod';
import { LANGUAGES } from '../../src/core/language.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { AdaptiveCard } from './cards.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { inTime } from './in-time.js';
import type { Interaction } from './interaction.js';
import type { TeamsPhrase } from './phrases.js';
import type { PostCards } from './post-cards.js';
import type { TeamsOptions } from './settings.js';

const refreshed = z.object({ post: z.string().min(1), language: z.enum(LANGUAGES) });

/** What answering with a card anew needs. */
export interface RefreshTools extends Pick<TeamsOptions, 'viewPost'> {
  readonly cards: PostCards;
  readonly phrases: PhraseBook;
}

/**
 * The card as whoever asks is to see it now, or a sentence for somebody it is not for.
 * @throws TeamsPayloadUnreadable for data of another shape
 * @throws PlatformUnavailable when it takes too long; what the record throws
 */
export async function refreshCard(
  { tenant, actor }: Interaction,
  data: Readonly<Record<string, unknown>> | null,
  tools: RefreshTools,
): Promise<AdaptiveCard | string> {
  const parsed = refreshed.safeParse(data);
  if (!parsed.success) throw new TeamsPayloadUnreadable('an odd refresh of a card');
  const { post, language } = parsed.data;
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const content = await inTime(tools.viewPost(workspace, post, actor));
  if (!content) return tools.phrases.say(language, 'teams.press.useless' satisfies TeamsPhrase);
  return inTime(tools.cards.of(tenant, post, content, actor));
}
