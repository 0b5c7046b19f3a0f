import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemorySqlPool } from '../../support/memory-sql-pool.js';
import { PlaygroundServer } from '../../support/playground-server.js';

let pool: MemorySqlPool;
let server: PlaygroundServer;

beforeAll(async () => {
  pool = await MemorySqlPool.open();
  server = await new PlaygroundServer(pool, {
    allowedHosts: ['garbo.example', 'proxy.example:8443'],
  }).start();
});

afterAll(async () => {
  await server.stop();
  await pool.end();
});

/** `fetch` does not let a caller choose the Host header. */
function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { port: server.port, host: '127.0.0.1', path, headers, setHost: !headers.Host },
      (response) => {
        response.destroy();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describe('the playground answers only its own name', () => {
  const paths = ['/', '/playground', '/playground/api/conversations/support', '/playground/api/events'];

  it.each(paths)('refuses another host on %s', async (path) => {
    expect(await statusOf(path, { Host: 'evil.example' })).toBe(421);
    expect(await statusOf(path, { Host: 'localhost@evil.example' })).toBe(421);
    expect(await statusOf(path, { Host: `evil.example:${server.port}` })).toBe(421);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', 'garbo.example', 'LOCALHOST'])(
    'answers as %s',
    async (host) => {
      expect(
        await statusOf('/playground/api/conversations/support', { Host: `${host}:${server.port}` }),
      ).toBe(200);
    },
  );

  it('answers a name that is allowed with its port only under that port', async () => {
    expect(await statusOf('/playground/api/conversations/support', { Host: 'proxy.example:8443' })).toBe(200);
    expect(await statusOf('/playground/api/conversations/support', { Host: 'proxy.example:1' })).toBe(421);
  });

  it.each(paths)('refuses a page of another origin on %s', async (path) => {
    const Host = `localhost:${server.port}`;
    expect(await statusOf(path, { Host, Origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(path, { Host, Origin: 'http://localhost:1' })).toBe(403);
    expect(await statusOf(path, { Host, Origin: 'null' })).toBe(403);
    expect(await statusOf(path, { Host, Origin: 'http://localhost:1@evil.example' })).toBe(403);
  });

  it('answers its own page', async () => {
    const Host = `localhost:${server.port}`;
    expect(await statusOf('/playground/api/conversations/support', { Host, Origin: `http://${Host}` })).toBe(
      200,
    );
  });

  it('sends a policy that lets nothing foreign and nothing inline run', async () => {
    const { headers } = await fetch(`${server.url}/playground/api/conversations/support`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('does not read compressed bodies', async () => {
    const { status } = await server.send('POST', '/messages', '{}', { 'Content-Encoding': 'gzip' });
    expect(status).toBe(415);
  });

  it('answers JSON where there is nothing', async () => {
    expect(await server.send('GET', '/nothing')).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    });
    expect((await server.send('GET', '/conversations/%E0%A4')).status).toBe(400);
  });
});

describe('the page', () => {
  it('says how to get it when it has not been built', async () => {
    const unbuilt = await new PlaygroundServer(pool, { pageFolder: '/nowhere' }).start();
    const response = await fetch(unbuilt.url);
    await unbuilt.stop();

    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
  });
});
