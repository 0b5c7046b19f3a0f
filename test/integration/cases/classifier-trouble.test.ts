import { beforeEach, expect, it } from 'vitest';
import { ClassifierAnswerInvalid, ClassifierUnavailable } from '../../../src/core/ports/classifier.js';
import { World, wordsOf } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';

/** How often the message is judged before somebody else must. */
const ATTEMPTS = 5;

describeOnDatabases('a classifier in trouble', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  async function tryAgain(times: number): Promise<void> {
    for (let attempt = 1; attempt <= times; attempt++) await world.settle();
  }

  it('is asked again while it cannot be reached, and judges once it can', async () => {
    world.classifier.fault = new ClassifierUnavailable('Down.');
    const message = await world.says('carla', 'Siete degli idioti');
    expect(await world.ledger(message), 'nothing is decided for want of an answer').toBeNull();

    world.classifier.fault = null;
    await world.settle();
    expect(world.toldCustomers).toEqual(['warning']);
    expect(world.fallback.asked).toEqual([]);
  });

  it('is replaced by the other one when it stays away', async () => {
    world.classifier.fault = new ClassifierUnavailable('Down.');
    const message = await world.says('carla', 'Siete degli idioti');
    await tryAgain(ATTEMPTS - 1);

    expect(world.toldCustomers).toEqual(['warning']);
    expect(await world.ledger(message)).toMatchObject({ judged: { classifier: 'fallback/1' } });
    expect(world.queues.failed).toEqual([]);
  });

  it('has a person asked when its answers cannot be used: never clean, never a notice', async () => {
    world.classifier.fault = new ClassifierAnswerInvalid('it cites no clause of the policy');
    const message = await world.says('carla', 'Siete degli idioti');
    await tryAgain(ATTEMPTS - 1);

    expect(world.toldCustomers).toEqual([]);
    const question = world.newest('question');
    expect(wordsOf(question)).toContain('non è stato possibile giudicare il messaggio');
    expect(await world.press('giulia', question, 'show-message')).toMatchObject({
      text: 'Siete degli idioti',
    });
    expect(await world.ledger(message)).toMatchObject({ state: 'decided', rule: 'not-judged' });
    expect(await world.press('giulia', question, 'harmless')).toMatchObject({ status: 'done' });
  });

  it('never has its message written to the log', async () => {
    world.classifier.fault = new ClassifierAnswerInvalid('it cites no clause of the policy');
    await world.says('carla', 'Siete degli idioti');
    await tryAgain(ATTEMPTS);

    expect(JSON.stringify(world.log.lines)).not.toContain('idioti');
  });

  it('judges with the thread before the message, agents included, and at most ten', async () => {
    const first = await world.says('carla', 'Buongiorno');
    await world.says('anna', 'Buongiorno, come posso aiutare?', { thread: first.thread });
    await world.says('carla', 'Il pacco non arriva', { thread: first.thread });
    expect(world.classifier.asked.at(-1)?.background).toEqual([
      { from: 'customer', text: 'Buongiorno' },
      { from: 'agent', text: 'Buongiorno, come posso aiutare?' },
    ]);

    for (let count = 1; count <= 12; count++)
      await world.says('carla', `ancora ${count}`, { thread: first.thread });
    expect(world.classifier.asked.at(-1)?.background).toHaveLength(10);
  });

  it('is not asked about a text without words, and a later good message still works', async () => {
    for (const text of ['', '   ', '😀🎉', '12345', '\n\t']) await world.says('carla', text);
    expect(world.classifier.asked).toEqual([]);

    await world.says('carla', 'Siete degli idioti');
    expect(world.toldCustomers).toEqual(['warning']);
  });

  it('waits for a platform that cannot say who wrote', async () => {
    world.chat.down = true;
    const message = await world.says('carla', 'Siete degli idioti');
    expect(await world.ledger(message)).toBeNull();

    world.chat.down = false;
    await world.settle();
    expect(world.toldCustomers).toEqual(['warning']);
  });
});
