import { beforeEach, expect, it } from 'vitest';
import { World } from '../../support/app-world.js';
import { HOUR, MINUTE } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('whose turn it is', (pool) => {
  let world: World;
  // Giulia and Marco are named in no setting: the platform alone says that they are managers.
  beforeEach(async () => {
    world = await World.on(pool());
  });

  const mentioned = () => world.newest('alert')?.content.mentions;

  it('comes to the managers by group one after the other, whoever else there is', async () => {
    await world.says('carla', 'Vengo lì e vi ammazzo');
    expect(mentioned()).toEqual(['giulia']);
    await world.says('bruno', 'Vengo lì e vi ammazzo');
    expect(mentioned()).toEqual(['marco']);
    expect(world.shown('alert')).toHaveLength(2);
  });

  it('follows the group: who has left it is mentioned no more, and a repeat goes to the next', async () => {
    await world.says('carla', 'Vengo lì e vi ammazzo');
    world.chat.addPerson({ id: 'giulia', name: 'Giulia', role: 'agent', language: 'it' });
    await world.wait(31 * MINUTE);
    expect(world.newest('reply')?.content.mentions).toEqual(['marco']);
    await world.says('bruno', 'Vengo lì e vi ammazzo');
    expect(mentioned()).toEqual(['marco']);
  });

  it('is nobody’s while nobody is on shift, or where nobody is a manager', async () => {
    await world.wait(10 * HOUR);
    await world.says('carla', 'Vengo lì e vi ammazzo');
    expect(mentioned()).toEqual([]);

    world = await World.on(pool());
    for (const id of ['giulia', 'marco']) {
      world.chat.addPerson({ id, name: id, role: 'agent', language: 'it' });
    }
    await world.says('carla', 'Vengo lì e vi ammazzo');
    expect(world.shown('alert')).toHaveLength(1);
    expect(mentioned()).toEqual([]);
  });
});
