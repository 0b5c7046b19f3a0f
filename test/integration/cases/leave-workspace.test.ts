import { beforeEach, expect, it } from 'vitest';
import { World } from '../../support/app-world.js';
import { DAY, HOUR } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

const WORKSPACE = { platform: 'playground', workspace: 'shop' } as const;

describeOnDatabases('a workspace that Garbo was removed from', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  /** An alert with a deadline is shown; a notice to Bruno is decided on and waits to be shown. */
  async function inTheMiddle(): Promise<void> {
    await world.says('carla', 'Vengo lì e vi ammazzo');
    await world.says('carla', 'Quando arriva il pacco?');
    await world.send('bruno', 'Siete degli idioti');
    await world.judge();
  }

  const queueUninstalled = (delivery = 'Ev1') =>
    world.queues.enqueueEscalation({ type: 'uninstalled', workspace: WORKSPACE, delivery });

  async function rows<T extends object>(statement: string): Promise<readonly T[]> {
    return (await pool().query<T>(statement)).rows;
  }

  /** What is left of the workspace's work. */
  async function left() {
    return {
      unshown: await world.read((tx) => tx.unshownPosts(WORKSPACE)),
      refused: await rows(
        `SELECT content ->> 'kind' AS kind, answer FROM garbo.posts WHERE state = 'failed' ORDER BY id`,
      ),
      texts: await rows('SELECT 1 FROM garbo.thread_background WHERE text IS NOT NULL'),
      deadlines: await world.read((tx) => tx.overdueAlerts(new Date(world.clock.now().getTime() + 30 * DAY))),
      strikesOfBruno: await world.strikes('bruno'),
    };
  }

  const NOTHING_LEFT = {
    unshown: [],
    refused: [
      { kind: 'warning', answer: 'uninstalled' },
      { kind: 'line', answer: 'uninstalled' },
    ],
    texts: [],
    deadlines: [],
    strikesOfBruno: 0,
  };

  it('has nothing waiting any more: posts, texts, deadlines, access', async () => {
    await inTheMiddle();
    const before = await left();
    expect(before.unshown.map(({ content }) => content.kind)).toEqual(['warning', 'line']);
    expect(before.texts.length).toBeGreaterThan(1);
    expect(before.deadlines).toHaveLength(1);
    const { length } = world.chat.posts;

    world.chat.uninstalled = true;
    await queueUninstalled();
    await world.settle();
    expect(await left()).toEqual(NOTHING_LEFT);
    expect(world.chat.forgotten).toEqual(['shop']);
    await world.wait(8 * HOUR);
    expect(world.chat.posts).toHaveLength(length);
    expect(await world.events('carla'), 'the case stays').toContain('alert-raised');
  });

  it('takes no more work: what still comes ends without being tried again', async () => {
    world.chat.uninstalled = true;
    await queueUninstalled();
    await world.settle();
    await world.says('bruno', 'Siete degli idioti');
    await world.reports({ what: 'Mi ha insultata' });
    expect(world.queues.waiting).toBe(0);
    expect(world.queues.failed).toEqual(['PLATFORM_REFUSED', 'PLATFORM_REFUSED']);
    expect(world.chat.posts).toEqual([]);
  });

  it('is worked for again once Garbo is installed anew', async () => {
    await inTheMiddle();
    world.chat.uninstalled = true;
    await queueUninstalled();
    await world.settle();
    world.chat.uninstalled = false;
    await world.says('bruno', 'Ho detto che siete degli idioti');
    expect(world.toldCustomers.at(-1)).toBe('warning');
    expect(await world.strikes('bruno')).toBe(1);
    await world.press('giulia', world.newest('alert'), 'take');
    expect(world.newest('reply')).toBeDefined();
  });

  it('goes on as before when the event is old: Garbo has been installed again', async () => {
    await inTheMiddle();
    await queueUninstalled();
    await world.settle();
    expect(world.chat.forgotten).toEqual([]);
    expect(await left()).toMatchObject({ unshown: [], refused: [], strikesOfBruno: 1 });
    expect((await left()).deadlines).toHaveLength(1);
  });

  it('comes to the same end wherever the process dies', async () => {
    let deaths = 0;
    for (let step = 1; ; step += 1) {
      world = await World.on(pool());
      await inTheMiddle();
      world.chat.uninstalled = true;
      await queueUninstalled();
      world.crashes.dieAt(step);
      try {
        await world.settle();
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        deaths += 1;
      }
      await world.restart();
      expect(await left(), `dead before step ${step}`).toEqual(NOTHING_LEFT);
      expect(world.chat.forgotten.length).toBeGreaterThan(0);
    }
    expect(deaths).toBeGreaterThan(4);
  }, 120_000);
});
