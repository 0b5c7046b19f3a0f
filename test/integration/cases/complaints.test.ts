import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../src/core/cases/sweep.js';
import { fileComplaint } from '../../../src/core/complaints/file-complaint.js';
import { World, wordsOf } from '../../support/app-world.js';
import { DAY, MINUTE } from '../../support/builders.js';
import { sendForm, someDetails, someForm } from '../../support/complaint-samples.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

describeOnDatabases('a complaint', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  const direct = (person: string) => ({ to: 'person', person });
  const addDirector = (id: string, name: string, on: World = world) =>
    on.chat.addPerson({ id, name, role: 'director', language: 'it' });

  /** Carla sends the form, and everything that follows happens. */
  async function files(delivery: string, changes: Parameters<typeof sendForm>[2] = {}): Promise<void> {
    await sendForm(world, delivery, changes);
    await world.settle();
  }

  it('gets a receipt at once, and goes to the directors alone', async () => {
    addDirector('dora', 'Dora Conti');
    addDirector('elio', 'Elio Conti');
    await files('form-1');

    const receipt = world.newest('complaint-receipt');
    expect(receipt?.address).toEqual(direct('carla'));
    expect(wordsOf(receipt)).toContain('Reclamo R-1 ricevuto');
    // The world begins on Monday 23 November: five working days on it is the 30th, fourteen days on the 7th.
    expect(wordsOf(receipt)).toContain('entro il 30 novembre, al più tardi il 7 dicembre');

    const copies = world.shown('complaint');
    expect(copies.map(({ address }) => address)).toEqual([direct('dora'), direct('elio')]);
    for (const words of [
      'Reclamo R-1',
      'Carla Rossi',
      'Anna',
      'ieri mattina, al telefono',
      'Anna ha riattaccato mentre parlavo.',
      'Mi aspettavo almeno un saluto',
      'un impegno non rispettato',
      'Cortesia.',
    ])
      expect(wordsOf(copies[0])).toContain(words);
    expect(world.chat.posts, 'nothing for anybody else').toHaveLength(3);
  });

  it('counts nothing against its author, whatever the words', async () => {
    await files('form-1');
    expect(await world.strikes()).toBe(0);
    expect(world.toldCustomers).toEqual([]);
    expect(world.classifier.asked).toEqual([]);
  });

  it('is read in the language of each reader', async () => {
    world.chat.addPerson({ id: 'dora', name: 'Dora', role: 'director', language: 'en' });
    await files('form-1', { actor: 'bruno', details: someDetails({ ground: { kind: 'process' } }) });
    expect(wordsOf(world.newest('complaint-receipt'))).toContain('Complaint R-1 received');
    expect(wordsOf(world.newest('complaint'))).toContain('a policy or procedure of the company not followed');
  });

  it('is filed once, however often the form arrives', async () => {
    addDirector('dora', 'Dora Conti');
    await files('form-1');
    await fileComplaint(world.tools, someForm(), 'form-1');
    await world.settle();
    expect(world.shown('complaint-receipt')).toHaveLength(1);
    expect(world.shown('complaint')).toHaveLength(1);
    await files('form-2');
    expect(wordsOf(world.newest('complaint'))).toContain('Reclamo R-2');
  });

  it('is numbered without a gap, also when many are filed at once', async () => {
    addDirector('dora', 'Dora Conti');
    for (let form = 1; form <= 6; form++) await sendForm(world, `form-${form}`);
    await Promise.all([1, 2].map((form) => fileComplaint(world.tools, someForm(), `form-${form}`)));
    await world.settleAtOnce();
    await world.settle();
    const numbers = world.shown('complaint').map(({ content }) => content.title);
    expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `Reclamo R-${number}`));
  });

  it.each([
    ['chosen from the list', { person: 'dora', name: '' }],
    ['typed', { person: null, name: 'la signora Conti, Dora' }],
  ])('never goes to the director it is about, %s', async (_how, concerned) => {
    addDirector('dora', 'Dora Conti');
    addDirector('elio', 'Elio Conti');
    await files('form-1', { details: someDetails({ concerned }) });
    expect(world.shown('complaint').map(({ address }) => address)).toEqual([direct('elio')]);
  });

  it.each([
    ['there is no director', () => undefined],
    ['the only one is whom it is about', () => addDirector('dora', 'Dora Conti')],
  ])('waits, named to the managers without its content, while %s', async (_why, prepare) => {
    prepare();
    const concerned = { person: 'dora', name: '' };
    await files('form-1', { details: someDetails({ concerned }) });
    await world.restart();
    await world.restart();
    expect(world.shown('complaint')).toEqual([]);
    expect(world.shown('line')).toHaveLength(1);
    const line = world.newest('line');
    expect(line?.address).toEqual({ to: 'conversation', conversation: 'managers', thread: null });
    expect(wordsOf(line)).toBe(
      'Il reclamo R-1 aspetta qualcuno della direzione che possa leggerlo: indica chi, con /garbo setup.',
    );

    addDirector('elio', 'Elio Conti');
    await world.wait(6 * MINUTE);
    await world.restart();
    expect(world.shown('complaint').map(({ address }) => address)).toEqual([direct('elio')]);
    await world.wait(6 * MINUTE);
    await world.restart();
    expect(world.shown('complaint')).toHaveLength(1);
  });

  it('goes to another director when the first cannot be reached', async () => {
    addDirector('dora', 'Dora Conti');
    world.chat.refusals.set('complaint', 'user_disabled');
    await files('form-1');
    world.chat.refusals.clear();
    await world.restart();
    expect(world.shown('line'), 'managers hear that it waits').toHaveLength(1);

    addDirector('elio', 'Elio Conti');
    await world.wait(6 * MINUTE);
    await world.restart();
    expect(world.shown('complaint').map(({ address }) => address)).toEqual([direct('elio')]);
  });

  it.each(['anna', 'giulia'])('is not for staff: %s', async (actor) => {
    addDirector('dora', 'Dora Conti');
    await files('form-1', { actor });
    expect(world.chat.posts).toEqual([]);
    expect(world.log.lines.map(({ event }) => event)).toContain('complaint-refused');
  });

  it('may be filed by somebody whose side is not known, and leaves no words in the log', async () => {
    addDirector('dora', 'Dora Conti');
    await files('form-1', { actor: 'zoe' });
    expect(world.shown('complaint-receipt').map(({ address }) => address)).toEqual([direct('zoe')]);
    expect(JSON.stringify(world.log.lines)).not.toMatch(/riattaccato|saluto|zoe|Anna/);
  });

  it('is deleted at its end date', async () => {
    addDirector('dora', 'Dora Conti');
    await files('form-1');
    world.clock.advance(731 * DAY);
    await sweep(world.tools);
    await world.settle();
    const { rows } = await pool().query('SELECT id FROM garbo.complaints');
    expect(rows).toEqual([]);
    expect(wordsOf(world.newest('complaint')), 'what was shown stays where it was').toContain('riattaccato');
    const { rows: posts } = await pool().query<{ words: string }>(
      "SELECT content::text AS words FROM garbo.posts WHERE content ->> 'kind' = 'complaint'",
    );
    expect(posts).toHaveLength(1);
    expect(posts[0]?.words).not.toMatch(/riattaccato|Carla|Anna/);
  });

  describe('when Garbo dies at any step', () => {
    it('loses and doubles nothing', async () => {
      for (let step = 1; ; step++) {
        world = await World.on(pool());
        addDirector('dora', 'Dora Conti');
        await sendForm(world, 'form-1');
        world.crashes.dieAt(step);
        const died = await dies(() => world.settle());
        if (!died) {
          expect(step).toBeGreaterThan(5);
          break;
        }
        await world.restart();
        const titles = world.shown('complaint', 'complaint-receipt').map(({ content }) => content.title);
        expect(titles.sort(), `dying before step ${step}`).toEqual(['Reclamo R-1', 'Reclamo R-1 ricevuto']);
      }
    });
  });
});

async function dies(story: () => Promise<unknown>): Promise<boolean> {
  try {
    await story();
    return false;
  } catch (error) {
    if (error instanceof Crash) return true;
    throw error;
  }
}
