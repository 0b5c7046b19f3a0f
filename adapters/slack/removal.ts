import type {
  NameDirectory,
  PersonRemover,
  ReadmissionOutcome,
  Refusal,
  RefusalReason,
  RemovalOutcome,
} from '../../src/core/ports/chat-platform.js';
import type { ConversationKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode } from './errors.js';
import type { Installations } from './installation.js';

/**
 * What Slack's codes mean to those who have to go on from there.
 * Source: the error tables of https://docs.slack.dev/reference/methods/conversations.kick and
 * https://docs.slack.dev/reference/methods/conversations.invite
 */
const REASONS: Readonly<Record<string, RefusalReason>> = {
  restricted_action: 'setting-forbids',
  user_is_restricted: 'setting-forbids',
  user_is_ultra_restricted: 'setting-forbids',
  ura_max_channels: 'setting-forbids',
  not_supported: 'not-supported',
  cant_invite: 'not-supported',
  no_external_invite_permission: 'not-supported',
  org_user_not_in_team: 'not-supported',
  user_team_not_in_channel: 'not-supported',
  missing_scope: 'missing-permission',
  no_permission: 'missing-permission',
  not_allowed_token_type: 'missing-permission',
  cant_kick_from_general: 'cannot-from-here',
  cant_kick_self: 'cannot-from-here',
  is_archived: 'cannot-from-here',
  method_not_supported_for_channel_type: 'cannot-from-here',
  user_disabled: 'gone',
  user_not_found: 'gone',
  channel_not_found: 'out-of-sight',
};

/**
 * Removes people from channels and invites them again, where the workspace lets a bot do so. By default public channels do not
 * (`restricted_action`), and guests of Slack Connect are their own organisation's (`not_supported`), so a refusal
 * is an ordinary answer. Needs the optional scopes channels:manage and groups:write.
 * Source: https://docs.slack.dev/reference/methods/conversations.kick
 * and https://docs.slack.dev/reference/methods/conversations.invite
 */
export class SlackRemover implements PersonRemover, NameDirectory {
  constructor(private readonly installations: Installations) {}

  async removePerson(conversation: ConversationKey, person: string): Promise<RemovalOutcome> {
    const { client } = await this.installations.of(conversation.workspace);
    const answer = await this.#refusalOf(() =>
      client.conversations.kick({ channel: conversation.conversation, user: person }),
    );
    // Of a removal it is the person who is not in the channel; of an invitation it is Garbo.
    return answer === null ? { outcome: 'removed' } : refusal(answer, 'gone');
  }

  async readmitPerson(conversation: ConversationKey, person: string): Promise<ReadmissionOutcome> {
    const { client } = await this.installations.of(conversation.workspace);
    const answer = await this.#refusalOf(() =>
      client.conversations.invite({ channel: conversation.conversation, users: person }),
    );
    if (answer === null || answer === 'already_in_channel') return { outcome: 'readmitted' };
    return refusal(answer, 'out-of-sight');
  }

  /** Source: https://docs.slack.dev/reference/methods/conversations.info */
  async nameOf({ workspace, conversation }: ConversationKey): Promise<string | null> {
    const { client } = await this.installations.of(workspace);
    try {
      const { channel } = await client.conversations.info({ channel: conversation });
      return channel?.name === undefined ? null : `#${channel.name}`;
    } catch (error) {
      if (refusalCode(error) !== null) return null;
      return callSlack(() => Promise.reject(error));
    }
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

function refusal(answer: string, notInChannel: RefusalReason): Refusal {
  const reason = answer === 'not_in_channel' ? notInChannel : (REASONS[answer] ?? 'other');
  return { outcome: 'refused', reason, answer };
}
