import type { HomeContent } from '../../../src/core/home/home-content.js';
import { PlatformRefused } from '../../../src/core/ports/chat-platform.js';
import type { HomePublisher } from '../../../src/core/ports/home-publisher.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import { attachmentOf } from '../cards.js';
import type { Connector } from '../connector.js';
import type { TeamsContacts } from '../contacts.js';
import { CHAT_THREAD } from '../conversation-id.js';
import type { DirectConversations } from '../direct-conversations.js';
import { permalinkOf } from '../permalink.js';
import { type LinkTo, renderHome } from './render-home.js';

/** The answer for a message that was deleted. */
const DELETED = 'ActivityNotFoundInConversation';

/** Publishes people's overviews: one card in the direct conversation of each, brought up to date in its place. */
export class TeamsHomes implements HomePublisher {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly direct: DirectConversations,
  ) {}

  async publishHome(
    { workspace: tenant }: WorkspaceKey,
    person: string,
    content: HomeContent,
  ): Promise<void> {
    const shown = renderHome(content, await this.#linksOf(tenant, content));
    const activity = {
      type: 'message',
      summary: content.parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : [])).join(' · '),
      attachments: [attachmentOf(shown)],
    };
    const known = await this.contacts.person(tenant, person);
    const isShown =
      known?.home && known.direct && (await this.#updates(tenant, known.direct, known.home, activity));
    if (isShown) return;
    const { message } = await this.direct.send(tenant, person, activity);
    await this.contacts.keepHome(tenant, person, message);
  }

  /** `false`: the card, or the whole conversation, is not there any more. */
  async #updates(tenant: string, conversation: string, message: string, activity: object): Promise<boolean> {
    try {
      await this.connector.update(tenant, conversation, message, activity);
      return true;
    } catch (error) {
      if (error instanceof PlatformRefused && (error.answer === DELETED || error.lost !== null)) return false;
      throw error;
    }
  }

  async #linksOf(tenant: string, { parts }: HomeContent): Promise<LinkTo> {
    const places = new Set(
      parts.flatMap((part) => (part.kind === 'row' && part.openAt ? [part.openAt.conversation] : [])),
    );
    const known = new Map(
      await Promise.all(
        [...places].map(async (id) => [id, await this.contacts.conversation(tenant, id)] as const),
      ),
    );
    return ({ conversation, message }) => {
      const place = known.get(conversation);
      if (!place) return null;
      const thread = place.kind === 'channel' ? message : CHAT_THREAD;
      return permalinkOf({ conversation, message, thread }, { tenant, group: place.group });
    };
  }
}
