import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRedis } from '../../adapters/bullmq/index.js';
import { migrate, PostgresPace } from '../../adapters/postgres/index.js';
import type { Lane, PostingPace } from '../../src/core/ports/posting-pace.js';
import { QueueUnavailable } from '../../src/core/ports/queues.js';
import { describeOnDatabases } from '../support/databases.js';
import { HandPace } from '../support/hand-pace.js';
import { RecordingLog } from '../support/queue-doubles.js';
import { newWorkspace } from '../support/record-samples.js';
import { deleteKeys } from '../support/redis-keys.js';
import { describeWithRedis } from '../support/services.js';

const PREFIX = `garbo-test-${randomUUID()}`;
const MINUTE = 60_000;
/** What a slow machine may lose between two calls. */
const TOLERANCE = 5_000;

describeWithRedis('posting pace (Redis)', (url) => {
  afterAll(() => deleteKeys(url, `${PREFIX}:*`));
  const connections = [1, 2].map(() => connectRedis(url, new RecordingLog()));
  afterAll(() => Promise.all(connections.map((connection) => connection.close())));
  beforeAll(async () => {
    // ioredis refuses commands until it has connected.
    for (const connection of connections) {
      await vi.waitFor(() => connection.pace(PREFIX).next(newWorkspace(), [minutes()], 'warm'));
    }
  });
  paceContract(() => connections.map((connection) => connection.pace(PREFIX)));
});

describeOnDatabases('posting pace', (pool) => {
  beforeAll(() => migrate(pool()));
  paceContract(() => [new PostgresPace(pool()), new PostgresPace(pool())]);
});

// What the tests of Teams' limits reckon with: it must give the same turns as the real ones.
describe('posting pace (in memory)', () => {
  const pace = new HandPace({ now: () => new Date() });
  paceContract(() => [pace, pace]);
});

describe('the pace on a Redis that is away', () => {
  it('says so, so that the post is tried again', async () => {
    const connection = connectRedis('redis://127.0.0.1:1', new RecordingLog());
    await expect(connection.pace(PREFIX).next(newWorkspace(), [minutes()], 'p1')).rejects.toThrow(
      QueueUnavailable,
    );
    await connection.close();
  });
});

/** Turns so far apart that none comes while a test runs: only the order in which they are given counts. */
function minutes(changes: Partial<Lane> = {}): Lane {
  return { name: 'channel/C1', everyMs: MINUTE, burst: 1, ...changes };
}

function paceContract(makePaces: () => readonly PostingPace[]): void {
  /** Two processes. */
  const paces = () => {
    const [one, other] = makePaces();
    if (!one || !other) throw new Error('Two are needed.');
    return { one, other };
  };
  const near = (found: number, expected: number) => {
    expect(found).toBeLessThanOrEqual(expected);
    expect(found).toBeGreaterThan(expected - TOLERANCE);
  };

  it('gives each of many processes’ posts a turn of its own', async () => {
    const { one, other } = paces();
    const workspace = newWorkspace();
    const asked = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? one : other).next(workspace, [minutes()], `p${index}`),
    );
    const waits = (await Promise.all(asked)).sort((first, second) => first - second);
    waits.forEach((wait, index) => {
      near(wait, index * MINUTE);
    });
  });

  it('keeps a turn for whoever asks again, whatever comes in between', async () => {
    const { one, other } = paces();
    const workspace = newWorkspace();
    await one.next(workspace, [minutes()], 'first');
    near(await one.next(workspace, [minutes()], 'second'), MINUTE);
    near(await other.next(workspace, [minutes()], 'third'), 2 * MINUTE);
    near(await other.next(workspace, [minutes()], 'second'), MINUTE);
    near(await one.next(workspace, [minutes()], 'fourth'), 3 * MINUTE);
  });

  it('lets a turn be used once, when it has come', async () => {
    const { one, other } = paces();
    const workspace = newWorkspace();
    const lane = minutes({ everyMs: 60 });
    const begun = Date.now();
    const shown: string[] = [];
    const come = async (ticket: string, pace: PostingPace) => {
      await expect.poll(() => pace.next(workspace, [lane], ticket), { interval: 5 }).toBe(0);
      shown.push(ticket);
    };
    expect(await one.next(workspace, [lane], 'a')).toBe(0);
    for (const ticket of ['b', 'c', 'd'])
      expect(await one.next(workspace, [lane], ticket)).toBeGreaterThan(0);
    await Promise.all([come('d', one), come('c', other), come('b', other)]);
    expect(shown).toEqual(['b', 'c', 'd']);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(3 * 60);
    expect(await one.next(workspace, [lane], 'd')).toBeGreaterThan(0);
  });

  it('lets a burst through after a quiet time, no more', async () => {
    const { one, other } = paces();
    const workspace = newWorkspace();
    const lane = minutes({ burst: 3 });
    for (const ticket of ['a', 'b', 'c']) expect(await one.next(workspace, [lane], ticket)).toBe(0);
    near(await other.next(workspace, [lane], 'd'), MINUTE);
  });

  it('makes nobody wait for another lane or another workspace', async () => {
    const { one } = paces();
    const workspace = newWorkspace();
    for (const ticket of ['a', 'b', 'c']) await one.next(workspace, [minutes()], ticket);
    expect(await one.next(workspace, [minutes({ name: 'channel/C2' })], 'x')).toBe(0);
    expect(await one.next(newWorkspace(), [minutes()], 'x')).toBe(0);
  });

  it('moves all turns of a lane when the platform asks to wait, and keeps their order', async () => {
    const { one, other } = paces();
    const workspace = newWorkspace();
    await one.next(workspace, [minutes()], 'refused');
    await one.next(workspace, [minutes()], 'second');
    await other.pause(workspace, minutes(), 'refused', 10 * MINUTE);
    near(await one.next(workspace, [minutes()], 'refused'), 10 * MINUTE);
    near(await one.next(workspace, [minutes()], 'second'), 11 * MINUTE);
    near(await one.next(workspace, [minutes()], 'third'), 12 * MINUTE);
    expect(await one.next(workspace, [minutes({ name: 'channel/C2' })], 'x')).toBe(0);
  });

  it('does not add up waits that the platform asks for at the same time', async () => {
    const { one } = paces();
    const workspace = newWorkspace();
    const lane = minutes({ burst: 2 });
    for (const ticket of ['a', 'b', 'c']) await one.next(workspace, [lane], ticket);
    for (const ticket of ['a', 'b']) await one.pause(workspace, lane, ticket, 10 * MINUTE);
    for (const ticket of ['a', 'b']) near(await one.next(workspace, [lane], ticket), 10 * MINUTE);
    near(await one.next(workspace, [lane], 'c'), 11 * MINUTE);
    near(await one.next(workspace, [lane], 'd'), 12 * MINUTE);
  });

  describe('with turns in several lanes', () => {
    const narrow = (changes: Partial<Lane> = {}) => minutes({ name: 'channel/C1', ...changes });
    const wide = (changes: Partial<Lane> = {}) => minutes({ name: 'workspace', burst: 3, ...changes });
    const inC2 = { name: 'channel/C2' };

    it('goes when the turn has come in all of them, and uses them all up', async () => {
      const { one, other } = paces();
      const workspace = newWorkspace();
      expect(await one.next(workspace, [narrow(), wide()], 'a')).toBe(0);
      near(await other.next(workspace, [narrow(), wide()], 'b'), MINUTE);
      expect(await one.next(workspace, [narrow(inC2), wide()], 'c')).toBe(0);
    });

    it('takes no turn of a wide lane while it waits in a narrow one', async () => {
      const { one, other } = paces();
      const workspace = newWorkspace();
      for (const ticket of ['a', 'b', 'c', 'd', 'e', 'f']) {
        await one.next(workspace, [narrow(), wide()], ticket);
      }
      expect(await other.next(workspace, [narrow(inC2), wide()], 'x')).toBe(0);
      expect(await other.next(workspace, [minutes({ name: 'channel/C3' }), wide()], 'y')).toBe(0);
      near(await other.next(workspace, [minutes({ name: 'channel/C4' }), wide()], 'z'), MINUTE);
    });

    it('keeps its turns in all lanes while it waits in the last', async () => {
      const { one, other } = paces();
      const workspace = newWorkspace();
      for (const ticket of ['a', 'b', 'c']) await one.next(workspace, [wide()], ticket);
      near(await one.next(workspace, [narrow(), wide()], 'first'), MINUTE);
      near(await other.next(workspace, [narrow(inC2), wide()], 'second'), 2 * MINUTE);
      near(await other.next(workspace, [narrow(), wide()], 'first'), MINUTE);
      near(await one.next(workspace, [narrow(inC2), wide()], 'second'), 2 * MINUTE);
    });

    it('holds up those behind by as much as a later lane holds up whoever is first', async () => {
      const { one, other } = paces();
      const workspace = newWorkspace();
      for (let index = 0; index < 8; index += 1) await one.next(workspace, [wide()], `busy-${index}`);
      near(await one.next(workspace, [narrow(), wide()], 'first'), 6 * MINUTE);
      near(await other.next(workspace, [narrow(), wide()], 'second'), 7 * MINUTE);
      near(await one.next(workspace, [narrow(), wide()], 'third'), 8 * MINUTE);
    });

    it('pauses one lane and leaves the others', async () => {
      const { one, other } = paces();
      const workspace = newWorkspace();
      const lanes = [narrow(), wide({ burst: 5 })];
      expect(await one.next(workspace, lanes, 'refused')).toBe(0);
      near(await one.next(workspace, lanes, 'second'), MINUTE);
      await other.pause(workspace, narrow(), 'refused', 10 * MINUTE);
      near(await one.next(workspace, lanes, 'refused'), 10 * MINUTE);
      near(await one.next(workspace, lanes, 'second'), 11 * MINUTE);
      for (const name of ['channel/C2', 'channel/C3', 'channel/C4', 'channel/C5']) {
        expect(await other.next(workspace, [minutes({ name }), wide({ burst: 5 })], name)).toBe(0);
      }
    });
  });
}
