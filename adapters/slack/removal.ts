import type {
  PersonRemover,
  ReadmissionOutcome,
  RemovalOutcome,
} from '../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode } from './errors.js';
import type { Installations } from './installation.js';

/**
 * Removes people from channels and invites them again, where the workspace lets a bot do so. By default public channels do not
 * (`restricted_action`), and guests of Slack Connect are their own organisation's (`not_supported`), so a refusal
 * is an ordinary answer. Needs the optional scopes channels:manage and groups:write.
 * Source: https://docs.slack.dev/reference/methods/conversations.kick
 * and https://docs.slack.dev/reference/methods/conversations.invite
 */
export class SlackRemover implements PersonRemover {
  constructor(private readonly installations: Installations) {}

  async removePerson(conversation: ConversationKey, person: string): Promise<RemovalOutcome> {
    const { client } = await this.installations.of(conversation.workspace);
    const answer = await this.#refusalOf(() =>
      client.conversations.kick({ channel: conversation.conversation, user: person }),
    );
    return answer === null ? { outcome: 'removed' } : { outcome: 'refused', answer };
  }

  async readmitPerson(conversation: ConversationKey, person: string): Promise<ReadmissionOutcome> {
    const { client } = await this.installations.of(conversation.workspace);
    const answer = await this.#refusalOf(() =>
      client.conversations.invite({ channel: conversation.conversation, users: person }),
    );
    if (answer === null || answer === 'already_in_channel') return { outcome: 'readmitted' };
    return { outcome: 'refused', answer };
  }

  /** Slack's own code when it refuses; `null` when it did as asked. */
  async #refusalOf(call: () => Promise<unknown>): Promise<string | null> {
    try {
      await call();
      return null;
    } catch (error) {
      return refusalCode(error) ?? callSlack(() => Promise.reject(error));
    }
  }
}
