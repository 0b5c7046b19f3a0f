import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { GarboError } from '../core/errors.js';

/** The one HTTP server, listening. */
export interface HttpServer {
  /** As a browser on this machine opens it, without a slash at the end. */
  readonly address: string;
  /** Takes no new connections; resolves when the open ones are answered, or after `patienceMs` closes them. */
  close(patienceMs: number): Promise<void>;
}

/**
 * Listens for HTTP.
 * @throws GarboError `PORT_UNAVAILABLE`
 */
export async function listen(app: Express, host: string, port: number): Promise<HttpServer> {
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portUnavailable(host, port, error)));
    server.listen(port, host, resolve);
  });
  return { address: addressOf(server, host), close: (patienceMs) => close(server, patienceMs) };
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function close(server: Server, patienceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}

function portUnavailable(host: string, port: number, cause: unknown): GarboError {
  const message = `Garbo cannot listen on ${host}, port ${port}: it is in use or not allowed.`;
  return new GarboError('PORT_UNAVAILABLE', message, 'Stop the other program, or set PORT to a free port.', {
    cause,
  });
}
