import { z } from 'zod';
import type { ConversationDirectory, KnownConversation } from '../../src/core/ports/chat-platform.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode } from './errors.js';
import type { Installations } from './installation.js';

/** Slack asks for at most this many at a time, and counts fewer calls. */
const PAGE_SIZE = 200;
/** More channels than any support team has; it bounds the time a page of settings may take. */
const MAX_PAGES = 25;

/** Answers that mean: nothing there that Garbo can see. */
const NOWHERE = new Set(['channel_not_found', 'not_in_channel', 'method_not_supported_for_channel_type']);

/**
 * A channel, as far as it matters here.
 * Source: https://docs.slack.dev/reference/objects/conversation-object
 */
const channel = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  is_member: z.boolean().nullish(),
  is_archived: z.boolean().nullish(),
  is_ext_shared: z.boolean().nullish(),
});

/** The channels of the workspaces. */
export class SlackConversations implements ConversationDirectory {
  constructor(private readonly installations: Installations) {}

  async findConversation({ workspace, conversation }: ConversationKey): Promise<KnownConversation | null> {
    const { client } = await this.installations.of(workspace);
    try {
      const answer = await client.conversations.info({ channel: conversation });
      return toConversation(channel.parse(answer.channel));
    } catch (error) {
      const code = refusalCode(error);
      if (code !== null && NOWHERE.has(code)) return null;
      return callSlack(() => Promise.reject(error));
    }
  }

  async listConversations({ workspace }: WorkspaceKey): Promise<readonly KnownConversation[]> {
    const { client } = await this.installations.of(workspace);
    const found: KnownConversation[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const answer = await callSlack(() =>
        client.users.conversations({
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: PAGE_SIZE,
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      // Slack lists only those the bot is in, and does not say so again in each.
      found.push(
        ...z
          .array(channel)
          .parse(answer.channels ?? [])
          .map((one) => toConversation({ ...one, is_member: true })),
      );
      cursor = answer.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return found.sort((one, other) => one.name.localeCompare(other.name));
  }
}

function toConversation(found: z.infer<typeof channel>): KnownConversation {
  return {
    id: found.id,
    name: found.name || found.id,
    isMember: found.is_member === true,
    isShared: found.is_ext_shared === true,
    isArchived: found.is_archived === true,
  };
}
