import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PLAYGROUND_WORKSPACE } from '../../../adapters/playground/index.js';
import { MemorySqlPool } from '../../support/memory-sql-pool.js';
import { PlaygroundServer } from '../../support/playground-server.js';
import { aWarning } from '../../support/post-content.js';

let pool: MemorySqlPool;
let server: PlaygroundServer;

beforeEach(async () => {
  pool = await MemorySqlPool.open();
  server = await new PlaygroundServer(pool).start();
});

afterEach(async () => {
  await server.stop();
  await pool.end();
});

/** Reads the stream until it holds `marker`; `null` when it ends first. */
async function readUntil(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  marker: string,
): Promise<string | null> {
  const decoder = new TextDecoder();
  let seen = '';
  while (!seen.includes(marker)) {
    const { done, value } = await reader.read();
    if (done) return null;
    seen += decoder.decode(value, { stream: true });
  }
  return seen;
}

async function openStream(): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const response = await fetch(`${server.url}/playground/api/events`);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  return (response.body as ReadableStream<Uint8Array>).getReader();
}

describe('GET /events', () => {
  it('tells which conversation changed: a message, a post, its update', async () => {
    const stream = await openStream();
    expect(await readUntil(stream, 'event: ready')).not.toBeNull();

    const author = { id: 'carla', role: 'customer', name: 'Carla' };
    await server.send('POST', '/messages', { conversation: 'support', author, text: 'ciao' });
    expect(await readUntil(stream, '"conversation":"support"')).toContain('event: changed');

    const request = {
      workspace: PLAYGROUND_WORKSPACE,
      postId: 'post-1',
      address: { to: 'conversation', conversation: 'managers', thread: null },
      content: aWarning(),
    } as const;
    const receipt = await server.playground.platform.post(request);
    expect(await readUntil(stream, '"conversation":"managers"')).not.toBeNull();

    await server.playground.platform.update({ ...request, receipt, content: aWarning({ title: 'x' }) });
    expect(await readUntil(stream, '"conversation":"managers"')).not.toBeNull();
    await stream.cancel();
  });

  it('ends when the playground stops, so that the server can close', async () => {
    const stream = await openStream();
    await readUntil(stream, 'event: ready');
    await server.stop();

    expect(await readUntil(stream, 'never sent')).toBeNull();
  });
});
