import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeApp, MissingScope } from './slack/fake-app.js';
import { FakeOAuth } from './slack/fake-oauth.js';
import { FakeSocket } from './slack/fake-socket.js';
import { FakeWorkspace, OWN_TEAM } from './slack/fake-workspace.js';
import { FakeApiError, type FakeCall } from './slack/state.js';
import { WEB_METHODS } from './slack/web-methods.js';

/** How the fake misbehaves: an HTTP status, a 429, an error code, an answer that comes late, or a cut connection. */
export type FakeFault =
  | { readonly status: number }
  | { readonly retryAfterSeconds: number }
  | { readonly error: string }
  | { readonly lateMs: number }
  | { readonly hangUp: true };

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
 *
 * `addWorkspace` gives a further workspace behind the same address, with people, channels and tokens of its own.
 */
export class FakeSlack extends FakeWorkspace {
  readonly botToken: string;
  readonly appToken = 'xapp-fake-token';
  /** How the app is set up: permissions, manifest, clock. */
  readonly app = new FakeApp();
  /** Every call of the Web API, also those answered with an error. */
  readonly calls: FakeCall[] = [];
  /** Socket Mode: connections and what was acknowledged on them. */
  readonly socket = new FakeSocket();

  /** Who has installed the app, and the tokens: one for all workspaces. */
  readonly oauth: FakeOAuth;

  /** The one whose server all workspaces share. */
  readonly #host: FakeSlack;
  readonly #workspaces: Map<string, FakeSlack>;
  readonly #server: Server;
  /** Answers every message beyond one a second in a channel with 429. */
  strictPace = false;

  readonly #lastPosts = new Map<string, number>();
  readonly #faults = new Map<string, FakeFault>();
  readonly #responseUrls = new Map<
    string,
    { readonly workspace: FakeSlack; readonly user: string; readonly channel: string }
  >();

  private constructor(team: string, host: FakeSlack | null) {
    super(team);
    this.#host = host ?? this;
    this.oauth = host?.oauth ?? new FakeOAuth();
    this.botToken = host === null ? 'xoxb-fake-token' : `xoxb-fake-token-${team}`;
    this.oauth.addToken(this.botToken, team);
    this.oauth.addInstaller({ team, name: `Negozio ${team}`, botUser: this.botUser, isOrganisation: false });
    this.#workspaces = host ? host.#workspaces : new Map();
    this.#workspaces.set(team, this);
    this.#server = host ? host.#server : this.#listener();
  }

  #listener(): Server {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    return server.on('upgrade', (request, socket) => this.socket.accept(request, socket));
  }

  /** Starts it on a free port of 127.0.0.1. */
  static async start(): Promise<FakeSlack> {
    const slack = new FakeSlack(OWN_TEAM, null);
    await new Promise<void>((resolve) => slack.#server.listen(0, '127.0.0.1', resolve));
    return slack;
  }

  /** A further workspace behind the same address. */
  addWorkspace(team: string): FakeSlack {
    return new FakeSlack(team, this.#host);
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

  /** A `response_url`: what is sent to it appears in `ephemerals`. */
  issueResponseUrl(user: string, channel: string): string {
    const path = `/response/${this.#host.#responseUrls.size + 1}`;
    this.#host.#responseUrls.set(path, { workspace: this, user, channel });
    return `${this.#origin()}${path}`;
  }

  /** The address a Socket Mode client is sent to. */
  socketUrl(): string {
    return `${this.#origin().replace('http', 'ws')}/link`;
  }

  /** Makes a method (`*`: every one) fail until `heal`; given a channel, only there. */
  fail(method: string, fault: FakeFault, channel?: string): void {
    this.#faults.set(channel === undefined ? method : `${method} ${channel}`, fault);
  }

  /** Everything works again. */
  heal(): void {
    this.#faults.clear();
  }

  /** Calls of one method. */
  callsOf(method: string): readonly FakeCall[] {
    return this.calls.filter((call) => call.method === method);
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
    response.setHeader('date', new Date(Date.now() + this.app.clockAheadMs).toUTCString());
    const args = Object.fromEntries(new URLSearchParams(body));
    this.calls.push({ method, args });
    const token = tokenOf(request);
    const workspace = this.#workspaceOf(token, args.team_id);
    if (workspace !== this) workspace.calls.push({ method, args });

    const faults = workspace.#faults;
    const fault = faults.get(`${method} ${args.channel}`) ?? faults.get(method) ?? faults.get('*');
    if (fault !== undefined && !(await suffer(fault, response))) return;
    if (method === 'chat.postMessage' && workspace.#isTooSoon(String(args.channel))) {
      await suffer({ retryAfterSeconds: 1 }, response);
      return;
    }
    try {
      this.#checkToken(method, token);
      response.setHeader('x-oauth-scopes', [...workspace.app.scopes].join(','));
      workspace.app.checkScopes(method);
      const handler = WEB_METHODS[method];
      if (handler === undefined) throw new FakeApiError('unknown_method');
      send(response, 200, { ok: true, ...handler(workspace, args) });
    } catch (error) {
      if (!(error instanceof FakeApiError)) throw error;
      const { code, messages } = error;
      const missing = error instanceof MissingScope ? { needed: error.needed, provided: error.provided } : {};
      send(response, 200, { ok: false, error: code, ...missing, response_metadata: { messages } });
    }
  }

  /** Slack takes one message a second in a channel; without `strictPace` it lets bursts pass, as it may. */
  #isTooSoon(channel: string): boolean {
    if (!this.strictPace) return false;
    const last = this.#lastPosts.get(channel) ?? 0;
    if (Date.now() - last < 1_000) return true;
    this.#lastPosts.set(channel, Date.now());
    return false;
  }

  /** The workspace a token acts in, one that is named where it is an organisation's; without a good token, the own. */
  #workspaceOf(token: string | null, named: string | undefined): FakeSlack {
    try {
      const team = this.oauth.teamOf(token ?? '');
      return this.#workspaces.get(team) ?? this.#workspaces.get(named ?? '') ?? this;
    } catch (error) {
      if (error instanceof FakeApiError) return this;
      throw error;
    }
  }

  #checkToken(method: string, token: string | null): void {
    if (method === 'api.test' || method === 'oauth.v2.access') return;
    if (token === null) throw new FakeApiError('not_authed');
    const expected = { 'apps.connections.open': this.appToken, 'apps.manifest.export': this.app.configToken };
    const special = Object.entries(expected).find(([name]) => name === method)?.[1];
    if (special === undefined) this.oauth.teamOf(token);
    else if (token !== special) throw new FakeApiError('invalid_auth');
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
    const { workspace, user, channel } = target;
    workspace.ephemerals.push({ user, channel, thread_ts: thread, text });
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

function tokenOf({ headers }: IncomingMessage): string | null {
  return headers.authorization?.replace(/^Bearer /, '') ?? null;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
