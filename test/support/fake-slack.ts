import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeSocket } from './slack/fake-socket.js';
import {
  FakeApiError,
  type FakeCall,
  type FakeChannel,
  type FakeEphemeral,
  type FakeMessage,
  type FakeUser,
  type FakeView,
} from './slack/state.js';
import { WEB_METHODS } from './slack/web-methods.js';

/** How the fake misbehaves: an HTTP status, a 429, an error code, an answer that comes late, or a cut connection. */
export type FakeFault =
  | { readonly status: number }
  | { readonly retryAfterSeconds: number }
  | { readonly error: string }
  | { readonly lateMs: number }
  | { readonly hangUp: true };

/** Slack takes a trigger id for three seconds. */
const TRIGGER_VALID_MS = 3_000;

/**
 * A workspace of Slack in memory, with the Web API in front of it over HTTP, as strict as the real one: tokens,
 * required arguments, Block Kit limits, membership, trigger ids. It remembers what was posted and shown, so that
 * a test asserts on what people would see.
 *
 * ```ts
 * const slack = await FakeSlack.start();
 * slack.addMember('UAGENT');
 * slack.addGuest('UGUEST');
 * slack.addChannel('CSUPPORT', ['UAGENT', 'UGUEST']);
 * // … point the app at slack.apiUrl with slack.botToken; send events with FakeSlackSender
 * slack.messagesIn('CSUPPORT');
 * ```
 */
export class FakeSlack {
  readonly botToken = 'xoxb-fake-token';
  readonly appToken = 'xapp-fake-token';
  readonly team = 'T0OWN';
  readonly botUser = 'UGARBO';
  readonly botId = 'BGARBO';
  /** The Grid organisation of the own workspace; set it before the app starts. */
  enterprise: string | null = null;

  readonly users = new Map<string, FakeUser>();
  readonly userGroups = new Map<string, readonly string[]>();
  readonly channels = new Map<string, FakeChannel>();
  /** Dialogs opened, oldest first. */
  readonly views: FakeView[] = [];
  /** What single people were shown in passing, oldest first. */
  readonly ephemerals: FakeEphemeral[] = [];
  /** Every call of the Web API, also those answered with an error. */
  readonly calls: FakeCall[] = [];
  /** Socket Mode: connections and what was acknowledged on them. */
  readonly socket = new FakeSocket();

  readonly #server: Server;
  readonly #faults = new Map<string, FakeFault>();
  readonly #triggers = new Map<string, number>();
  readonly #responseUrls = new Map<string, { readonly user: string; readonly channel: string }>();
  #lastTs = 0;
  #counter = 0;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    this.#server.on('upgrade', (request, socket) => this.socket.accept(request, socket));
    this.users.set(this.botUser, userOf(this.botUser, this.team, { is_bot: true }));
  }

  /** Starts it on a free port of 127.0.0.1. */
  static async start(): Promise<FakeSlack> {
    const slack = new FakeSlack();
    await new Promise<void>((resolve) => slack.#server.listen(0, '127.0.0.1', resolve));
    return slack;
  }

  async stop(): Promise<void> {
    this.socket.closeAll();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** For the option `apiUrl` (`SLACK_API_URL`). */
  get apiUrl(): string {
    return `${this.#origin()}/api/`;
  }

  // People

  /** A full member of the own workspace; speaks Italian unless told otherwise. */
  addMember(id: string, changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, this.team, { locale: 'it-IT', ...changes }));
  }

  /** A guest: carries the own workspace's id. */
  addGuest(id: string, changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, this.team, { locale: 'it-IT', is_restricted: true, ...changes }));
  }

  /** Somebody of another organisation, known through a channel shared by Slack Connect: no locale. */
  addExternal(id: string, team = 'T0OTHER', changes: Partial<FakeUser> = {}): FakeUser {
    return this.#addUser(userOf(id, team, changes));
  }

  /** Members of a user group, `S…`. */
  addUserGroup(id: string, users: readonly string[]): void {
    this.userGroups.set(id, users);
  }

  // Channels and messages

  /** A channel with these members and, unless told otherwise, the bot. */
  addChannel(
    id: string,
    members: readonly string[] = [],
    options: { readonly kind?: 'channel' | 'group'; readonly withoutBot?: boolean } = {},
  ): FakeChannel {
    const all = options.withoutBot ? members : [...members, this.botUser];
    return this.#addChannel(id, options.kind ?? 'channel', all);
  }

  /** The direct conversation between the bot and a person. */
  openDirect(user: string): FakeChannel {
    const id = `D${user}`;
    return this.channels.get(id) ?? this.#addChannel(id, 'im', [user, this.botUser]);
  }

  /** A person writes a message; nothing is sent to the app (FakeSlackSender does both). */
  write(channel: string, user: string, text: string, thread?: string): FakeMessage {
    const message: FakeMessage = {
      ts: this.nextTs(),
      user,
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    this.#channel(channel).messages.push(message);
    return message;
  }

  /** Everything in a channel, replies in threads included, oldest first. */
  messagesIn(channel: string): readonly FakeMessage[] {
    return this.#channel(channel).messages;
  }

  /** What the bot wrote in a channel. */
  postsIn(channel: string): readonly FakeMessage[] {
    return this.messagesIn(channel).filter((message) => message.bot_id === this.botId);
  }

  /** What the bot wrote to a person privately. */
  directMessagesTo(user: string): readonly FakeMessage[] {
    return this.channels.get(`D${user}`)?.messages ?? [];
  }

  // Interaction

  /** A trigger id as Slack puts it into a payload: good for one dialog, for three seconds. */
  issueTrigger(): string {
    this.#counter += 1;
    const id = `${Date.now()}.${this.#counter}.fa4e`;
    this.#triggers.set(id, Date.now());
    return id;
  }

  /** Makes a trigger look as old as one that waited in a slow app. */
  expireTrigger(id: string): void {
    this.#triggers.set(id, Date.now() - TRIGGER_VALID_MS - 1);
  }

  /** Used by `views.open`. */
  useTrigger(id: string): void {
    const issued = this.#triggers.get(id);
    if (issued === undefined) throw new FakeApiError('invalid_trigger_id');
    if (Number.isNaN(issued)) throw new FakeApiError('exchanged_trigger_id');
    if (Date.now() - issued > TRIGGER_VALID_MS) throw new FakeApiError('expired_trigger_id');
    this.#triggers.set(id, Number.NaN);
  }

  /** A `response_url`: what is sent to it appears in `ephemerals`. */
  issueResponseUrl(user: string, channel: string): string {
    this.#counter += 1;
    const path = `/response/${this.#counter}`;
    this.#responseUrls.set(path, { user, channel });
    return `${this.#origin()}${path}`;
  }

  /** What a person was told in passing. */
  toldTo(user: string): readonly string[] {
    return this.ephemerals.filter((ephemeral) => ephemeral.user === user).map(({ text }) => text);
  }

  /** The address a Socket Mode client is sent to. */
  socketUrl(): string {
    return `${this.#origin().replace('http', 'ws')}/link`;
  }

  // Faults

  /** Makes a method (`*`: every one) fail until `heal`. */
  fail(method: string, fault: FakeFault): void {
    this.#faults.set(method, fault);
  }

  /** Everything works again. */
  heal(): void {
    this.#faults.clear();
  }

  /** Calls of one method. */
  callsOf(method: string): readonly FakeCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** A `ts` later than every one before. */
  nextTs(): string {
    const micros = Math.max(Date.now() * 1000, this.#lastTs + 1);
    this.#lastTs = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  #addUser(user: FakeUser): FakeUser {
    this.users.set(user.id, user);
    return user;
  }

  #addChannel(id: string, kind: FakeChannel['kind'], members: readonly string[]): FakeChannel {
    const channel: FakeChannel = {
      id,
      name: id.toLowerCase(),
      kind,
      is_archived: false,
      members: new Set(members),
      messages: [],
      kickRefusal: null,
    };
    this.channels.set(id, channel);
    return channel;
  }

  #channel(id: string): FakeChannel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Error(`the fake Slack has no channel ${id}`);
    return channel;
  }

  #origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = await bodyOf(request);
    if (path.startsWith('/response/')) {
      this.#takeResponse(path, body, response);
      return;
    }
    const method = path.replace('/api/', '');
    const args = Object.fromEntries(new URLSearchParams(body));
    this.calls.push({ method, args });

    const fault = this.#faults.get(method) ?? this.#faults.get('*');
    if (fault !== undefined && !(await suffer(fault, response))) return;
    try {
      this.#checkToken(method, request);
      const handler = WEB_METHODS[method];
      if (handler === undefined) throw new FakeApiError('unknown_method');
      send(response, 200, { ok: true, ...handler(this, args) });
    } catch (error) {
      if (!(error instanceof FakeApiError)) throw error;
      const { code, messages } = error;
      send(response, 200, { ok: false, error: code, response_metadata: { messages } });
    }
  }

  #checkToken(method: string, request: IncomingMessage): void {
    const expected = method === 'apps.connections.open' ? this.appToken : this.botToken;
    const given = request.headers.authorization;
    if (given === undefined) throw new FakeApiError('not_authed');
    if (given !== `Bearer ${expected}`) throw new FakeApiError('invalid_auth');
  }

  #takeResponse(path: string, body: string, response: ServerResponse): void {
    const target = this.#responseUrls.get(path);
    if (target === undefined) {
      send(response, 404, { ok: false, error: 'expired_url' });
      return;
    }
    const { text, response_type, replace_original, thread_ts } = JSON.parse(body) as Record<string, unknown>;
    if (response_type !== 'ephemeral' || replace_original === true || typeof text !== 'string') {
      send(response, 400, { ok: false, error: 'the fake takes private answers only' });
      return;
    }
    const thread = typeof thread_ts === 'string' ? thread_ts : null;
    this.ephemerals.push({ ...target, thread_ts: thread, text });
    send(response, 200, { ok: true });
  }
}

/** Makes the answer fail; `true` when it is to be given all the same. */
async function suffer(fault: FakeFault, response: ServerResponse): Promise<boolean> {
  if ('lateMs' in fault) {
    await new Promise((resolve) => setTimeout(resolve, fault.lateMs).unref());
    return true;
  }
  if ('hangUp' in fault) response.destroy();
  else if ('error' in fault) send(response, 200, { ok: false, error: fault.error });
  else if ('status' in fault) response.writeHead(fault.status).end('<html>fault</html>');
  else response.writeHead(429, { 'retry-after': String(fault.retryAfterSeconds) }).end();
  return false;
}

function userOf(id: string, team: string, changes: Partial<FakeUser>): FakeUser {
  return {
    id,
    team_id: team,
    name: id.toLowerCase(),
    real_name: `Nome di ${id}`,
    deleted: false,
    is_bot: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_stranger: false,
    profile: { display_name: '', real_name: `Nome di ${id}`, team },
    ...changes,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
