import { z } from 'zod';
import { PlatformRefused, PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import type { TeamsContacts } from './contacts.js';
import { type ServiceRefusal, TeamsPayloadUnreadable, toPlatformError } from './errors.js';
import type { AppTokens } from './identity/tokens.js';
import { bodyOf, callService, type ServiceAnswer, type ServiceCall } from './service-call.js';

/** Whoever is in a conversation, as the connector tells. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export const memberSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  givenName: z.string().nullish(),
  surname: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

/** A member of a conversation. */
export type Member = z.infer<typeof memberSchema>;

/** The most that Teams gives at once. */
const PAGE = 500;
const MAX_PAGES = 50;

const membersPage = z.looseObject({
  members: z.array(memberSchema),
  continuationToken: z.string().nullish(),
});

const madeActivity = z.looseObject({ id: z.string().min(1) });

/**
 * With these the connector says that a direct conversation takes nothing (any more): the person has blocked the app, or
 * the conversation is gone.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const NO_DIRECT_WAY: readonly number[] = [403, 404];

/** With these it refuses to open one: the person is of another tenant, or unknown. */
const NOT_OPENED: readonly number[] = [400, ...NO_DIRECT_WAY];

/** The Bot Connector: sends and changes activities, and tells who is in a conversation. */
export class Connector {
  constructor(
    private readonly tokens: AppTokens,
    private readonly contacts: TeamsContacts,
  ) {}

  /** Sends an activity; returns its id. `conversation` may name a thread. Throws PlatformUnavailable, PlatformRefused. */
  async send(tenant: string, conversation: string, activity: object): Promise<string> {
    const path = `${encodeURIComponent(conversation)}/activities`;
    return idOf(await this.#call(tenant, conversation, 'POST', path, activity));
  }

  /** Sends an activity in a direct conversation. Throws like `send`, with `isUnreachable` when it takes nothing. */
  async sendDirect(tenant: string, conversation: string, activity: object): Promise<string> {
    const path = `${encodeURIComponent(conversation)}/activities`;
    const answer = await this.#call(tenant, conversation, 'POST', path, activity);
    return idOf(unlessUnreachable(answer, NO_DIRECT_WAY));
  }

  /** Shows an activity to one member of the conversation alone; returns its id. Throws like `send`. */
  async sendTargeted(
    tenant: string,
    conversation: string,
    person: string,
    activity: object,
  ): Promise<string> {
    const path = `${encodeURIComponent(conversation)}/activities?isTargetedActivity=true`;
    const targeted = { ...activity, recipient: { id: person } };
    return idOf(await this.#call(tenant, conversation, 'POST', path, targeted));
  }

  /** Replaces an activity. Throws like `send`. */
  async update(tenant: string, conversation: string, id: string, activity: object): Promise<void> {
    const path = `${encodeURIComponent(conversation)}/activities/${encodeURIComponent(id)}`;
    bodyOf(await this.#call(tenant, conversation, 'PUT', path, { ...activity, id }));
  }

  /** Replaces an activity that was sent by `sendTargeted`; who sees it cannot be changed. Throws like `send`. */
  async updateTargeted(tenant: string, conversation: string, id: string, activity: object): Promise<void> {
    const path = `${encodeURIComponent(conversation)}/activities/${encodeURIComponent(id)}?isTargetedActivity=true`;
    bodyOf(await this.#call(tenant, conversation, 'PUT', path, { ...activity, id }));
  }

  /**
   * Opens the direct conversation with a person; returns its id.
   * @throws like `send`, with `isUnreachable` for a person of another tenant
   */
  async openDirect(tenant: string, appId: string, person: string, near: string): Promise<string> {
    const parameters = {
      bot: { id: `28:${appId}` },
      members: [{ id: person }],
      isGroup: false,
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    };
    return idOf(unlessUnreachable(await this.#call(tenant, near, 'POST', '', parameters), NOT_OPENED));
  }

  /**
   * Who somebody is, by their id in Teams or in Entra or their user principal name; `null`: nobody in this conversation.
   * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
   * @throws PlatformUnavailable
   * @throws PlatformRefused also when Garbo does not see the conversation
   */
  async member(tenant: string, conversation: string, person: string): Promise<Member | null> {
    const path = `${encodeURIComponent(conversation)}/members/${encodeURIComponent(person)}`;
    const answer = await this.#call(tenant, conversation, 'GET', path);
    if (!answer.ok && isAboutMember(answer.refusal)) return null;
    const parsed = memberSchema.safeParse(bodyOf(answer));
    if (!parsed.success) throw new TeamsPayloadUnreadable('an odd member of a conversation');
    return parsed.data;
  }

  /**
   * Reads what is beside conversations, or more of one: `teams/…`. `near` is a conversation of the same place. A
   * refusal is an answer. Throws PlatformUnavailable.
   */
  async read(tenant: string, near: string, path: string): Promise<ServiceAnswer> {
    const url = `${await this.contacts.serviceUrlOf(tenant, near)}/v3/${path}`;
    return callService({ method: 'GET', url, token: await this.tokens.forConnector() });
  }

  /** Everybody in a conversation, people and bots. Throws like `member`. */
  async members(tenant: string, conversation: string): Promise<readonly Member[]> {
    const found: Member[] = [];
    let next = '';
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const path = `${encodeURIComponent(conversation)}/pagedmembers?pageSize=${PAGE}${next}`;
      const parsed = membersPage.safeParse(bodyOf(await this.#call(tenant, conversation, 'GET', path)));
      if (!parsed.success) throw new TeamsPayloadUnreadable('odd members of a conversation');
      found.push(...parsed.data.members);
      const { continuationToken } = parsed.data;
      if (!continuationToken) break;
      next = `&continuationToken=${encodeURIComponent(continuationToken)}`;
    }
    return found;
  }

  async #call(
    tenant: string,
    conversation: string,
    method: ServiceCall['method'],
    path: string,
    body?: unknown,
  ): Promise<ServiceAnswer> {
    const base = `${await this.contacts.serviceUrlOf(tenant, conversation)}/v3/conversations`;
    const token = await this.tokens.forConnector().catch((cause: unknown) => {
      throw cause instanceof PlatformRefused ? notLetIn(cause) : cause;
    });
    const url = path === '' ? base : `${base}/${path}`;
    const answer = await callService({ method, url, token, ...(body === undefined ? {} : { body }) });
    if (!answer.ok && answer.refusal.status === 401) throw notLetIn(toPlatformError(answer.refusal));
    return answer;
  }
}

/** A secret that has run out says nothing of a post: what waits for it is tried again, while somebody mends it. */
function notLetIn(cause: unknown): PlatformUnavailable {
  return new PlatformUnavailable('Microsoft does not accept the credential of the Teams app.', { cause });
}

function unlessUnreachable(answer: ServiceAnswer, statuses: readonly number[]): ServiceAnswer {
  if (!answer.ok && statuses.includes(answer.refusal.status)) throw toPlatformError(answer.refusal, true);
  return answer;
}

/** Whether the refusal says that this person is not there, not that the conversation is not. */
function isAboutMember({ status, code }: ServiceRefusal): boolean {
  return status === 400 || (status === 404 && code !== 'ConversationNotFound');
}

function idOf(answer: ServiceAnswer): string {
  const parsed = madeActivity.safeParse(bodyOf(answer));
  if (!parsed.success) throw new TeamsPayloadUnreadable('the connector names no id');
  return parsed.data.id;
}
