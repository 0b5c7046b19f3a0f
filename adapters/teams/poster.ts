import type { PostReceipt } from '../../src/core/notices/post.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import type { NoticePoster, PostRequest } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { attachmentOf } from './cards.js';
import type { Connector } from './connector.js';
import { threadId } from './conversation-id.js';
import type { PostCards } from './post-cards.js';
import { marked } from './post-mark.js';
import { mayVanish, type PrivateMessages } from './private/private-messages.js';
import { renderText } from './render.js';
import type { SealedCards } from './sealed/sealed-cards.js';

/** Shows posts as messages of the bot: in a channel, in a thread, in a chat, or in a direct conversation. */
export class TeamsPoster implements Omit<NoticePoster, 'findPost' | 'lanesOf'> {
  constructor(
    private readonly connector: Connector,
    private readonly privately: PrivateMessages,
    private readonly sealed: SealedCards,
    private readonly cards: PostCards,
    private readonly clock: Clock,
  ) {}

  async post({
    workspace: { workspace: tenant },
    postId,
    address,
    content,
    near,
  }: PostRequest): Promise<PostReceipt> {
    if (address.to === 'person' && address.sealedIn) {
      const { person, sealedIn: place } = address;
      const sent = await this.sealed.post(tenant, { postId, person, place, language: content.language });
      return { ...sent, postedAt: postedAt(sent.message, this.clock) };
    }
    const activity = await this.#activity(tenant, postId, content);
    if (address.to === 'person') {
      const shownNear = mayVanish(content.kind) ? (near ?? null) : null;
      const sent = await this.privately.send(tenant, address.person, activity, shownNear);
      return { ...sent, postedAt: postedAt(sent.message, this.clock) };
    }
    const { conversation, thread } = address;
    const message = await this.connector.send(tenant, threadId(conversation, thread), activity);
    return { conversation, message, postedAt: postedAt(message, this.clock) };
  }

  async update({
    workspace: { workspace: tenant },
    postId,
    address,
    content,
    near,
    receipt,
  }: PostRequest & { readonly receipt: PostReceipt }): Promise<void> {
    // What stands closed is read when it opens.
    if (address.to === 'person' && address.sealedIn) return;
    const activity = await this.#activity(tenant, postId, content);
    if (address.to === 'person') return this.privately.update(tenant, receipt, activity, near ?? null);
    await this.connector.update(tenant, receipt.conversation, receipt.message, activity);
  }

  /** Beside a card a text would be shown, too: what notifications show stands in the summary. */
  async #activity(tenant: string, postId: string, content: PostContent): Promise<object> {
    const shown = marked(await this.cards.of(tenant, postId, content), postId);
    return { type: 'message', summary: renderText(content), attachments: [attachmentOf(shown)] };
  }
}

/** Teams' ids of messages are the milliseconds since 1970 in which they were posted. */
function postedAt(message: string, clock: Clock): Date {
  return /^\d{13}$/u.test(message) ? new Date(Number(message)) : clock.now();
}
