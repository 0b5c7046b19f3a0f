import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverRecorded } from '../../support/teams/recorded.js';
import {
  AGENT,
  CHAT,
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

let world: TeamsUnderTest;
beforeAll(async () => {
  world = await startTeamsUnderTest();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.queues.messages.length = 0;
});

async function messageOf(name: string) {
  expect((await deliverRecorded(world, name)).status).toBe(200);
  const [job, ...others] = world.queues.messages;
  expect(others).toEqual([]);
  if (job?.type !== 'screen') throw new Error(`no message came of ${name}`);
  return job;
}

const inChannel = (message: string) => ({
  platform: 'teams',
  workspace: OWN_TENANT,
  conversation: SUPPORT,
  message,
});
const inChat = (message: string) => ({ ...inChannel(message), conversation: CHAT });

describe('a recorded message', () => {
  it('in a channel that mentions nobody is read whole', async () => {
    expect(await messageOf('channel-message')).toEqual({
      type: 'screen',
      delivery: `${SUPPORT}/1700000000000/posted`,
      message: {
        key: inChannel('1700000000000'),
        thread: '1700000000000',
        change: 'posted',
        revision: 'posted',
        author: GUEST,
        text: 'Il mio ordine è in ritardo: tutti i dettagli\nspedito il 3\nmai arrivato\nGrazie 😠',
        writtenAt: new Date('2023-11-14T22:13:20.041Z'),
        mentions: [],
      },
    });
  });

  it('in a thread keeps names and ids of people apart, and leaves out that Garbo is called', async () => {
    const { message } = await messageOf('channel-reply-with-mentions');
    expect(message).toMatchObject({
      key: inChannel('1700000060000'),
      thread: '1700000000000',
      text: 'Paolo Ferri perché nessuno risponde?',
      mentions: [AGENT],
    });
  });

  it('in a chat is without what it answers', async () => {
    const { message } = await messageOf('chat-reply-with-quote');
    expect(message).toMatchObject({
      key: inChat('1700000120000'),
      thread: 'chat',
      text: 'Non sono d’accordo',
    });
  });

  it('that is a file only, or a forward only, is not lost', async () => {
    expect((await messageOf('chat-file-only')).message.text).toBe('Reclamo ordine 17.pdf');
    world.queues.messages.length = 0;
    expect((await messageOf('chat-forward-only')).message.text).toBe('');
  });

  it('that was edited is a revision by the time of the edit', async () => {
    expect(await messageOf('channel-message-edited')).toMatchObject({
      delivery: `${SUPPORT}/1700000000000/2023-11-14T22:20:39.461Z`,
      message: {
        key: inChannel('1700000000000'),
        thread: '1700000000000',
        change: 'edited',
        revision: '2023-11-14T22:20:39.461Z',
        text: 'Il mio ordine non è arrivato',
        writtenAt: new Date('2023-11-14T22:20:39.461Z'),
      },
    });
  });

  it('whose deletion is undone comes back as an edit', async () => {
    const { message } = await messageOf('channel-reply-undeleted');
    expect(message).toMatchObject({
      key: inChannel('1700000060000'),
      thread: '1700000000000',
      change: 'edited',
      text: 'perché nessuno risponde?',
    });
  });

  it('that was deleted is a deletion without words', async () => {
    const { message } = await messageOf('channel-reply-deleted');
    expect(message).toEqual({
      key: inChannel('1700000060000'),
      thread: '1700000000000',
      change: 'deleted',
      revision: 'deleted',
      author: GUEST,
      text: '',
      writtenAt: new Date('2023-11-14T22:25:00.250Z'),
      mentions: [],
    });
  });

  it('is queued once, however often it is delivered', async () => {
    await deliverRecorded(world, 'channel-message');
    await messageOf('channel-message');
  });

  it.each(['channel-message-by-a-bot', 'slash-command', 'personal-message', 'message-reaction'])(
    'is not screened: %s',
    async (name) => {
      expect((await deliverRecorded(world, name)).status).toBe(200);
      expect(world.queues.messages).toEqual([]);
    },
  );

  it('that does not say when it was written becomes a dead letter', async () => {
    const before = world.log.count('dead-letter');
    expect((await deliverRecorded(world, 'channel-message', { timestamp: 'yesterday' })).status).toBe(200);
    expect(world.queues.messages).toEqual([]);
    expect(world.log.count('dead-letter')).toBe(before + 1);
  });
});

describe('a message of 28 kB', () => {
  it('is read whole', async () => {
    const text = 'parola '.repeat(4_000).trim();
    const activity = { attachments: [{ contentType: 'text/html', content: `<div>${text}</div>` }] };
    expect((await deliverRecorded(world, 'channel-message', activity)).status).toBe(200);
    expect(world.queues.messages).toMatchObject([{ message: { text } }]);
  });
});
