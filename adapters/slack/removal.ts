import type { webApi } from '@slack/bolt';
import type { PersonRemover, RemovalOutcome } from '../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode } from './errors.js';

/**
 * Removes people from channels, where the workspace lets a bot do so. By default public channels do not
 * (`restricted_action`), and guests of Slack Connect are their own organisation's (`not_supported`), so a refusal
 * is an ordinary answer. Needs the optional scopes channels:manage and groups:write.
 * Source: https://docs.slack.dev/reference/methods/conversations.kick
 */
export class SlackRemover implements PersonRemover {
  constructor(private readonly client: webApi.WebClient) {}

  async removePerson(conversation: ConversationKey, person: string): Promise<RemovalOutcome> {
    try {
      await this.client.conversations.kick({ channel: conversation.conversation, user: person });
      return { outcome: 'removed' };
    } catch (error) {
      const answer = refusalCode(error);
      if (answer !== null) return { outcome: 'refused', answer };
      return callSlack(() => Promise.reject(error));
    }
  }
}
