import type { PostReceipt } from '../../../src/core/notices/post.js';
import type { PinOutcome, PostPinner } from '../../../src/core/ports/chat-platform.js';
import type { WorkspaceKey } from '../../../src/core/workspace.js';
import type { Graph } from '../graph.js';
import type { GraphPlaces } from '../graph-places.js';

/**
 * Pins posts in chats, where the tenant granted Chat.ReadWrite.All. In channels only people can.
 * Source: https://learn.microsoft.com/graph/api/chat-post-pinnedmessages
 */
export class TeamsPinner implements PostPinner {
  constructor(
    private readonly graph: Graph,
    private readonly places: GraphPlaces,
  ) {}

  async pinPost({ workspace: tenant }: WorkspaceKey, receipt: PostReceipt): Promise<PinOutcome> {
    const place = await this.places.find(tenant, receipt.conversation);
    if (place?.kind !== 'chat') return { outcome: 'by-hand' };
    const message = `${place.path}/messages/${encodeURIComponent(receipt.message)}`;
    const answer = await this.graph.call(tenant, 'POST', `${place.path}/pinnedMessages`, {
      'message@odata.bind': this.graph.addressOf(message),
    });
    const isPinned = answer.ok || answer.refusal.code === 'Conflict';
    return isPinned ? { outcome: 'pinned' } : { outcome: 'refused', answer: answer.refusal.code };
  }
}
