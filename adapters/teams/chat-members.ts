import { PlatformRefused } from '../../src/core/ports/chat-platform.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import type { Connector, Member } from './connector.js';

/** How old what is known of who is in a chat may be, and of how many chats it is kept. */
const MAX_AGE_MS = 5 * 60_000;
const MAX_CHATS = 1_000;

/** Knows who is in chats. */
export class ChatMembers {
  readonly #chats: Recent<readonly Member[] | null>;

  constructor(
    private readonly connector: Connector,
    clock: Clock,
  ) {
    this.#chats = new Recent(clock, MAX_AGE_MS, MAX_CHATS);
  }

  /** The people in it, as of at most five minutes ago; `null` when Garbo is not. Throws PlatformUnavailable. */
  of(tenant: string, chat: string): Promise<readonly Member[] | null> {
    return this.#chats.get(`${tenant}/${chat}`, () => this.#load(tenant, chat));
  }

  async #load(tenant: string, chat: string): Promise<readonly Member[] | null> {
    try {
      const members = await this.connector.members(tenant, chat);
      return members.filter(({ id }) => !id.startsWith('28:'));
    } catch (error) {
      if (error instanceof PlatformRefused) return null;
      throw error;
    }
  }
}
