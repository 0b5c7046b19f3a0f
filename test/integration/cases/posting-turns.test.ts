import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostAddress } from '../../../src/core/ports/chat-platform.js';
import { World, wordsOf } from '../../support/app-world.js';
import { SECOND } from '../../support/builders.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await embeddedDatabase();
});

afterAll(() => database.drop());

/** As Slack does it: one message a second in a channel or a direct conversation, changes at any pace. */
const oneASecond = ({ address }: { readonly address: PostAddress }, act: 'post' | 'update') =>
  act === 'update'
    ? []
    : [
        {
          name: address.to === 'person' ? `person/${address.person}` : address.conversation,
          everyMs: SECOND,
          burst: 1,
        },
      ];

/** A world whose chat takes one post a second in each conversation. */
async function pacedWorld(): Promise<World> {
  const world = await World.on(database.pool);
  world.chat.lanes = oneASecond;
  return world;
}

/** Sixty people insult the team in one channel, one in another. */
async function insults(world: World): Promise<void> {
  for (let index = 0; index < 60; index += 1) {
    const author = `customer-${index}`;
    world.chat.addPerson({ id: author, name: author, role: 'customer', language: 'it' });
    await world.send(author, 'Siete degli idioti');
  }
  await inOtherChannel(world);
  await world.judge();
}

async function inOtherChannel(world: World): Promise<void> {
  const key = { platform: 'playground', workspace: 'shop', conversation: 'orders', message: 'o1' } as const;
  await world.send('carla', 'Siete degli idioti', { key, thread: 'o1' });
}

const warningsIn = (world: World, conversation: string) =>
  world.shown('warning').filter(({ receipt }) => receipt.conversation === conversation);

describe('sixty notices for one channel', () => {
  it('do not keep another channel’s waiting, and are all shown, one for each second, in their order', async () => {
    const world = await pacedWorld();
    await insults(world);
    await world.showNotices();
    expect(warningsIn(world, 'orders')).toHaveLength(1);
    expect(warningsIn(world, 'support')).toHaveLength(1);

    for (let second = 0; second < 130; second += 1) await world.wait(SECOND);
    const shown = warningsIn(world, 'support');
    expect(shown.map(({ address }) => 'thread' in address && address.thread)).toEqual(
      Array.from({ length: 60 }, (_, index) => `m${index + 1}`),
    );
    const times = shown.map(({ receipt }) => receipt.postedAt.getTime());
    // Each at its turn or later: a worker may come late to one, which does not move the next.
    for (const [index, time] of times.entries()) {
      expect(time - (times[0] ?? 0)).toBeGreaterThanOrEqual(index * SECOND - 100);
    }
    expect(world.queues.failed).toEqual([]);
    // A minute of waiting is far more than the sixteen runs a failing job gets.
    expect(await world.strikes('customer-59')).toBe(1);
  });
});

describe('a platform that asks to wait', () => {
  it('is waited for by that channel’s posts alone, without using up their runs', async () => {
    const world = await pacedWorld();
    world.chat.asksToWait.set(
      'support',
      Array.from({ length: 20 }, () => 30),
    );
    await world.send('bruno', 'Siete degli idioti');
    await inOtherChannel(world);
    await world.settle();
    expect(warningsIn(world, 'orders')).toHaveLength(1);
    expect(warningsIn(world, 'support')).toHaveLength(0);

    for (let turn = 0; turn < 20; turn += 1) {
      expect(warningsIn(world, 'support')).toHaveLength(0);
      await world.wait(30 * SECOND);
    }
    expect(warningsIn(world, 'support')).toHaveLength(1);
    expect(await world.strikes('bruno')).toBe(1);
    expect(world.queues.failed).toEqual([]);
  });

  it('is not asked again before its time, by anybody', async () => {
    const world = await pacedWorld();
    world.chat.asksToWait.set('support', [30]);
    await world.send('bruno', 'Siete degli idioti');
    await world.settle();
    await world.send('carla', 'Siete degli idioti');
    await world.settle();
    await world.wait(20 * SECOND);
    expect(warningsIn(world, 'support')).toHaveLength(0);
    await world.wait(12 * SECOND);
    await world.wait(2 * SECOND);
    expect(warningsIn(world, 'support').map(({ address }) => 'thread' in address && address.thread)).toEqual([
      'm1',
      'm2',
    ]);
  });
});

describe('a post under another one', () => {
  it('comes after it, and is not lost while both wait', async () => {
    const world = await pacedWorld();
    world.chat.asksToWait.set('managers', [5, 5]);
    await world.says('carla', 'Siete degli idioti');
    expect(world.shown('daily', 'line')).toEqual([]);
    for (let second = 0; second < 15; second += 1) await world.wait(SECOND);
    expect(world.shown('daily', 'line').map(({ content }) => content.kind)).toEqual(['daily', 'line']);
    const [daily, line] = world.shown('daily', 'line');
    expect(line?.address).toMatchObject({ thread: daily?.receipt.message });
    expect(wordsOf(line)).toContain('Carla Rossi');
    expect(world.queues.failed).toEqual([]);
  });
});

describe('a crash while a post waits for its turn', () => {
  it('loses and doubles nothing, whenever it comes', async () => {
    let step = 1;
    for (; ; step += 1) {
      const world = await pacedWorld();
      world.chat.asksToWait.set('support', [3]);
      await world.send('bruno', 'Siete degli idioti');
      world.crashes.dieAt(step);
      let died = false;
      try {
        for (let second = 0; second < 6; second += 1) await world.wait(SECOND);
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        died = true;
      }
      await world.restart();
      for (let second = 0; second < 6; second += 1) await world.wait(SECOND);
      expect(warningsIn(world, 'support'), `dying before step ${step}`).toHaveLength(1);
      expect(await world.strikes('bruno')).toBe(1);
      if (!died) break;
    }
    expect(step).toBeGreaterThan(10);
  }, 120_000);
});
