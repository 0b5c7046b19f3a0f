import { z } from 'zod';
import type { TeamsContacts } from './contacts.js';
import { TeamsPayloadUnreadable } from './errors.js';
import type { AppTokens } from './identity/tokens.js';
import { bodyOf, callService, type ServiceAnswer, type ServiceCall } from './service-call.js';

/** Whoever is in a conversation, as the connector tells. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context */
export const memberSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

/** A member of a conversation. */
export type Member = z.infer<typeof memberSchema>;

const madeActivity = z.looseObject({ id: z.string().min(1) });

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

  /** Opens the direct conversation with a person, who must be of this tenant; returns its id. Throws like `send`. */
  async openDirect(tenant: string, appId: string, person: string, near: string): Promise<string> {
    const parameters = {
      bot: { id: `28:${appId}` },
      members: [{ id: person }],
      isGroup: false,
      tenantId: tenant,
      channelData: { tenant: { id: tenant } },
    };
    return idOf(await this.#call(tenant, near, 'POST', '', parameters));
  }

  /** Who somebody is, by any of their ids; `null`: nobody in this conversation. Throws like `send`. */
  async member(tenant: string, conversation: string, person: string): Promise<Member | null> {
    const path = `${encodeURIComponent(conversation)}/members/${encodeURIComponent(person)}`;
    const answer = await this.#call(tenant, conversation, 'GET', path);
    if (!answer.ok && [400, 404].includes(answer.refusal.status)) return null;
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

  async #call(
    tenant: string,
    conversation: string,
    method: ServiceCall['method'],
    path: string,
    body?: unknown,
  ): Promise<ServiceAnswer> {
    const base = `${await this.contacts.serviceUrlOf(tenant, conversation)}/v3/conversations`;
    const token = await this.tokens.forConnector();
    const url = path === '' ? base : `${base}/${path}`;
    return callService({ method, url, token, ...(body === undefined ? {} : { body }) });
  }
}

function idOf(answer: ServiceAnswer): string {
  const parsed = madeActivity.safeParse(bodyOf(answer));
  if (!parsed.success) throw new TeamsPayloadUnreadable('the connector names no id');
  return parsed.data.id;
}
