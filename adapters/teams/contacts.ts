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
  /** The conversation in which they were last seen, where the connector tells who they are. */
  conversation: z.string(),
  /** Others in which they were seen before, the newest first. */
  others: z.array(z.string()).default([]),
  /** Their id in Entra, where Teams has said it. */
  entra: z.string().nullable(),
  /** The direct conversation with them, once there is one. */
  direct: z.string().nullable(),
  /** The message with their own page in it, once there is one. */
  home: z.string().nullable().default(null),
  /** What their client speaks, e.g. `it-IT`, where it has said so. */
  locale: z.string().nullable().default(null),
});

/** How a person is reached. */
export type PersonAddress = z.infer<typeof personAddress>;

/** Under somebody's id in Entra only this is kept: their id in Teams, under which the rest is. */
const entraAddress = z.object({ teams: z.string() });

/** What is new of a person. */
export interface Sighting {
  /** Their id in Teams, `29:…`. */
  readonly id: string;
  readonly conversation: string;
  readonly isDirect: boolean;
  readonly entra: string | null;
  readonly locale: string | null;
}

/** How long a contact that has not changed is not written again. */
const REWRITE_AFTER_MS = 24 * 60 * 60_000;
const MAX_KNOWN = 10_000;
/** So many conversations of a person are kept beside the last. */
const MAX_OTHERS = 4;

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
   * Notes where a message came from, and who wrote it. Resolves to the place if Garbo was not known to be there until
   * now. Throws RecordUnavailable.
   */
  async note(activity: TeamsActivity): Promise<KnownPlace | null> {
    const tenant = tenantOf(activity);
    const { conversation } = splitConversationId(activity.conversation.id);
    const known = await this.conversation(tenant, conversation);
    const place = placeOf(activity, conversation, known);
    await this.keepConversation(tenant, conversation, place);
    await this.noteSender(activity);
    return isThere(place) && !(known && isThere(known)) ? { id: conversation, ...place } : null;
  }

  /** Notes who sent an activity. Throws RecordUnavailable. */
  async noteSender(activity: TeamsActivity): Promise<void> {
    const { from, conversation, locale } = activity;
    await this.seen(tenantOf(activity), {
      id: from.id,
      conversation: splitConversationId(conversation.id).conversation,
      isDirect: kindOf(conversation.conversationType) === 'personal',
      entra: from.aadObjectId ?? null,
      locale: locale ?? null,
    });
  }

  /** Notes where somebody was seen. What was known besides is kept. Throws RecordUnavailable. */
  async seen(tenant: string, { id, conversation, isDirect, entra, locale }: Sighting): Promise<void> {
    const before = await this.person(tenant, id);
    const last = isDirect ? (before?.conversation ?? conversation) : conversation;
    const places = before ? [before.conversation, ...before.others] : [];
    const address: PersonAddress = {
      conversation: last,
      others: places.filter((place) => place !== last).slice(0, MAX_OTHERS),
      entra: entra?.toLowerCase() ?? before?.entra ?? null,
      direct: isDirect ? conversation : (before?.direct ?? null),
      locale: locale ?? before?.locale ?? null,
      home: before?.home ?? null,
    };
    await this.keepPerson(tenant, id, address);
    if (!before) this.#written.delete(`${tenant}/person/${address.entra}`);
    if (address.entra) await this.#keep(tenant, 'person', address.entra, { teams: id });
  }

  /** Keeps in which message somebody finds their own page; `null`: in none any more. Throws RecordUnavailable. */
  async keepHome(tenant: string, person: string, home: string | null): Promise<void> {
    const known = await this.person(tenant, person);
    if (known) await this.keepPerson(tenant, person, { ...known, home });
  }

  async conversation(tenant: string, id: string): Promise<ConversationAddress | null> {
    const found = await this.#find(tenant, 'conversation', id);
    return found && conversationAddress.parse(JSON.parse(found.address));
  }

  async person(tenant: string, id: string): Promise<PersonAddress | null> {
    const found = await this.#find(tenant, 'person', id);
    // Under an id in Entra stands only which id in Teams is meant.
    return found && (personAddress.safeParse(JSON.parse(found.address)).data ?? null);
  }

  /** The id in Teams of somebody known by their id in Entra; `null`: Garbo has not seen them. */
  async teamsIdOf(tenant: string, entra: string): Promise<string | null> {
    const key = { platform: 'teams', workspace: tenant, kind: 'person', id: entra.toLowerCase() } as const;
    const found = await this.rows.find(key);
    return found && entraAddress.parse(JSON.parse(found.address)).teams;
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
