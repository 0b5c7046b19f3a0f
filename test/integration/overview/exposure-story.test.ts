import { beforeEach, expect, it } from 'vitest';
import type { WorldOptions } from '../../support/app-world.js';
import { World } from '../../support/app-world.js';
import { DAY, HOUR, MINUTE } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';

const WORKSPACE = { platform: 'playground', workspace: 'shop' } as const;

describeOnDatabases('whom a message concerns', (pool) => {
  let world: World;
  const start = async (options: WorldOptions = {}) => {
    world = await World.on(pool(), options);
    for (const id of ['luca', 'sara']) world.chat.addPerson({ id, name: id, role: 'agent', language: 'it' });
  };
  beforeEach(() => start());

  const exposed = async (agent: string) => {
    const since = new Date(world.clock.now().getTime() - 30 * DAY);
    return world.read((tx) => tx.exposureSince(WORKSPACE, agent, since));
  };
  const total = async () => {
    const weeks = world.tools.calendar.startsOfWeeks(world.clock.now(), 8);
    const counts = await world.read((tx) => tx.exposureByWeek(WORKSPACE, null, weeks));
    return counts.reduce((sum, count) => sum + count, 0);
  };

  it('concerns the agents it mentions, and no customer it mentions', async () => {
    await world.says('luca', 'Buongiorno', { thread: 't1' });
    await world.says('carla', '@anna @sara siete degli idioti', {
      thread: 't1',
      mentions: ['anna', 'sara', 'bruno', 'zoe'],
    });
    expect([await exposed('anna'), await exposed('sara'), await exposed('luca')]).toEqual([1, 1, 0]);
    expect(await exposed('bruno')).toBe(0);
    expect(await total(), 'one message, whoever it concerns').toBe(1);
  });

  it('else concerns who wrote last for the team in the thread, also when the texts are gone', async () => {
    await world.says('anna', 'Ecco la fattura', { thread: 't1' });
    await world.says('luca', 'Rispondo io', { thread: 't1' });
    await world.says('sara', 'Altrove', { thread: 't2' });
    await world.says('bruno', 'Grazie', { thread: 't1' });
    world.clock.advance(2 * DAY);
    await world.restart();
    await world.says('carla', 'Siete degli idioti', { thread: 't1' });
    expect([await exposed('luca'), await exposed('anna'), await exposed('sara')]).toEqual([1, 0, 0]);
  });

  it('concerns nobody that is known where no agent has written: it counts for the team alone', async () => {
    await world.says('carla', 'Siete degli idioti');
    expect(await total()).toBe(1);
    expect(await world.read((tx) => tx.teamSize(WORKSPACE, new Date(0)))).toBe(0);
  });

  it('looks at who had written when the message was written, not at who answered since', async () => {
    await world.says('anna', 'Ecco', { thread: 't1' });
    const late = await world.send('carla', 'Siete degli idioti', { thread: 't1' });
    await world.says('luca', 'Rispondo io', {
      thread: 't1',
      writtenAt: new Date(late.writtenAt.getTime() + MINUTE),
    });
    expect([await exposed('anna'), await exposed('luca')]).toEqual([1, 0]);
  });

  it('counts an edit into abuse, and once however often the message is changed', async () => {
    await world.says('anna', 'Ecco', { thread: 't1' });
    const message = await world.says('carla', 'Buongiorno', { thread: 't1' });
    expect(await exposed('anna')).toBe(0);
    await world.edits(message, 'Siete degli idioti');
    await world.edits(message, 'Siete proprio degli idioti');
    expect(await exposed('anna')).toBe(1);
    await world.edits(message, 'Scusate');
    expect(await exposed('anna'), 'an edit to clean undoes nothing').toBe(1);
    await world.deletes(message);
    expect(await exposed('anna')).toBe(1);
  });

  it('counts no more once the notice is withdrawn', async () => {
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    expect(await exposed('anna')).toBe(1);
    await world.press('giulia', world.newest('line'), 'withdraw');
    expect(await exposed('anna')).toBe(0);
    expect(await total()).toBe(0);
  });

  it('counts no more once a manager says that it is no violation, or a dispute is upheld', async () => {
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    await world.says('carla', 'Ripeto: idioti', { mentions: ['anna'] });
    expect(await exposed('anna')).toBe(2);
    await world.press('giulia', world.newest('alert'), 'not-a-violation', 'Parlava della stampante.');
    expect(await exposed('anna')).toBe(1);
    await world.press('carla', world.newest('warning'), 'dispute', 'Scherzavo');
    await world.press('giulia', world.newest('dispute'), 'withdraw');
    expect(await exposed('anna')).toBe(0);
  });

  it('counts what waited once it is decided, under whom it mentioned', async () => {
    await world.send('carla', 'Siete degli idioti', { mentions: ['anna'] });
    await world.send('carla', 'Ripeto: idioti', { mentions: ['luca'], thread: 't2' });
    await world.judge();
    expect([await exposed('anna'), await exposed('luca')]).toEqual([1, 0]);
    await world.settle();
    expect([await exposed('anna'), await exposed('luca')]).toEqual([1, 1]);
  });

  it('counts a doubtful message only once a manager says that it breaks the policy', async () => {
    await world.says('carla', 'Siete forse idioti', { mentions: ['anna'] });
    expect(await total()).toBe(0);
    await world.press('giulia', world.newest('question'), 'breaks-policy');
    expect(await exposed('anna')).toBe(1);

    await world.says('zoe', 'Siete degli idioti', { mentions: ['luca'] });
    expect(await exposed('luca')).toBe(0);
    await world.press('giulia', world.newest('question'), 'harmless');
    expect(await exposed('luca')).toBe(0);
    await world.says('zoe', 'Siete degli idioti', { mentions: ['sara'] });
    await world.press('giulia', world.newest('question'), 'breaks-policy');
    expect(await exposed('sara')).toBe(1);
  });

  it('leaves out what is not at the team, and a cry for help', async () => {
    await world.says('carla', 'Questa stampante di merda', { mentions: ['anna'] });
    await world.says('carla', 'Voglio farla finita', { mentions: ['anna'] });
    expect(await total()).toBe(0);
  });

  it('counts in shadow mode too', async () => {
    await start({ mode: 'shadow' });
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    expect(world.toldCustomers).toEqual([]);
    expect(await exposed('anna')).toBe(1);
  });

  it('has an end date', async () => {
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    world.clock.advance(90 * DAY + HOUR);
    await world.restart();
    const count = await world.read((tx) => tx.exposureSince(WORKSPACE, 'anna', new Date(0)));
    expect(count).toBe(0);
  });
});
