import type { ConversationDirectory } from '../../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../../src/core/workspace.js';
import { callSlack, refusalCode } from '../errors.js';
import type { Installations } from '../installation.js';

/** What the channels of a workspace are called. Needs the scopes channels:read and groups:read. */
export class SlackChannels implements ConversationDirectory {
  constructor(private readonly installations: Installations) {}

  async nameOf({ workspace, conversation }: ConversationKey): Promise<string | null> {
    const { client } = await this.installations.of(workspace);
    try {
      const { channel } = await client.conversations.info({ channel: conversation });
      return channel?.name ? `#${channel.name}` : null;
    } catch (error) {
      if (refusalCode(error) !== null) return null;
      return callSlack(() => Promise.reject(error));
    }
  }
}
