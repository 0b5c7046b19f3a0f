import type { PostReceipt } from '../../src/core/notices/post.js';
import type { PinOutcome, PostPinner } from '../../src/core/ports/chat-platform.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode } from './errors.js';
import type { Installations } from './installation.js';

/**
 * Pins posts. Workspaces may keep pinning to some people, a channel holds a hundred pins, and the scope pins:write
 * may be missing: a refusal is an ordinary answer.
 * Source: https://docs.slack.dev/reference/methods/pins.add
 */
export class SlackPinner implements PostPinner {
  constructor(private readonly installations: Installations) {}

  async pinPost({ workspace }: WorkspaceKey, { conversation, message }: PostReceipt): Promise<PinOutcome> {
    const { client } = await this.installations.of(workspace);
    try {
      await client.pins.add({ channel: conversation, timestamp: message });
      return { outcome: 'pinned' };
    } catch (error) {
      const answer = refusalCode(error);
      if (answer === null) return callSlack(() => Promise.reject(error));
      return answer === 'already_pinned' ? { outcome: 'pinned' } : { outcome: 'refused', answer };
    }
  }
}
