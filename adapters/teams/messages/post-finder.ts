import type { PostReceipt } from '../../../src/core/notices/post.js';
import type { PostRequest } from '../../../src/core/ports/chat-platform.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import { CHAT_THREAD } from '../conversation-id.js';
import { toPlatformError } from '../errors.js';
import type { Graph, GraphPage } from '../graph.js';
import type { GraphPlaces } from '../graph-places.js';
import { markOf } from '../post-mark.js';
import type { TeamsOptions } from '../settings.js';
import { type GraphMessage, graphMessage } from './graph-message.js';

/** A post is looked for among the messages of the last day: the queues have given up on an older one. */
const WINDOW_MS = 24 * 60 * 60_000;

/** Graph's largest page. Source: https://learn.microsoft.com/graph/api/channel-list-messages */
const PAGE_SIZE = 50;
const MAX_PAGES = 5;

/** Where messages stand: the path of their list, and the conversation as the connector calls it. */
interface History {
  readonly path: string;
  readonly conversation: string;
}

/**
 * Looks for a post made before a crash, and for nothing else. The Bot Connector has no history, so Graph is asked; where
 * the tenant has not granted that, there is nothing to find. What one person alone was shown in a channel Graph does not
 * list either. Sources: https://learn.microsoft.com/graph/api/channel-list-messages,
 * https://learn.microsoft.com/graph/api/chatmessage-list-replies, https://learn.microsoft.com/graph/api/chat-list-messages
 */
export class PostFinder {
  constructor(
    private readonly graph: Graph,
    private readonly places: GraphPlaces,
    private readonly options: Pick<TeamsOptions, 'appId'>,
    private readonly clock: Clock,
  ) {}

  /** The post made earlier under this id, if Graph shows it. Throws PlatformUnavailable, PlatformRefused. */
  async findPost({
    workspace: { workspace: tenant },
    postId,
    address,
  }: PostRequest): Promise<PostReceipt | null> {
    const history = await this.#historyOf(tenant, address);
    if (!history) return null;
    const oldest = this.clock.now().getTime() - WINDOW_MS;
    let from: string | null = `${history.path}?$top=${PAGE_SIZE}`;
    for (let count = 0; from !== null && count < MAX_PAGES; count += 1) {
      const page: GraphPage<GraphMessage> = await this.graph.page(tenant, from, graphMessage);
      if (!page.ok) {
        if ([403, 404].includes(page.refusal.status)) return null;
        throw toPlatformError(page.refusal);
      }
      const found = page.items.find((message) => this.#isPost(message, postId));
      if (found) {
        const { conversation } = history;
        return { conversation, message: found.id, postedAt: new Date(found.createdDateTime) };
      }
      from = page.items.every((message) => changedAt(message) < oldest) ? null : page.next;
    }
    return null;
  }

  async #historyOf(tenant: string, address: PostRequest['address']): Promise<History | null> {
    if (address.to === 'person') {
      // What is for one person stands in the direct conversation, or closed in another.
      if (address.sealedIn) return this.#historyOf(tenant, { to: 'conversation', ...address.sealedIn });
      const direct = await this.places.direct(tenant, address.person);
      return direct && { path: `${direct.path}/messages`, conversation: direct.conversation };
    }
    const { conversation, thread } = address;
    const place = await this.places.find(tenant, conversation);
    if (!place) return null;
    const isReply = place.kind === 'channel' && thread !== null && thread !== CHAT_THREAD;
    const replies = isReply ? `/${encodeURIComponent(thread)}/replies` : '';
    return { path: `${place.path}/messages${replies}`, conversation };
  }

  #isPost({ from, attachments }: GraphMessage, postId: string): boolean {
    if (from?.application?.id !== this.options.appId) return false;
    const mark = JSON.stringify(markOf(postId));
    return (attachments ?? []).some(({ content }) => content?.includes(mark));
  }
}

/** Lists are in the order of the newest change. */
function changedAt({ createdDateTime, lastModifiedDateTime }: GraphMessage): number {
  return Math.max(Date.parse(createdDateTime), Date.parse(lastModifiedDateTime ?? createdDateTime));
}
