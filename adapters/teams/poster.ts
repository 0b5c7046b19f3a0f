import type { PostReceipt } from '../../src/core/notices/post.js';
import type { PostContent } from '../../src/core/notices/post-content.js';
import type { NoticePoster, PostRequest } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';
import { attachmentOf } from './cards.js';
import type { Connector } from './connector.js';
import { threadId } from './conversation-id.js';
import type { DirectConversations } from './direct-conversations.js';
import { laneOf } from './lanes.js';
import { marked } from './post-mark.js';
import { renderCard, renderText } from './render.js';

/** Shows posts as messages of the bot: in a channel, in a thread, in a chat, or in a direct conversation. */
export class TeamsPoster implements Omit<NoticePoster, 'findPost'> {
  constructor(
    private readonly connector: Connector,
    private readonly direct: DirectConversations,
    private readonly phrases: PhraseBook,
    private readonly clock: Clock,
  ) {}

  async post({
    workspace: { workspace: tenant },
    postId,
    address,
    content,
  }: PostRequest): Promise<PostReceipt> {
    const conversation =
      address.to === 'conversation' ? address.conversation : await this.direct.with(tenant, address.person);
    const place = threadId(conversation, address.to === 'conversation' ? address.thread : null);
    const message = await this.connector.send(tenant, place, this.#activity(postId, content));
    return { conversation, message, postedAt: postedAt(message, this.clock) };
  }

  async update({
    workspace: { workspace: tenant },
    postId,
    content,
    receipt,
  }: PostRequest & { readonly receipt: PostReceipt }): Promise<void> {
    await this.connector.update(
      tenant,
      receipt.conversation,
      receipt.message,
      this.#activity(postId, content),
    );
  }

  laneOf({ address }: Pick<PostRequest, 'address'>, act: 'post' | 'update'): Lane {
    return laneOf(address, act);
  }

  #activity(postId: string, content: PostContent): object {
    const shown = renderCard(content, { postId, permalink: null, phrases: this.phrases });
    return {
      type: 'message',
      summary: renderText(content),
      attachments: [attachmentOf(marked(shown, postId))],
    };
  }
}

/** Teams' ids of messages are the milliseconds since 1970 in which they were posted. */
function postedAt(message: string, clock: Clock): Date {
  return /^\d{13}$/u.test(message) ? new Date(Number(message)) : clock.now();
}
