import { beforeEach, expect, it } from 'vitest';
import { World } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('many things at once', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  it('make one strike of a burst, judged by many workers', async () => {
    for (let count = 1; count <= 12; count++) await world.send('carla', `Siete degli idioti ${count}`);
    await world.settleAtOnce();

    expect(world.queues.failed).toEqual([]);
    expect(world.toldCustomers).toEqual(['warning']);
    expect(await world.strikes()).toBe(1);
    expect(world.shown('alert')).toEqual([]);
  });

  it('make one final notice and one alert of a second burst', async () => {
    await world.says('carla', 'Siete degli idioti');
    for (let count = 1; count <= 8; count++) await world.send('carla', `Ripeto: idioti ${count}`);
    await world.settleAtOnce();

    expect(world.queues.failed).toEqual([]);
    expect(world.toldCustomers).toEqual(['warning', 'final-notice']);
    expect(world.shown('alert')).toHaveLength(1);
    expect(await world.strikes()).toBe(2);
  });

  it('keep threats, insults and pressure of several customers apart', async () => {
    const names = ['carla', 'bruno'];
    for (const name of names)
      for (const text of [
        'Siete degli idioti',
        'Vengo lì e vi ammazzo',
        'Vi rovino su Trustpilot',
        'Buongiorno',
      ])
        await world.send(name, text);
    await world.settleAtOnce();

    expect(world.queues.failed).toEqual([]);
    for (const name of names) {
      expect(await world.strikes(name), name).toBe(1);
      expect((await world.standing(name)).strikes[0], name).toMatchObject({ severity: 'critical' });
    }
    expect(world.shown('alert')).toHaveLength(2);
    expect(world.shown('daily'), 'one daily thread').toHaveLength(1);
  });

  it('let one of several equal presses act', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    const alert = world.newest('alert');
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => world.pressOnly('giulia', alert, 'block', 'Ha continuato.')),
    );
    await world.settleAtOnce();

    expect(outcomes.filter(({ status }) => status === 'done')).toHaveLength(1);
    expect(world.shown('measure')).toHaveLength(1);
    expect(world.chat.removed).toHaveLength(1);
  });

  it('let a withdrawal and a further insult come to a consistent end', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.send('carla', 'Ripeto: idioti');
    await Promise.all([world.pressOnly('giulia', world.newest('line'), 'withdraw'), world.settleAtOnce()]);
    await world.settle();

    expect(world.queues.failed).toEqual([]);
    expect(await world.strikes(), 'only what was said afterwards counts').toBe(1);
    expect(world.shown('warning')[0]?.content.title).toBe('Avviso ritirato: ci siamo sbagliati.');
  });
});
