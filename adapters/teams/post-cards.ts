import type { PostContent } from '../../src/core/notices/post-content.js';
import type { PeopleDirectory } from '../../src/core/ports/chat-platform.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { AdaptiveCard } from './cards.js';
import type { TeamsContacts } from './contacts.js';
import { LIMITS } from './limits.js';
import type { Mentioned } from './mentions.js';
import { permalinkOf } from './permalink.js';
import { renderCard } from './render.js';

/** Makes the cards of posts, with the people they mention and the thread they speak of. */
export class PostCards {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly contacts: TeamsContacts,
    private readonly phrases: PhraseBook,
  ) {}

  /** The card as everybody sees it; or, with `viewer`, as this person is to. Throws PlatformUnavailable. */
  async of(
    tenant: string,
    postId: string,
    content: PostContent,
    viewer: string | null = null,
  ): Promise<AdaptiveCard> {
    return renderCard(content, {
      postId,
      permalink: await this.#permalink(tenant, content.about),
      mentioned: await this.#mentioned(tenant, content.mentions),
      isTakersView: viewer !== null && content.takenBy?.id === viewer,
      phrases: this.phrases,
    });
  }

  async #permalink(tenant: string, about: PostContent['about']): Promise<string | null> {
    if (!about) return null;
    const known = await this.contacts.conversation(tenant, about.conversation);
    return permalinkOf(about, { tenant, group: known?.group ?? null });
  }

  /** Those among them whom Teams knows: it refuses a card that mentions anybody else. */
  async #mentioned(tenant: string, ids: readonly string[]): Promise<readonly Mentioned[]> {
    const workspace = { platform: 'teams', workspace: tenant } as const;
    const wanted = [...new Set(ids)].slice(0, LIMITS.mentions);
    const found = await Promise.all(wanted.map((id) => this.people.findPerson(workspace, id)));
    return found.filter(({ id, role }) => id.startsWith('29:') && role !== 'unknown');
  }
}
