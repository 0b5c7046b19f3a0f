import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { FakeTeams } from './fake-teams.js';

/** A call that Garbo made of the mock connector. */
export interface RelayedCall {
  readonly method: string;
  /** After `/v3/conversations/`, decoded: `19:…;messageid=1/activities`. */
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly status: number;
  readonly answer: { readonly id?: string };
}

/**
 * Stands between Microsoft's playground and Garbo. The playground sends no tokens, which Garbo refuses: here its
 * activities get one, signed by the test's key. What Garbo calls goes on to the playground's mock connector as it is.
 */
export class PlaygroundRelay {
  readonly calls: RelayedCall[] = [];
  /** What Garbo answered to activities, in their order. */
  readonly answers: { readonly type: string; readonly status: number; readonly body: unknown }[] = [];
  garbo = '';
  playground = '';

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly teams: FakeTeams,
  ) {}

  static async start(teams: FakeTeams): Promise<PlaygroundRelay> {
    const app = express().use(express.json());
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const relay = new PlaygroundRelay(server, url, teams);
    app.post('/api/messages', async (request, response) => {
      const { status, body } = await relay.#deliver(request.body);
      response.status(status).json(body ?? {});
    });
    app.use('/_connector', async (request, response) => {
      const { status, answer } = await relay.#call(request.method, request.url, request.body);
      response.status(status).json(answer);
    });
    return relay;
  }

  get serviceUrl(): string {
    return `${this.url}/_connector`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  async #deliver(activity: { readonly type: string; readonly serviceUrl: string }) {
    const token = await this.teams.token({ serviceurl: activity.serviceUrl });
    const response = await fetch(`${this.garbo}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const answer = {
      type: activity.type,
      status: response.status,
      body: text === '' ? null : JSON.parse(text),
    };
    this.answers.push(answer);
    return answer;
  }

  async #call(method: string, url: string, body: Record<string, unknown>) {
    const response = await fetch(`${this.playground}/_connector${url}`, {
      method,
      ...(method === 'GET'
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === '' ? {} : JSON.parse(text);
    const path = decodeURIComponent(url.replace(/^\/v3\/conversations\//u, ''));
    this.calls.push({ method, path, body, status: response.status, answer });
    return { status: response.status, answer };
  }
}
