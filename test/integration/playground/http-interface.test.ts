import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PLAYGROUND_WORKSPACE } from '../../../adapters/playground/index.js';
import type { ShownMessage } from '../../../adapters/playground/render.js';
import { GarboError } from '../../../src/core/errors.js';
import { MemorySqlPool } from '../../support/memory-sql-pool.js';
import { PlaygroundServer } from '../../support/playground-server.js';
import { aWarning } from '../../support/post-content.js';

const CARLA = { id: 'carla', role: 'customer', name: 'Carla Rossi', locale: 'it-IT' };
const QUEUE_DOWN = new GarboError('QUEUE_UNAVAILABLE', 'The queue is down.', 'Wait.', { retry: 'later' });
const GIULIA = { id: 'giulia', role: 'manager', name: 'Giulia' };

let pool: MemorySqlPool;
let server: PlaygroundServer;

beforeAll(async () => {
  pool = await MemorySqlPool.open();
});

afterAll(() => pool.end());

beforeEach(async () => {
  server = await new PlaygroundServer(pool).start();
});

afterEach(async () => {
  await server.stop();
  await pool.query('DROP SCHEMA playground CASCADE');
});

async function write(text: string, more: object = {}): Promise<string> {
  const { status, body } = await server.send('POST', '/messages', {
    conversation: 'support',
    author: CARLA,
    text,
    ...more,
  });
  expect(status, JSON.stringify(body)).toBe(202);
  return (body as { id: string }).id;
}

async function postWarning(thread: string | null, postId = 'post-1') {
  return server.playground.platform.post({
    workspace: PLAYGROUND_WORKSPACE,
    postId,
    address: { to: 'conversation', conversation: 'support', thread },
    content: aWarning(),
  });
}

describe('POST /messages', () => {
  it('shows the message and queues it for judging', async () => {
    const id = await write('Il mio ordine è in ritardo');

    const [shown] = await server.conversation('support');
    expect(shown).toMatchObject({
      id,
      author: { id: 'carla', name: 'Carla Rossi', role: 'customer' },
      kind: 'message',
      text: 'Il mio ordine è in ritardo',
      thread: null,
      buttons: [],
    });
    expect(server.queue.jobs).toEqual([
      {
        type: 'screen',
        delivery: id,
        message: {
          key: { ...PLAYGROUND_WORKSPACE, conversation: 'support', message: id },
          thread: id,
          change: 'posted',
          revision: 'posted',
          author: 'carla',
          text: 'Il mio ordine è in ritardo',
          writtenAt: new Date(shown?.at ?? ''),
          mentions: [],
        },
      },
    ]);
  });

  it('puts a reply to a reply into the thread of the first message', async () => {
    const root = await write('Prima');
    const reply = await write('Seconda', { thread: root });
    const further = await write('Terza', { thread: reply });

    const messages = await server.conversation('support');
    expect(messages.map(({ id, thread }) => [id, thread])).toEqual([
      [root, null],
      [reply, root],
      [further, root],
    ]);
    expect(server.queue.jobs.at(-1)).toMatchObject({ message: { thread: root } });
  });

  it('gives every message a later time than the one before, however fast they come', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => write(`messaggio ${index}`)));

    const times = (await server.conversation('support')).map(({ at }) => at);
    expect(new Set(times).size).toBe(20);
  });

  it('names the people mentioned', async () => {
    await write('Ciao', { author: { id: 'anna', role: 'agent', name: 'Anna' } });
    await write('@Anna, mi aiuti?');

    expect(server.queue.jobs.at(-1)).toMatchObject({ message: { mentions: ['anna'] } });
  });

  it('keeps 40,000 characters and refuses one more', async () => {
    await write('a'.repeat(40_000));
    await write('😀'.repeat(40_000));

    const { status, body } = await server.send('POST', '/messages', {
      conversation: 'support',
      author: CARLA,
      text: 'a'.repeat(40_001),
    });
    expect(status).toBe(413);
    expect(body).toMatchObject({ error: { code: 'MESSAGE_TOO_LONG' } });
    expect((await server.conversation('support')).map(({ text }) => [...text].length)).toEqual([
      40_000, 40_000,
    ]);
  });

  it('stores what Postgres could not, without the characters it could not', async () => {
    await write('prima\u0000 \ud83d dopo');

    expect((await server.conversation('support'))[0]?.text).toBe('prima \ufffd dopo');
  });

  it.each([
    ['emoji', '😀🎉'],
    ['a script', '<script>alert(1)</script>'],
    ['a heap of markup', '<b>'.repeat(5_000)],
    ['a piece of SQL', "'; DROP TABLE playground.messages; --"],
  ])('takes %s as text', async (_name, text) => {
    await write(text);
    expect((await server.conversation('support'))[0]?.text).toBe(text);
  });

  it.each([
    ['no body', undefined, 400],
    ['no JSON', '{"conversation":', 400],
    ['an array', [], 400],
    ['no author', { conversation: 'support', text: 'x' }, 400],
    ['an unknown role', { conversation: 'support', author: { ...CARLA, role: 'king' }, text: 'x' }, 400],
    ['Garbo as its author', { conversation: 'support', author: { ...CARLA, id: 'Garbo' }, text: 'x' }, 400],
    ['a number as text', { conversation: 'support', author: CARLA, text: 7 }, 400],
    ['an unknown conversation', { conversation: 'elsewhere', author: CARLA, text: 'x' }, 400],
    ['no words', { conversation: 'support', author: CARLA, text: ' \n ' }, 400],
    ['an unknown thread', { conversation: 'support', author: CARLA, text: 'x', thread: 'gone' }, 404],
    ['two megabytes', { conversation: 'support', author: CARLA, text: 'x'.repeat(2_000_000) }, 413],
  ])('refuses %s with a clear answer, and takes the next message', async (_name, body, expected) => {
    const answer = await server.send('POST', '/messages', body);

    expect(answer.status).toBe(expected);
    expect(answer.body).toMatchObject({
      error: { code: expect.any(String), message: expect.any(String), whatToDo: expect.any(String) },
    });
    expect(JSON.stringify(answer.body)).not.toContain('node_modules');
    await write('buono');
    expect(await server.conversation('support')).toHaveLength(1);
    expect(server.queue.jobs).toHaveLength(1);
  });

  it('answers 503 while the queue is down, and shows the message once when it is sent again', async () => {
    server.queue.down = QUEUE_DOWN;
    const refused = await server.send('POST', '/messages', {
      conversation: 'support',
      author: CARLA,
      text: 'ciao',
    });
    expect(refused.status).toBe(503);
    expect(await server.conversation('support')).toEqual([]);

    server.queue.down = null;
    await write('ciao');
    expect(await server.conversation('support')).toHaveLength(1);
  });

  it('answers 503 while its storage is down, and keeps the text out of the log', async () => {
    pool.fault = new Error('connection lost');
    const refused = await server.send('POST', '/messages', {
      conversation: 'support',
      author: CARLA,
      text: 'segreto',
    });
    pool.fault = null;

    expect(refused.status).toBe(503);
    expect(server.log.lines.join()).toContain('playground-request-failed');
    expect(server.log.lines.join()).not.toContain('segreto');
  });
});

describe('GET /conversations', () => {
  it('reads an unknown conversation as empty, and the two channels before anything was said', async () => {
    for (const id of ['support', 'managers', 'elsewhere', 'direct:nobody'])
      expect(await server.conversation(id)).toEqual([]);
  });

  it('shows a post in its parts', async () => {
    const root = await write('branco di idioti');
    await postWarning(root);

    const shown = (await server.conversation('support'))[1];
    expect(shown).toMatchObject({
      author: { id: 'garbo', name: 'Garbo', role: 'bot' },
      kind: 'warning',
      thread: root,
      clause: { id: 'abusive-language', text: 'Linguaggio aggressivo, offensivo o volgare.' },
      quotes: ['branco di idioti'],
    });
    expect(shown?.text).toContain('Riprendiamo da dove eravamo rimasti?\n\nMessaggio automatico');
    expect(shown?.buttons.map(({ id }) => id)).toEqual(['dispute', 'read-policy']);
  });

  it('shows what is said to one person in their own conversation', async () => {
    await write('o vi rovino su Trustpilot');
    await server.playground.platform.post({
      workspace: PLAYGROUND_WORKSPACE,
      postId: 'post-1',
      address: { to: 'person', person: 'carla' },
      content: aWarning({ kind: 'reminder' }),
    });

    expect(await server.conversation('direct:carla')).toMatchObject([{ kind: 'reminder', thread: null }]);
    expect(await server.conversation('support')).toHaveLength(1);
  });
});

describe('PATCH and DELETE /messages/:id', () => {
  it('edits: the conversation shows the new text, and the edit is judged as a revision of its own', async () => {
    const id = await write('prima');
    const { status } = await server.send('PATCH', `/messages/${id}`, {
      text: 'dopo',
      actor: { id: 'carla' },
    });
    expect(status).toBe(202);
    await server.send('PATCH', `/messages/${id}`, { text: 'ancora' });

    const [shown] = await server.conversation('support');
    expect(shown).toMatchObject({ id, text: 'ancora', editedAt: expect.any(String) });
    const revisions = server.queue.jobs.map((job) => job.type === 'screen' && job.message.revision);
    expect(new Set(revisions).size).toBe(3);
    expect(server.queue.jobs[1]).toMatchObject({ message: { change: 'edited', text: 'dopo' } });
  });

  it('deletes: the conversation no longer shows it, its thread goes on', async () => {
    const id = await write('prima');
    const { status } = await server.send('DELETE', `/messages/${id}`);
    expect(status).toBe(202);
    await postWarning(id);

    expect(await server.conversation('support')).toMatchObject([{ kind: 'warning', thread: id }]);
    expect(server.queue.jobs.at(-1)).toMatchObject({
      message: { change: 'deleted', revision: 'deleted', text: '' },
    });
    expect((await server.send('DELETE', `/messages/${id}`)).status).toBe(404);
    expect((await server.send('PATCH', `/messages/${id}`, { text: 'x' })).status).toBe(404);
  });

  it('takes an edit back when the queue is down', async () => {
    const id = await write('prima');
    server.queue.down = QUEUE_DOWN;
    expect((await server.send('PATCH', `/messages/${id}`, { text: 'dopo' })).status).toBeGreaterThanOrEqual(
      500,
    );
    expect((await server.send('DELETE', `/messages/${id}`)).status).toBe(503);

    expect(await server.conversation('support')).toMatchObject([{ text: 'prima', editedAt: null }]);
  });

  it('refuses others than the author, posts of ours, and an empty text', async () => {
    const id = await write('prima');
    const { message } = await postWarning(id);

    const byOther = await server.send('PATCH', `/messages/${id}`, { text: 'x', actor: { id: 'giulia' } });
    expect(byOther.status).toBe(403);
    expect((await server.send('DELETE', `/messages/${message}`)).status).toBe(404);
    expect((await server.send('PATCH', `/messages/${id}`, { text: '' })).status).toBe(400);
  });
});

describe('POST /actions', () => {
  let messageId: string;

  beforeEach(async () => {
    messageId = (await postWarning(await write('branco di idioti'))).message;
  });

  it('presses the button in the name of the actor', async () => {
    const { status, body } = await server.send('POST', '/actions', {
      messageId,
      buttonId: 'withdraw',
      actor: GIULIA,
      reason: ' era giusto ',
    });

    expect(status).toBe(200);
    expect(body).toEqual({ status: 'done', message: 'Done.' });
    expect(server.presses).toEqual([
      {
        workspace: PLAYGROUND_WORKSPACE,
        postId: 'post-1',
        button: 'withdraw',
        actor: 'giulia',
        reason: 'era giusto',
      },
    ]);
  });

  it.each([
    ['already-done', 200],
    ['forbidden', 403],
    ['reason-needed', 422],
    ['gone', 404],
  ] as const)('answers %s with %i and the sentence', async (status, expected) => {
    server.answerPress = async () => ({ status, say: 'La frase.' });
    const answer = await server.send('POST', '/actions', { messageId, buttonId: 'take', actor: GIULIA });

    expect(answer.status).toBe(expected);
    expect(JSON.stringify(answer.body)).toContain('La frase.');
  });

  it('hands over a text that is for the presser alone', async () => {
    server.answerPress = async () => ({ status: 'shown', say: 'Ecco.', text: 'La policy' });
    const { body } = await server.send('POST', '/actions', {
      messageId,
      buttonId: 'read-policy',
      actor: CARLA,
    });

    expect(body).toEqual({ status: 'shown', message: 'Ecco.', text: 'La policy' });
  });

  it.each([
    ['a message that is not there', { messageId: 'gone', buttonId: 'take', actor: GIULIA }, 404],
    ['no actor', { messageId: 'x', buttonId: 'take' }, 400],
    ['an odd role', { messageId: 'x', buttonId: 'take', actor: { id: 'x', role: 'king' } }, 400],
  ])('refuses %s', async (_name, body, expected) => {
    expect((await server.send('POST', '/actions', body)).status).toBe(expected);
    expect(server.presses).toEqual([]);
  });

  it('lets an id keep the role it first came with', async () => {
    await server.send('POST', '/actions', {
      messageId,
      buttonId: 'take',
      actor: { id: 'carla', role: 'director' },
    });
    const carla = await server.playground.platform.findPerson(PLAYGROUND_WORKSPACE, 'carla');
    expect(carla).toEqual({ id: 'carla', name: 'Carla Rossi', role: 'customer', language: 'it' });

    await server.send('POST', '/actions', { messageId, buttonId: 'take', actor: GIULIA });
    await write('ciao', { author: { ...GIULIA, role: 'customer' } });
    expect((await server.conversation('support')).at(-1)).toMatchObject({ author: { role: 'manager' } });
  });
});

describe('a person who was removed', () => {
  it('is no longer shown in the channel, is still read by Garbo, and can be let in again', async () => {
    await write('prima');
    const key = { ...PLAYGROUND_WORKSPACE, conversation: 'support' };
    expect(await server.playground.platform.removePerson(key, 'carla')).toEqual({ outcome: 'removed' });
    expect(await server.playground.platform.removePerson(key, 'nobody')).toMatchObject({
      outcome: 'refused',
    });

    const queued = server.queue.jobs.length;
    await write('durante');
    expect(server.queue.jobs).toHaveLength(queued + 1);
    const texts = async () => (await server.conversation('support')).map(({ text }) => text);
    expect(await texts()).toEqual(['prima']);

    expect(await server.playground.platform.readmitPerson(key, 'carla')).toEqual({ outcome: 'readmitted' });
    await write('dopo');
    expect(await texts()).toEqual(['prima', 'dopo']);
  });
});

describe('GET /people', () => {
  it('shows how each customer stands', async () => {
    await write('prima');
    await write('sono qui per aiutare', { author: GIULIA });
    server.standings.set('carla', 'warned');
    expect((await server.send('GET', '/people')).body).toEqual([
      { id: 'carla', name: 'Carla Rossi', role: 'customer', standing: 'warned' },
      { id: GIULIA.id, name: GIULIA.name, role: 'manager', standing: null },
    ]);
  });
});

describe('a restart', () => {
  it('keeps everything, and queues what a crash kept from the queue', async () => {
    const id = await write('prima');
    await postWarning(id);
    await write('già in coda');
    // What a process leaves behind that dies between storing and queueing.
    await pool.query('UPDATE playground.messages SET queued = false WHERE id = $1', [id]);
    const before = await server.conversation('support');
    await server.stop();

    server = await new PlaygroundServer(pool, { idPrefix: 'later' }).start();
    expect(await server.conversation('support')).toEqual(before);
    expect(server.queue.jobs).toMatchObject([{ delivery: id, message: { change: 'posted', text: 'prima' } }]);
    const later = await write('dopo');
    const times = (await server.conversation('support')).map(({ at }: ShownMessage) => at);
    expect(later).toMatch(/^later/);
    expect([...times].sort()).toEqual(times);
  });
});
