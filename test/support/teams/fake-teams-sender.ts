import { APP_ID, type FakeTeams, OWN_TENANT } from './fake-teams.js';
import type { FakeActivity, FakeConversation } from './state.js';

/** What the bot answered to a delivery. */
export interface DeliveryAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Teams' sending side: what people do in the fake Teams reaches the bot as activities with a signed token. */
export class FakeTeamsSender {
  constructor(
    private readonly teams: FakeTeams,
    private readonly url: string,
  ) {}

  /** Somebody writes in a conversation, or in a thread of a channel. */
  async writes(
    from: string,
    conversation: string,
    text: string,
    thread: string | null = null,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly message: FakeActivity; readonly answer: DeliveryAnswer }> {
    const message = this.teams.write(conversation, from, { type: 'message', text }, thread);
    const activity = {
      ...this.activity('message', conversation, from, thread ?? message.id),
      id: message.id,
      timestamp: new Date(Number(message.id)).toISOString(),
      text,
      textFormat: 'plain',
      ...more,
    };
    return { message, answer: await this.deliver(activity) };
  }

  /** Somebody presses the button with this title under a post of the bot. */
  async presses(
    from: string,
    conversation: string,
    post: FakeActivity,
    title: string,
  ): Promise<DeliveryAnswer> {
    const action = actionsOf(post).find((one) => one.title === title);
    if (!action) throw new Error(`no button ${title} under ${post.id}`);
    if (action.type === 'Action.Submit') {
      return this.invokes(from, conversation, 'task/fetch', { data: { ...asObject(action.data) } }, post);
    }
    const value = {
      action: { type: 'Action.Execute', id: action.id, verb: action.verb, data: action.data },
      trigger: 'manual',
    };
    return this.invokes(from, conversation, 'adaptiveCard/action', value, post);
  }

  /** The client of somebody whom the card names asks for their own view of it. */
  refreshes(from: string, conversation: string, post: FakeActivity): Promise<DeliveryAnswer> {
    const { verb, data } = refreshOf(post);
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'automatic' };
    return this.invokes(from, conversation, 'adaptiveCard/action', value, post);
  }

  /** Somebody sends a dialog that the bot answered with, once `task/fetch` has opened it. */
  submits(
    from: string,
    conversation: string,
    opened: DeliveryAnswer,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<DeliveryAnswer> {
    const [send] = actionsIn(opened.body).filter(({ type }) => type === 'Action.Submit');
    if (!send) throw new Error('the dialog has nothing to send');
    return this.invokes(from, conversation, 'task/submit', { data: { ...asObject(send.data), ...fields } });
  }

  /** An invoke by somebody; `post` is the message whose card brought it. */
  invokes(
    from: string,
    conversation: string,
    name: string,
    value: unknown,
    post: FakeActivity | null = null,
  ): Promise<DeliveryAnswer> {
    return this.deliver({
      ...this.activity('invoke', conversation, from, post?.thread ?? post?.id ?? null),
      id: `f:${this.teams.nextId()}`,
      name,
      value,
      ...(post ? { replyToId: post.id } : {}),
    });
  }

  /** The common part of an activity. */
  activity(type: string, conversation: string, from: string, thread: string | null): Record<string, unknown> {
    const place = this.teams.conversation(conversation);
    const person = this.teams.people.get(from);
    if (!person) throw new Error(`the fake knows nobody called ${from}`);
    return {
      type,
      channelId: 'msteams',
      serviceUrl: this.teams.serviceUrl,
      timestamp: new Date().toISOString(),
      locale: person.locale,
      from: { id: person.id, name: person.name, ...(person.entra ? { aadObjectId: person.entra } : {}) },
      recipient: { id: `28:${APP_ID}`, name: 'Garbo' },
      conversation: {
        id: place.kind === 'channel' && thread ? `${place.id};messageid=${thread}` : place.id,
        conversationType: place.kind,
        tenantId: OWN_TENANT,
        ...(place.kind === 'personal' ? {} : { isGroup: true }),
        ...(place.kind === 'groupChat' && place.name !== '' ? { name: place.name } : {}),
      },
      channelData: channelDataOf(place),
      entities: [{ type: 'clientInfo', locale: person.locale, platform: 'Web' }],
    };
  }

  /** Sends an activity, with an ordinary token unless another header is given. */
  async deliver(activity: unknown, authorization?: string): Promise<DeliveryAnswer> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: authorization ?? `Bearer ${await this.teams.token()}`,
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
}

function channelDataOf({ id, kind, name, team }: FakeConversation): Record<string, unknown> {
  const tenant = { id: OWN_TENANT };
  if (kind !== 'channel' || !team) return { tenant };
  return {
    tenant,
    teamsTeamId: team.id,
    teamsChannelId: id,
    team: { id: team.id, name: team.name, aadGroupId: team.group },
    channel: { id, name },
  };
}

/** An action of a card, as it was sent. */
export interface FakeAction {
  readonly type: string;
  readonly title: string;
  readonly id?: string;
  readonly verb?: string;
  readonly data?: unknown;
}

/** All actions of the cards of a post, those inside its body included. */
export function actionsOf(post: FakeActivity): readonly FakeAction[] {
  return actionsIn(post.body.attachments).filter(({ title }) => title !== undefined);
}

/** All actions in a card, or in an answer with one. */
export function actionsIn(card: unknown): readonly FakeAction[] {
  const found: FakeAction[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      if ('type' in value && typeof value.type === 'string' && value.type.startsWith('Action.')) {
        found.push(value as FakeAction);
      }
      for (const one of Object.values(value)) visit(one);
    }
  };
  visit(card);
  return found;
}

/** What the card of a post asks to be refreshed by. */
function refreshOf({ body }: FakeActivity): Record<string, unknown> {
  const [attachment] = Array.isArray(body.attachments) ? body.attachments : [];
  const { action } = asObject(asObject(asObject(attachment).content).refresh);
  if (action === undefined) throw new Error('the card is not to be refreshed');
  return asObject(action);
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
