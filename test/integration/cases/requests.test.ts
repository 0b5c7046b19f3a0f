import { beforeEach, describe, expect, it } from 'vitest';
import type { InfoRequest } from '../../../src/core/requests/request.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { DAY } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

describeOnDatabases('what somebody asks of Garbo', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  function ask(
    actor: string,
    topic: InfoRequest['topic'],
    delivery = 'ev-1',
    spoken: InfoRequest['spoken'] = null,
  ) {
    const conversation = { platform: 'playground', workspace: 'shop', conversation: 'support' } as const;
    const request = { conversation, actor, topic, spoken };
    return world.queues.enqueueEscalation({ type: 'request', request, delivery });
  }

  async function asks(...request: Parameters<typeof ask>) {
    await ask(...request);
    await world.settle();
  }

  it.each([
    ['policy', 'carla', ['read-policy'], 'Dal team puoi aspettarti: Cortesia, Rispetto'],
    ['policy', 'bruno', ['read-policy'], 'Of the team you can expect: Courtesy, Respect'],
    ['policy', 'anna', ['read-policy'], 'Dal team puoi aspettarti'],
    ['complaint', 'carla', ['complain'], 'Un reclamo riguarda una persona del team'],
    ['complaint', 'bruno', ['complain'], 'A complaint is about a member of the team'],
    ['privacy', 'carla', [], 'resta 24 ore; ciò su cui si decide al massimo due anni'],
    ['privacy', 'bruno', [], 'the words do not leave the company'],
    ['help', 'carla', ['read-policy', 'complain'], 'Puoi menzionarmi con una parola'],
    ['help', 'zoe', ['read-policy', 'complain'], 'Puoi menzionarmi con una parola'],
    ['help', 'anna', ['read-policy'], '/garbo help elenca i comandi'],
    ['complaint', 'giulia', ['read-policy'], '/garbo help elenca i comandi'],
    ['dispute', 'giulia', ['read-policy'], '/garbo help elenca i comandi'],
    ['dispute', 'carla', ['complain'], 'non c’è nulla che tu possa contestare'],
  ] as const)('is answered to them alone: %s by %s', async (topic, actor, buttons, words) => {
    await asks(actor, topic);
    expect(world.chat.posts).toHaveLength(1);
    const answer = world.newest('answer');
    expect(answer?.address).toEqual({ to: 'person', person: actor });
    expect(wordsOf(answer)).toContain(words.replace('’', "'"));
    expect(buttonsOf(answer)).toEqual(buttons);
    expect(wordsOf(answer).split(/\s+/u).length, 'short').toBeLessThanOrEqual(60);
  });

  it('speaks the language of the word where nothing else tells', async () => {
    await asks('zoe', 'complaint', 'ev-1', 'en');
    expect(wordsOf(world.newest('answer'))).toContain('A complaint is about');
  });

  it('is answered once, however often the event comes', async () => {
    await asks('carla', 'policy', 'ev-1');
    await asks('carla', 'policy', 'ev-1');
    await asks('carla', 'policy', 'ev-2');
    expect(world.shown('answer')).toHaveLength(2);
  });

  describe('a dispute', () => {
    it('names each notice that can still be disputed, and until when', async () => {
      await world.says('carla', 'Vi rovino su Trustpilot');
      await world.says('carla', 'Siete degli idioti');
      await asks('carla', 'dispute');
      const [newest, older] = world.shown('answer');
      expect(wordsOf(newest)).toContain('Una richiesta cortese del 23 novembre («idioti»)');
      expect(wordsOf(newest)).toContain('puoi dirlo qui fino al 7 dicembre');
      expect(wordsOf(older)).toContain('Un promemoria del 23 novembre');
      expect(buttonsOf(newest)).toEqual(['dispute', 'read-policy']);
      expect(world.shown('answer')).toHaveLength(2);
    });

    it('is opened by the button under the answer, on the notice it names', async () => {
      await world.says('carla', 'Siete degli idioti');
      await asks('carla', 'dispute');
      expect(await world.press('carla', world.newest('answer'), 'dispute', 'Ero arrabbiata.')).toMatchObject({
        status: 'done',
      });
      expect(wordsOf(world.newest('dispute'))).toContain('Ero arrabbiata.');
      expect(buttonsOf(world.newest('warning'))).toEqual(['read-policy']);
      expect(buttonsOf(world.newest('answer')), 'no second dispute').toEqual(['read-policy']);
      expect(wordsOf(world.newest('answer'))).toContain('Contestazione ricevuta');

      await asks('carla', 'dispute', 'ev-2');
      expect(wordsOf(world.newest('answer'))).toContain("non c'è nulla che tu possa contestare");
    });

    it('belongs to whoever received the notice, not to whoever sees the button', async () => {
      await world.says('carla', 'Siete degli idioti');
      await asks('carla', 'dispute');
      expect(await world.press('bruno', world.newest('answer'), 'dispute')).toMatchObject({
        status: 'forbidden',
      });
      expect(world.shown('dispute')).toEqual([]);
    });

    it('names no notice of somebody else, withdrawn, or too old', async () => {
      await world.says('carla', 'Siete degli idioti');
      await asks('bruno', 'dispute', 'ev-1');
      expect(wordsOf(world.newest('answer'))).toContain('nothing you can dispute');
      await world.press('giulia', world.newest('line'), 'withdraw');
      await asks('carla', 'dispute', 'ev-2');
      expect(wordsOf(world.newest('answer'))).toContain("non c'è nulla");
      await world.says('carla', 'Siete degli idioti');
      await world.wait(15 * DAY);
      await asks('carla', 'dispute', 'ev-3');
      expect(wordsOf(world.newest('answer'))).toContain("non c'è nulla");
    });
  });

  it('loses and doubles nothing when Garbo dies at any step', async () => {
    for (let step = 1; ; step++) {
      world = await World.on(pool());
      await world.says('carla', 'Siete degli idioti');
      await ask('carla', 'dispute');
      world.crashes.dieAt(step);
      const died = await world.settle().then(
        () => false,
        (error) => error instanceof Crash,
      );
      if (!died) {
        expect(step).toBeGreaterThan(3);
        break;
      }
      await world.restart();
      expect(world.shown('answer'), `dying before step ${step}`).toHaveLength(1);
    }
  });
});
