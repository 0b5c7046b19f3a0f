import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

/**
 * The endpoint at which Azure App Service gives tokens of managed identities.
 * Source: https://learn.microsoft.com/azure/app-service/overview-managed-identity (REST endpoint reference)
 */
export class FakeIdentity {
  /** What only the app's own environment knows. */
  readonly header = randomUUID();
  /** Client id of the one identity there is. */
  readonly clientId = randomUUID();
  /** How many tokens it has given. */
  given = 0;
  /** Whether whoever asks gets no answer at all. */
  isAway = false;

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
    /** What it gives. */
    readonly token: string,
  ) {}

  static async start(token: string): Promise<FakeIdentity> {
    const app = express();
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const made = new FakeIdentity(server, `http://127.0.0.1:${port}/msi/token`, token);
    app.get('/msi/token', (request, response) => {
      if (made.isAway) return void request.socket.destroy();
      if (request.headers['x-identity-header'] !== made.header) return void response.sendStatus(401);
      const { 'api-version': version, resource, client_id: client } = request.query;
      if (version !== '2019-08-01' || resource !== 'api://AzureADTokenExchange' || client !== made.clientId) {
        return void response.status(400).json({ error: 'invalid_request' });
      }
      made.given += 1;
      const expiresOn = Math.floor(Date.now() / 1000) + 86_400;
      response.json({
        access_token: made.token,
        client_id: client,
        expires_on: String(expiresOn),
        resource,
        token_type: 'Bearer',
      });
    });
    return made;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
