import { z } from 'zod';
import type { Clock } from '../../src/core/ports/clock.js';
import type { ContactRows } from '../../src/core/ports/contact-rows.js';
import type { TeamsActivity } from './activity-schema.js';
import { tenantOf } from './activity-schema.js';
import { kindOf, splitConversationId } from './conversation-id.js';
import { type ConversationAddress, conversationAddress, isThere, type KnownPlace, placeOf } from './place.js';
import type { TeamsOptions } from './settings.js';

export type { ConversationAddress } from './place.js';

const personAddress = z.object({
  /** A conversation in which they were last seen, where the connector tells who they are. */
  conversation: z.string(),
  /** Their id in Entra, where Teams has said it. */
  entra: z.string().nullable(),
  /** The direct conversation with them, once there is one. */
  direct: z.string().nullable(),
});

/** How a person is reached. */
export type PersonAddress = z.infer<typeof personAddress>;

/** How long a contact that has not changed is not written again. */
const REWRITE_AFTER_MS = 24 * 60 * 60_000;
const MAX_KNOWN = 10_000;

/** Keeps how conversations and people are reached: Teams says it only in what it sends. */
export class TeamsContacts {
  /** What was written lately, so that a busy channel costs no writing. */
  readonly #written = new Map<string, { readonly address: string; readonly at: number }>();

  constructor(
    private readonly rows: ContactRows,
    private readonly addresses: TeamsOptions['addresses'],
    private readonly clock: Clock,
  ) {}

  /**
   * Notes where an activity came from, and who sent it. Resolves to the place if Garbo was not known to be there
   * until now. Throws RecordUnavailable.
   */
  async note(activity: TeamsActivity): Promise<KnownPlace | null> {
    const tenant = tenantOf(activity);
    const { conversation } = splitConversationId(activity.conversation.id);
    const kind = kindOf(activity.conversation.conversationType);
    const known = await this.conversation(tenant, conversation);
    const place = placeOf(activity, conversation, known);
    await this.keepConversation(tenant, conversation, place);
    const { id, aadObjectId } = activity.from;
    const before = await this.person(tenant, id);
    await this.keepPerson(tenant, id, {
      conversation: kind === 'personal' ? (before?.conversation ?? conversation) : conversation,
      entra: aadObjectId ?? before?.entra ?? null,
      direct: kind === 'personal' ? conversation : (before?.direct ?? null),
    });
    return isThere(place) && !(known && isThere(known)) ? { id: conversation, ...place } : null;
  }

  /** Notes that somebody came into a conversation, or into a team by the id of its first channel. Throws RecordUnavailable. */
  async noteMember(
    tenant: string,
    {
      id,
      entra,
      conversation,
    }: { readonly id: string; readonly entra: string | null; readonly conversation: string },
  ): Promise<void> {
    const before = await this.person(tenant, id);
    await this.keepPerson(tenant, id, {
      conversation,
      entra: entra ?? before?.entra ?? null,
      direct: before?.direct ?? null,
    });
  }

  async conversation(tenant: string, id: string): Promise<ConversationAddress | null> {
    const found = await this.#find(tenant, 'conversation', id);
    return found && conversationAddress.parse(JSON.parse(found.address));
  }

  async person(tenant: string, id: string): Promise<PersonAddress | null> {
    const found = await this.#find(tenant, 'person', id);
    return found && personAddress.parse(JSON.parse(found.address));
  }

  /** All conversations of a tenant that Garbo has heard from, with their ids. */
  async conversations(tenant: string): Promise<readonly KnownPlace[]> {
    const rows = await this.rows.list({ platform: 'teams', workspace: tenant }, 'conversation');
    return rows.map(({ id, address }) => ({ id, ...conversationAddress.parse(JSON.parse(address)) }));
  }

  keepConversation(tenant: string, id: string, address: ConversationAddress): Promise<void> {
    return this.#keep(tenant, 'conversation', id, address);
  }

  keepPerson(tenant: string, id: string, address: PersonAddress): Promise<void> {
    return this.#keep(tenant, 'person', id, address);
  }

  /** Drops all that is known of a tenant. Throws RecordUnavailable. */
  forgetTenant(tenant: string): Promise<void> {
    return this.rows.dropAll({ platform: 'teams', workspace: tenant });
  }

  /** The connector's address for a conversation, known or not, without a slash at its end. */
  async serviceUrlOf(tenant: string, conversation: string): Promise<string> {
    const known = await this.conversation(tenant, conversation);
    const url =
      known?.serviceUrl ?? (await this.conversations(tenant))[0]?.serviceUrl ?? this.addresses.service;
    return url.replace(/\/+$/u, '');
  }

  async #find(tenant: string, kind: 'conversation' | 'person', id: string) {
    const found = await this.rows.find({ platform: 'teams', workspace: tenant, kind, id });
    // Dropped since, perhaps by another process: it is to be written anew.
    if (!found) this.#written.delete(`${tenant}/${kind}/${id}`);
    return found;
  }

  async #keep(tenant: string, kind: 'conversation' | 'person', id: string, value: object): Promise<void> {
    const key = `${tenant}/${kind}/${id}`;
    const address = JSON.stringify(value);
    const now = this.clock.now();
    const last = this.#written.get(key);
    if (last?.address === address && now.getTime() - last.at < REWRITE_AFTER_MS) return;
    await this.rows.keep({ platform: 'teams', workspace: tenant, kind, id }, address, now);
    if (this.#written.size >= MAX_KNOWN) this.#written.clear();
    this.#written.set(key, { address, at: now.getTime() });
  }
}
