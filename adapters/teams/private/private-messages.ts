import type { PostKind } from '../../../src/core/notices/post-content.js';
import { type ConversationPlace, PlatformRefused } from '../../../src/core/ports/chat-platform.js';
import type { Connector } from '../connector.js';
import type { TeamsContacts } from '../contacts.js';
import { threadId } from '../conversation-id.js';
import type { DirectConversations } from '../direct-conversations.js';
import type { TeamsOptions } from '../settings.js';

/** A message of the bot: where it is, and its id. */
export interface SentMessage {
  readonly conversation: string;
  readonly message: string;
}

/**
 * Kinds that must still be there tomorrow: a targeted message vanishes from clients after 24 hours.
 * Source: https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
const MUST_STAY: ReadonlySet<PostKind> = new Set([
  'measure',
  'care',
  'complaint',
  'complaint-receipt',
  'draft',
]);

/** Whether a post may be gone from its reader's client after a day. */
export function mayVanish(kind: PostKind): boolean {
  return !MUST_STAY.has(kind);
}

/**
 * Messages for one person: shown to them alone in the conversation they belong to, where the tenant has such messages,
 * else in the direct conversation.
 */
export class PrivateMessages {
  constructor(
    private readonly connector: Connector,
    private readonly contacts: TeamsContacts,
    private readonly direct: DirectConversations,
    private readonly options: Pick<TeamsOptions, 'targetedMessages'>,
  ) {}

  /**
   * @param near where it may be shown to the person alone; `null`: in the direct conversation only
   * @throws PlatformUnavailable
   * @throws PlatformRefused, with `isUnreachable` when the person cannot be written to privately
   */
  async send(
    tenant: string,
    person: string,
    activity: object,
    near: ConversationPlace | null,
  ): Promise<SentMessage> {
    const targeted = near && (await this.#sendTargeted(tenant, person, activity, near));
    return targeted ?? this.direct.send(tenant, person, activity);
  }

  /** Changes a message sent by `send`, wherever it is by now. Throws like `send`. */
  async update(
    tenant: string,
    { conversation, message }: SentMessage,
    activity: object,
    near: ConversationPlace | null,
  ): Promise<void> {
    const isTargeted = conversation === near?.conversation && (await this.#isShared(tenant, conversation));
    if (isTargeted) await this.connector.updateTargeted(tenant, conversation, message, activity);
    else await this.connector.update(tenant, conversation, message, activity);
  }

  /** `null` where it cannot be shown to them there; Microsoft's advice is to write directly then. */
  async #sendTargeted(
    tenant: string,
    person: string,
    activity: object,
    { conversation, thread }: ConversationPlace,
  ): Promise<SentMessage | null> {
    if (!this.options.targetedMessages || !(await this.#isShared(tenant, conversation))) return null;
    try {
      if ((await this.connector.member(tenant, conversation, person)) === null) return null;
      const place = threadId(conversation, thread);
      return { conversation, message: await this.connector.sendTargeted(tenant, place, person, activity) };
    } catch (error) {
      if (error instanceof PlatformRefused) return null;
      throw error;
    }
  }

  /** Whether others see the conversation, too; only there messages can be targeted. */
  async #isShared(tenant: string, conversation: string): Promise<boolean> {
    const known = await this.contacts.conversation(tenant, conversation);
    return known !== null && known.kind !== 'personal';
  }
}
