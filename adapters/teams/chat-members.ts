import { z } from 'zod';
import type { Clock } from '../../src/core/ports/clock.js';
import { Recent } from '../../src/core/recent.js';
import { type Connector, type Member, memberSchema } from './connector.js';
import { TeamsPayloadUnreadable } from './errors.js';
import { bodyOf } from './service-call.js';

/** How old what is known of who is in a chat may be, and of how many chats it is kept. */
const MAX_AGE_MS = 5 * 60_000;
const MAX_CHATS = 1_000;

/**
 * The largest page; a chat holds 250 people.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
const PAGE_SIZE = 500;

const memberPage = z.looseObject({ members: z.array(memberSchema) });

/** Knows who is in chats, from the Bot Connector: it needs no permission. */
export class ChatMembers {
  readonly #chats: Recent<readonly Member[] | null>;

  constructor(
    private readonly connector: Connector,
    clock: Clock,
  ) {
    this.#chats = new Recent(clock, MAX_AGE_MS, MAX_CHATS);
  }

  /** Who is in it, as of at most five minutes ago; `null` when Garbo is not. Throws PlatformUnavailable. */
  of(tenant: string, chat: string): Promise<readonly Member[] | null> {
    return this.#chats.get(`${tenant}/${chat}`, () => this.#load(tenant, chat));
  }

  async #load(tenant: string, chat: string): Promise<readonly Member[] | null> {
    const path = `conversations/${encodeURIComponent(chat)}/pagedmembers?pageSize=${PAGE_SIZE}`;
    const answer = await this.connector.read(tenant, chat, path);
    if (!answer.ok && [403, 404].includes(answer.refusal.status)) return null;
    const page = memberPage.safeParse(bodyOf(answer));
    if (!page.success) throw new TeamsPayloadUnreadable('an odd page of members');
    return page.data.members;
  }
}
