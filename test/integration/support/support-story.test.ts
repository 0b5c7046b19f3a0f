import { beforeEach, expect, it } from 'vitest';
import { askForSupport, mayAskForSupport } from '../../../src/core/support/ask-for-support.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { DAY, HOUR } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

const WORKSPACE = { platform: 'playground', workspace: 'shop' } as const;

describeOnDatabases('asking for support', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  let deliveries = 0;
  const asks = async (person: string, words: string, delivery = `ask-${++deliveries}`) => {
    await world.tools.queues.enqueueEscalation({
      type: 'support',
      ask: { workspace: WORKSPACE, person, words },
      delivery,
    });
    await world.settle();
  };

  it('reaches the managers alone, one of whom takes it and is named to the agent', async () => {
    await asks('anna', 'Oggi è stata dura {davvero}');
    const post = world.newest('support-request');
    expect(post?.address).toEqual({ to: 'conversation', conversation: 'managers', thread: null });
    expect(wordsOf(post)).toContain('Anna chiede di parlare con un responsabile');
    expect(wordsOf(post)).toContain('«Oggi è stata dura {davvero}»');
    expect(post?.content.mentions).toEqual(['giulia']);

    expect((await world.press('anna', post, 'take-support')).status).toBe('forbidden');
    expect((await world.press('carla', post, 'take-support')).status).toBe('forbidden');
    expect(world.shown('reply')).toEqual([]);

    expect((await world.press('marco', post, 'take-support')).status).toBe('done');
    const taken = world.newest('support-request');
    expect(wordsOf(taken)).toContain('Se ne occupa Marco');
    expect(buttonsOf(taken)).toEqual([]);
    expect(world.newest('reply')).toMatchObject({ address: { to: 'person', person: 'anna' } });
    expect(wordsOf(world.newest('reply'))).toBe('Marco ha letto la tua richiesta e ti scriverà in privato.');
    expect((await world.press('giulia', post, 'take-support')).status).toBe('already-done');
    expect(world.shown('reply')).toHaveLength(1);
  });

  it('joins the open request of the same agent, and begins a new one once that is taken', async () => {
    await asks('anna', 'Prima', 'one');
    await asks('anna', 'Prima', 'one');
    await asks('anna', 'Seconda');
    expect(world.shown('support-request')).toHaveLength(1);
    expect(world.newest('support-request')?.content.paragraphs).toEqual(['«Prima»', '«Seconda»']);
    await world.press('giulia', world.newest('support-request'), 'take-support');
    await world.read((tx) => tx.countSupportRequests(WORKSPACE));
    await askForSupport(world.tools, { workspace: WORKSPACE, person: 'anna', words: 'Prima' }, 'one');
    await world.settle();
    expect(world.shown('support-request'), 'the same delivery again asks nothing').toHaveLength(1);
    await asks('anna', '');
    expect(world.shown('support-request')).toHaveLength(2);
    expect(wordsOf(world.newest('support-request'))).toContain('Non ha aggiunto altro');
  });

  it('mentions the next in turn each time, never the requester, and nobody off shift', async () => {
    await asks('anna', '');
    await asks('giulia', '');
    expect(world.newest('support-request')?.content.mentions).toEqual(['marco']);
    await asks('marco', '');
    expect(world.newest('support-request')?.content.mentions).toEqual(['giulia']);
    const own = world.newest('support-request');
    expect((await world.press('marco', own, 'take-support')).status).toBe('forbidden');
    expect((await world.press('giulia', own, 'take-support')).status).toBe('done');

    world.clock.advance(10 * HOUR);
    await asks('anna', 'ancora');
    await world.press('marco', world.shown('support-request')[0], 'take-support');
    await asks('anna', 'di notte');
    expect(world.newest('support-request')?.content.mentions).toEqual([]);
  });

  it('is refused to whoever is no staff, without a word in the log', async () => {
    expect(await mayAskForSupport(world.tools, WORKSPACE, 'anna')).toBe(true);
    expect(await mayAskForSupport(world.tools, WORKSPACE, 'carla')).toBe(false);
    await asks('carla', 'parole segrete');
    await asks('zoe', 'parole segrete');
    expect(world.shown('support-request')).toEqual([]);
    expect(world.log.lines.filter(({ event }) => event === 'support-request-refused')).toHaveLength(2);
    expect(JSON.stringify(world.log.lines)).not.toContain('segrete');
  });

  it('has an end date: words and request go after ninety days', async () => {
    await asks('anna', 'parole segrete');
    const postId = world.newest('support-request')?.postId ?? '';
    world.clock.advance(91 * DAY);
    await world.restart();
    expect(await world.read((tx) => tx.countSupportRequests(WORKSPACE))).toBe(0);
    expect(JSON.stringify(await world.read((tx) => tx.findPost(postId)))).not.toContain('segrete');
  });

  it('loses and doubles nothing when it dies at any step', async () => {
    let step = 1;
    for (let died = true; died; step++) {
      world = await World.on(pool());
      await world.tools.queues.enqueueEscalation({
        type: 'support',
        ask: { workspace: WORKSPACE, person: 'anna', words: 'parliamone' },
        delivery: 'one',
      });
      world.crashes.dieAt(step);
      died = await world.settle().then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      await world.restart();
      expect(world.shown('support-request'), `dying before step ${step}`).toHaveLength(1);
      await world.press('marco', world.newest('support-request'), 'take-support');
      expect(world.shown('reply'), `dying before step ${step}`).toHaveLength(1);
    }
    expect(step).toBeGreaterThan(5);
  });
});
