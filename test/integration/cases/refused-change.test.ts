import { expect, it } from 'vitest';
import { World, wordsOf } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('a change of a post that the platform refuses', (pool) => {
  it('is given up, and the next change is shown', async () => {
    const world = await World.on(pool());
    await world.says('carla', 'Vengo lì e vi ammazzo');
    const alert = world.newest('alert');
    if (!alert) throw new Error('there is no alert');
    world.chat.posts.splice(world.chat.posts.indexOf(alert), 1);
    await world.press('giulia', alert, 'take');
    expect(world.log.lines.filter(({ event }) => event === 'post-refused')).toHaveLength(1);
    world.chat.posts.push(alert);
    expect(wordsOf(world.newest('alert'))).not.toContain('Giulia');

    await world.press('marco', alert, 'not-a-violation', 'Scherzava.');
    expect(wordsOf(world.newest('alert'))).toContain('Marco');
    expect(world.queues.failed).toEqual([]);
  });
});
