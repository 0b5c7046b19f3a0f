import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../src/core/cases/sweep.js';
import { deliverPost } from '../../../src/core/notices/deliver-post.js';
import type { ButtonId } from '../../../src/core/notices/post-content.js';
import type { LadderRules } from '../../../src/core/policy/enforcement.js';
import { World, wordsOf } from '../../support/app-world.js';
import { DAY, MINUTE } from '../../support/builders.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

/** What a story leaves behind, ids and times left out. */
async function outcomeOf(world: World) {
  const { strikes, reminders, noticeOnItsWay } = await world.standing();
  return {
    shown: world.chat.posts
      .map((post) => whoIsOut(wordsOf(post).replace(/alle \d+:\d+|, \d+:\d+/g, '')))
      .sort(),
    removed: world.chat.removed.map(({ conversation }) => conversation).sort(),
    strikes: strikes.map(({ severity, voidedAt }) => [severity, voidedAt !== null]),
    reminders: reminders.length,
    noticeOnItsWay,
    standing: await world.standingWord(),
    events: [...(await world.events())].sort(),
    failed: world.queues.failed,
  };
}

/**
 * After an answer that got lost nobody can say whether Garbo removed the person or they had left: both read that they
 * are out.
 */
function whoIsOut(words: string): string {
  return words.replace(
    /Persona rimossa da ([^;.]*)(?:; non era più in ([^;.]*))?|Non era più in ([^;.]*)/g,
    (_, removed = '', left = '', all = '') =>
      `Fuori da ${[removed, left, all].join(', ').split(', ').filter(Boolean).sort().join(', ')}`,
  );
}

let database: TestDatabase;

beforeAll(async () => {
  database = await embeddedDatabase();
});

afterAll(() => database.drop());

// A story is played once for each of its steps: on a busy machine that takes its time.
describe('a crash at any step', { timeout: 120_000 }, () => {
  const pool = () => database.pool;

  /**
   * Plays the story once undisturbed, then again and again, dying before the first step towards the outside, the
   * second, and so on, and starting again; each must come to the same end.
   */
  async function survives(
    prepare: (world: World) => Promise<void>,
    story: (world: World) => Promise<unknown>,
    ladder: Partial<LadderRules> = {},
  ) {
    const calm = await World.on(pool(), { ladder });
    await prepare(calm);
    await story(calm);
    const expected = await outcomeOf(calm);

    let step = 1;
    for (; ; step++) {
      const world = await World.on(pool(), { ladder });
      await prepare(world);
      world.crashes.dieAt(step);
      const died = await dies(() => story(world));
      if (!died) break;
      await world.restart();
      expect(await outcomeOf(world), `dying before step ${step}`).toEqual(expected);
    }
    expect(step, 'the story takes steps').toBeGreaterThan(3);
  }

  async function dies(story: () => Promise<unknown>): Promise<boolean> {
    try {
      await story();
      return false;
    } catch (error) {
      if (error instanceof Crash) return true;
      throw error;
    }
  }

  it('loses and doubles nothing of a first warning', async () => {
    await survives(
      async (world) => {
        await world.send('carla', 'Siete degli idioti');
      },
      (world) => world.settle(),
    );
  });

  it('loses and doubles nothing of a final notice with its alert', async () => {
    await survives(
      async (world) => {
        await world.says('carla', 'Siete degli idioti');
        await world.send('carla', 'Ripeto: idioti');
      },
      (world) => world.settle(),
    );
  });

  it('loses and doubles nothing when two messages are judged at once', async () => {
    await survives(
      async (world) => {
        await world.send('carla', 'Siete degli idioti');
        await world.send('carla', 'Ripeto: idioti');
        await world.judge();
      },
      (world) => world.settle(),
    );
  });

  /** Presses once more when the first click was not answered, and tells of the crash. */
  async function insists(world: World, button: ButtonId) {
    const alert = world.newest('alert');
    try {
      await world.press('giulia', alert, button, 'Ha continuato.');
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      world.crashes.revive();
      await world.press('giulia', alert, button, 'Ha continuato.');
      throw error;
    }
  }

  async function blockedInThreeChannels(world: World) {
    const refused = { outcome: 'refused', reason: 'setting-forbids', answer: 'restricted_action' } as const;
    world.chat.removalRefusals.set('fatture', refused);
    for (const conversation of ['fatture', 'vendite']) {
      const key = { platform: 'playground', workspace: 'shop', conversation, message: 'm0' } as const;
      await world.says('carla', 'Buongiorno', { key });
    }
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
  }

  it('loses and doubles nothing of a block', async () => {
    await survives(blockedInThreeChannels, (world) => insists(world, 'block'));
  });

  it('loses and doubles nothing of taking a block back', async () => {
    await survives(
      async (world) => {
        await blockedInThreeChannels(world);
        await insists(world, 'block');
        const refused = { outcome: 'refused', reason: 'not-supported', answer: 'cant_invite' } as const;
        world.chat.readmissionRefusals.set('vendite', refused);
      },
      (world) => insists(world, 'undo'),
    );
  });

  it('asks once whether to let somebody in again whose block has ended', async () => {
    await survives(
      async (world) => {
        await blockedInThreeChannels(world);
        await insists(world, 'block');
        world.clock.advance(91 * DAY);
      },
      async (world) => {
        await sweep(world.tools);
        await world.settle();
      },
      { measureDays: { 'end-correspondence': 90, block: 90, refer: null } },
    );
  });

  it('keeps a later message once, and counts it', async () => {
    await survives(
      async (world) => {
        await blockedInThreeChannels(world);
        await insists(world, 'block');
        await world.send('carla', 'Siete degli idioti');
      },
      (world) => world.settle(),
    );
  });

  it('sends the help text once when it dies around the deadline', async () => {
    await survives(
      async (world) => {
        await world.says('carla', 'Voglio farla finita');
      },
      (world) => world.wait(10 * MINUTE),
    );
  });

  describe('between posting and confirming', () => {
    let world: World;

    beforeEach(async () => {
      world = await World.on(pool());
    });

    it('finds the post it made and does not make it again', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      // The claim, the post itself; the step after it is never reached.
      world.crashes.dieAt(3);
      await expect(world.showNotices()).rejects.toThrow(Crash);
      expect(world.shown('warning')).toHaveLength(1);
      expect(await world.strikes()).toBe(0);

      await world.restart();
      expect(world.shown('warning')).toHaveLength(1);
      expect(await world.strikes()).toBe(1);
    });

    it('looks for the post after a time-out too', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      world.chat.losesAnswers = true;
      await world.settle();
      world.chat.losesAnswers = false;
      await world.settle();

      expect(world.shown('warning')).toHaveLength(1);
      expect(await world.strikes()).toBe(1);
    });

    it('leaves a post alone that another process is showing', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const postId = (await world.standing()).strikes[0]?.postId ?? '';
      await world.read((tx) => tx.claimPost(postId, world.clock.now(), MINUTE));

      await expect(deliverPost(world.tools, { postId, version: 1 })).rejects.toMatchObject({
        code: 'POST_NOT_READY',
      });
      expect(world.toldCustomers).toEqual([]);
    });
  });

  it('does once what is delivered, run and pressed twice', async () => {
    const world = await World.on(pool());
    const message = await world.says('carla', 'Siete degli idioti');
    await world.deliver(message);
    await world.deliver({ ...message, key: { ...message.key } });
    await world.tools.queues.enqueueMessage({ type: 'screen', delivery: 'another id', message });
    await world.settle();

    expect(world.toldCustomers).toEqual(['warning']);
    expect(await world.strikes()).toBe(1);
    expect(world.classifier.asked, 'the ledger knows it').toHaveLength(1);
  });

  it('queues after the commit what could not be queued', async () => {
    const world = await World.on(pool());
    await world.send('carla', 'Siete degli idioti');
    world.queues.down = true;
    await world.judge();
    world.queues.down = false;
    expect(world.toldCustomers).toEqual([]);

    await world.restart();
    expect(world.toldCustomers).toEqual(['warning']);
    expect(world.log.lines.map(({ event }) => event)).toContain('queueing-left-to-the-sweep');
  });

  it('loses and doubles nothing of a report filed', async () => {
    await survives(
      async (world) => {
        const message = await world.says('carla', 'Sei una nullità');
        await world.queueReport({ message: world.pointAt(message), wantsSupport: true }, 'V1');
      },
      (world) => world.settle(),
    );
  });

  it('loses and doubles nothing of a report beyond ten in an hour', async () => {
    await survives(
      async (world) => {
        for (let count = 0; count < 11; count += 1) await world.queueReport({}, `V${count}`);
        await world.settle();
        await world.queueReport({}, 'V11');
      },
      (world) => world.settle(),
    );
  });

  it('loses and doubles nothing of a report confirmed', async () => {
    await survives(
      async (world) => {
        const message = await world.says('carla', 'Sei una nullità');
        await world.reports({ message: world.pointAt(message) }, 'V1');
        await world.queuePress('giulia', world.newest('report'), 'confirm');
      },
      (world) => world.settle(),
    );
  });

  it('loses and doubles nothing of a report that cannot be taken', async () => {
    await survives(
      (world) => world.queueReport({ customer: 'marco' }, 'V1'),
      (world) => world.settle(),
    );
  });
});
