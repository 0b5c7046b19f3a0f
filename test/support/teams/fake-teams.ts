import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { DeliveryKeys, type Signer } from './delivery-keys.js';
import { serveGraph } from './graph-routes.js';
import { graphTokenOf, makeGraphToken } from './graph-token.js';
import { servePeople } from './people-routes.js';
import { proves, type Registration } from './proof.js';
import { RateLimits } from './rate-limits.js';
import type { FakeActivity, FakeConversation, FakeMembership, FakePerson, FakeTeam } from './state.js';
import { serveTeams } from './team-routes.js';
import { faultOf } from './validate-card.js';

/** Our own tenant, and those of others. */
export const OWN_TENANT = '11111111-1111-4111-8111-111111111111';
export const OTHER_TENANT = '22222222-2222-4222-8222-222222222222';
/** The bot's app. */
export const APP_ID = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
/** The app's client secret. */
export const APP_SECRET = 'a-client-secret';

/** The team that channels belong to unless another is named. */
export const CUSTOMERS_TEAM: FakeTeam = { id: '19:team@thread.tacv2', name: 'Clienti', group: 'g-clienti' };

/** The bot, as the author of its messages. */
export const BOT = `28:${APP_ID}`;

/** How the next calls fail. */
interface Fault {
  /** The answer; `dropped`: the connection ends without one. */
  readonly status: number | 'dropped';
  /** The service's own code, `Faulty` unless it is said. */
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  /** Which of the services fails; both unless it is said. */
  readonly of?: 'connector' | 'graph';
}

/**
 * Microsoft's side, over HTTP and with state: the login, the keys of those who send activities, the Bot Connector and
 * Graph, as strict as the real ones.
 */
export class FakeTeams {
  readonly people = new Map<string, FakePerson>();
  /** What Entra knows of the app. */
  readonly registration: Registration = {
    appId: APP_ID,
    secrets: [APP_SECRET],
    certificates: [],
    federatedTokens: [],
  };
  readonly conversations = new Map<string, FakeConversation>();
  /** Every call of the connector and of Graph: `POST /v3/conversations/…/activities`. */
  readonly calls: string[] = [];
  /** The application permissions for Graph that the tenant's administrator has granted; a token keeps those it was given with. */
  readonly permissions = new Set<string>();
  /** Groups of Entra: ids of people in Entra, and of other groups. */
  readonly groups = new Map<string, readonly string[]>();
  /** Roles of Entra by the id of their template: ids of people in Entra. */
  readonly directoryRoles = new Map<string, readonly string[]>();
  /** How many the connector and Graph give at once at most. */
  pageSize = 500;
  /** What owners granted for their team or chat when they installed the app: `ChannelMessage.Read.Group`. */
  readonly resourcePermissions = new Set<string>();
  /** Tenants in which the app is not known to the login, so that it gets no token for Graph. */
  readonly withoutGraph = new Set<string>();
  readonly limits = new RateLimits();
  /** How many tokens the login has given. */
  logins = 0;
  /** Whether messages can be shown to one member alone. */
  hasTargeted = true;
  #fault: Fault | null = null;
  #clock = Date.now();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
    readonly keys: DeliveryKeys,
  ) {}

  static async start(): Promise<FakeTeams> {
    const app = express().use(express.json(), express.urlencoded({ extended: false }));
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fake = new FakeTeams(server, origin, await DeliveryKeys.make());
    fake.#serve(app);
    return fake;
  }

  /** What the adapter is to be told. */
  get addresses() {
    return {
      login: this.origin,
      openId: `${this.origin}/openid`,
      service: `${this.origin}/connector/`,
      graph: `${this.origin}/graph`,
    };
  }

  get serviceUrl(): string {
    return `${this.origin}/connector/`;
  }

  addPerson(id: string, more: Partial<FakePerson> = {}): FakePerson {
    const plain = id.replace(/^29:/u, '');
    const person: FakePerson = {
      id,
      name: plain,
      entra: guidOf(plain),
      userPrincipalName: `${plain.toLowerCase()}@example.com`,
      tenant: OWN_TENANT,
      userRole: 'user',
      locale: 'it-IT',
      ...more,
    };
    this.people.set(id, person);
    return person;
  }

  addGuest(id: string): FakePerson {
    const plain = id.replace(/^29:/u, '').toLowerCase();
    return this.addPerson(id, {
      userRole: 'guest',
      userPrincipalName: `${plain}_shop.example#EXT#@example.com`,
    });
  }

  /** Somebody of another tenant, in a shared channel or a federated chat. */
  addExternal(id: string): FakePerson {
    const plain = id.replace(/^29:/u, '').toLowerCase();
    return this.addPerson(id, { tenant: OTHER_TENANT, userPrincipalName: `${plain}@shop.example` });
  }

  addChannel(
    id: string,
    members: readonly string[],
    name = 'Assistenza',
    more: { readonly team?: FakeTeam; readonly membership?: FakeMembership } = {},
  ): FakeConversation {
    const { team = CUSTOMERS_TEAM, membership = 'standard' } = more;
    return this.#add({ id, kind: 'channel', name, team, membership }, members);
  }

  addChat(id: string, members: readonly string[], name = ''): FakeConversation {
    return this.#add({ id, kind: 'groupChat', name, team: null, membership: 'private' }, members);
  }

  /** The direct conversation of somebody with the bot. */
  addDirect(person: string): FakeConversation {
    const id = `a:${person}`;
    const known = this.conversations.get(id);
    return (
      known ?? this.#add({ id, kind: 'personal', name: '', team: null, membership: 'private' }, [person])
    );
  }

  #add(
    what: Pick<FakeConversation, 'id' | 'kind' | 'name' | 'team' | 'membership'>,
    members: readonly string[],
  ) {
    const none = { throughTeams: new Set<string>(), pinned: new Set<string>(), activities: [] };
    const made = { ...what, ...none, members: new Set(members), hasBot: true };
    this.conversations.set(what.id, made);
    return made;
  }

  conversation(id: string): FakeConversation {
    const found = this.conversations.get(id);
    if (!found) throw new Error(`the fake has no conversation ${id}`);
    return found;
  }

  /** Somebody writes; nothing is sent to the bot by this. */
  write(conversation: string, from: string, body: Record<string, unknown>, thread: string | null = null) {
    const made: FakeActivity = {
      id: this.nextId(),
      from,
      thread,
      body,
      edited: false,
      deleted: false,
      onlyFor: null,
    };
    this.conversation(conversation).activities.push(made);
    return made;
  }

  /** What the bot has shown in a conversation, oldest first. */
  postsIn(conversation: string): readonly FakeActivity[] {
    return this.conversation(conversation).activities.filter(({ from }) => from === BOT);
  }

  /** What the bot has shown to this person alone, oldest first. */
  privatelyTo(person: string): readonly FakeActivity[] {
    return [...this.conversations.values()]
      .flatMap(({ kind, members, activities }) =>
        activities.filter(
          ({ from, onlyFor }) =>
            from === BOT && (onlyFor === person || (kind === 'personal' && members.has(person))),
        ),
      )
      .sort((one, other) => Number(one.id) - Number(other.id));
  }

  /** Ids grow and are milliseconds since 1970, as Teams' are. */
  nextId(): string {
    this.#clock = Math.max(this.#clock + 1, Date.now());
    return String(this.#clock);
  }

  fail(fault: Fault): void {
    this.#fault = fault;
  }

  heal(): void {
    this.#fault = null;
  }

  /** A token such as Teams sends with an activity. `claims` differ from an ordinary one; `undefined` leaves one out. */
  token(claims: Readonly<Record<string, unknown>> = {}, by: Signer = 'teams'): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: this.serviceUrl };
    return this.keys.sign({ nbf: now - 60, exp: now + 3600, ...usual, ...claims }, by);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #serve(app: express.Express): void {
    this.keys.serve(app, this.origin);
    app.post('/:tenant/oauth2/v2.0/token', (request, response) => this.#login(request, response));
    app.use('/connector', (request, response, next) => this.#guard(request, response, next, 'connector'));
    app.use('/graph', (request, response, next) => this.#guard(request, response, next, 'graph'));
    this.limits.serve(app);
    app.post('/connector/v3/conversations', (request, response) => this.#openDirect(request, response));
    app.post('/connector/v3/conversations/:id/activities', (request, response) =>
      this.#send(request, response),
    );
    app.put('/connector/v3/conversations/:id/activities/:activity', (request, response) =>
      this.#update(request, response),
    );
    servePeople(app, this);
    app.get('/connector/v3/conversations/:id/members/:member', (request, response) =>
      this.#member(request, response),
    );
    serveTeams(app, this);
    serveGraph(app, this);
  }

  async #login(request: Request, response: Response): Promise<void> {
    const { scope } = request.body ?? {};
    if (!(await proves(request.body ?? {}, this.registration, String(request.params.tenant)))) {
      response.status(401).json({ error: 'invalid_client', error_description: 'AADSTS7000215' });
      return;
    }
    const tenant = String(request.params.tenant);
    if (this.withoutGraph.has(tenant) && String(scope).startsWith(`${this.origin}/graph`)) {
      response.status(401).json({ error: 'invalid_client', error_description: 'AADSTS7000229' });
      return;
    }
    const token = String(scope).includes('api.botframework.com')
      ? `connector-${tenant}`
      : makeGraphToken({ tenant, roles: [...this.permissions] });
    this.logins += 1;
    response.json({ token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token });
  }

  #guard(request: Request, response: Response, next: NextFunction, service: 'connector' | 'graph'): void {
    this.calls.push(`${request.method} ${request.path}`);
    if (this.#fault && (this.#fault.of ?? service) === service) {
      const { status, code = 'Faulty', retryAfterSeconds } = this.#fault;
      if (status === 'dropped') return void request.socket.destroy();
      if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
      response.status(status).json({ error: { code, message: 'told to' } });
      return;
    }
    const isKnown =
      service === 'graph'
        ? graphTokenOf(request) !== null
        : request.headers.authorization?.startsWith('Bearer connector-');
    if (!isKnown) {
      refuse(response, 401, 'Unauthorized');
      return;
    }
    next();
  }

  #openDirect(request: Request, response: Response): void {
    const [member] = request.body?.members ?? [];
    const person = this.#personBy(String(member?.id));
    if (!person) return void refuse(response, 404, 'ConversationNotFound');
    if (person.tenant !== request.body?.tenantId)
      return void refuse(response, 403, 'BotNotInConversationRoster');
    response.status(201).json({ id: this.addDirect(person.id).id });
  }

  #send(request: Request, response: Response): void {
    const [id = '', root] = String(request.params.id).split(';messageid=');
    const conversation = this.conversations.get(id);
    if (!conversation) return void refuse(response, 404, 'ConversationNotFound');
    if (conversation.isBlocked) {
      return void response.status(403).json({
        errorCode: 209,
        message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is blocked.' }),
      });
    }
    if (!conversation.hasBot) return void refuse(response, 403, 'BotNotInConversationRoster');
    if (root && !conversation.activities.some((one) => one.id === root && !one.deleted)) {
      return void refuse(response, 404, 'ActivityNotFoundInConversation');
    }
    const isTargeted = request.query.isTargetedActivity === 'true';
    const onlyFor = isTargeted ? String(request.body?.recipient?.id) : null;
    if (onlyFor !== null && (!this.hasTargeted || conversation.kind === 'personal')) {
      return void refuse(response, 400, 'BadArgument');
    }
    if (onlyFor !== null && !conversation.members.has(onlyFor)) {
      return void refuse(response, 403, 'BotNotInConversationRoster');
    }
    const fault = faultOf(request.body);
    if (fault) return void refuse(response, fault.status, fault.code);
    const made: FakeActivity = {
      id: this.nextId(),
      from: BOT,
      thread: root ?? null,
      body: request.body,
      edited: false,
      deleted: false,
      onlyFor,
    };
    conversation.activities.push(made);
    response.status(201).json({ id: made.id });
  }

  #update(request: Request, response: Response): void {
    const [id = ''] = String(request.params.id).split(';messageid=');
    const conversation = this.conversations.get(id);
    if (!conversation) return void refuse(response, 404, 'ConversationNotFound');
    const found = conversation.activities.find((one) => one.id === request.params.activity);
    if (!found || found.from !== BOT) return void refuse(response, 404, 'ActivityNotFoundInConversation');
    const isTargeted = request.query.isTargetedActivity === 'true';
    if (isTargeted !== (found.onlyFor !== null) || (isTargeted && request.body?.recipient)) {
      return void refuse(response, 400, 'BadArgument');
    }
    const fault = faultOf(request.body);
    if (fault) return void refuse(response, fault.status, fault.code);
    found.body = request.body;
    found.edited = true;
    response.status(200).json({ id: found.id });
  }

  #member(request: Request, response: Response): void {
    const [id = ''] = String(request.params.id).split(';messageid=');
    const conversation = this.conversations.get(id);
    if (!conversation) return void refuse(response, 404, 'ConversationNotFound');
    if (!conversation.hasBot) return void refuse(response, 403, 'BotNotInConversationRoster');
    const person = this.#personBy(String(request.params.member));
    if (!person || !conversation.members.has(person.id)) {
      return void refuse(response, 404, 'MemberNotFoundInConversation');
    }
    response.json(this.memberOf(person.id));
  }

  /** How the connector tells of somebody. */
  memberOf(id: string): object {
    const person = this.#personBy(id);
    if (!person) throw new Error(`the fake knows nobody called ${id}`);
    return {
      id: person.id,
      name: person.name,
      ...(person.entra === null ? {} : { aadObjectId: person.entra, objectId: person.entra }),
      userPrincipalName: person.userPrincipalName,
      email: person.mail ?? person.userPrincipalName,
      tenantId: person.tenant,
      userRole: person.userRole,
    };
  }

  #personBy(id: string): FakePerson | undefined {
    return [...this.people.values()].find(
      (one) =>
        one.id === id ||
        one.entra?.toLowerCase() === id.toLowerCase() ||
        one.userPrincipalName.toLowerCase() === id.toLowerCase(),
    );
  }
}

/** An id as Entra gives them, always the same for the same name. */
export function guidOf(name: string): string {
  const digits = createHash('sha256').update(name).digest('hex');
  return [8, 4, 4, 4, 12].map((length, part) => digits.slice(part * 12, part * 12 + length)).join('-');
}

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ error: { code, message: code } });
}
