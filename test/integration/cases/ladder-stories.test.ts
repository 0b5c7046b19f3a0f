import { beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { DAY, HOUR } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('a customer who goes on', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  describe('the ladder', () => {
    it('says nothing to a harmless message, and keeps no case of it', async () => {
      const message = await world.says('carla', 'Il mio ordine è in ritardo, e non va bene.');

      expect(world.chat.posts).toEqual([]);
      expect(await world.ledger(message)).toMatchObject({ state: 'harmless', caseId: null });
      expect(await world.events()).toEqual([]);
    });

    it('asks politely in the thread, and a manager can read it in the daily thread', async () => {
      const message = await world.says('carla', 'Siete degli idioti');

      expect(world.toldCustomers).toEqual(['warning']);
      const warning = world.newest('warning');
      expect(warning?.address).toEqual({
        to: 'conversation',
        conversation: 'support',
        thread: message.thread,
      });
      expect(warning?.content).toMatchObject({ clause: { id: 'abusive-language' }, quotes: ['idioti'] });
      expect(wordsOf(world.newest('line'))).toContain('Carla Rossi');
      expect(buttonsOf(world.newest('line'))).toEqual(['withdraw']);
      expect(world.newest('line')?.address).toMatchObject({
        conversation: 'managers',
        thread: world.newest('daily')?.receipt.message,
      });
      expect(await world.standingWord()).toBe('warned');
      expect(await world.ledger(message)).toMatchObject({ state: 'decided', rule: 'first-warning' });
    });

    it('counts a warning only once it is delivered', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      expect(await world.strikes(), 'written to the outbox, not yet shown').toBe(0);
      expect((await world.standing()).noticeOnItsWay).toBe(true);

      await world.settle();
      expect(await world.strikes()).toBe(1);
      const [strike] = (await world.standing()).strikes;
      expect(strike?.deliveredAt).toEqual(world.newest('warning')?.receipt.postedAt);
      expect(strike?.expiresAt?.getTime()).toBe((strike?.deliveredAt?.getTime() ?? 0) + 90 * DAY);
    });

    it('goes from the polite request to the final notice with an alert, then to a recommendation to block', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.says('carla', 'Ripeto: idioti');

      expect(world.toldCustomers).toEqual(['warning', 'final-notice']);
      const [alert] = world.shown('alert');
      expect(alert?.address).toEqual({ to: 'conversation', conversation: 'managers', thread: null });
      expect(wordsOf(alert)).toContain('interrompere la corrispondenza');
      expect(await world.standingWord()).toBe('under-review');

      await world.says('carla', 'idioti, idioti');
      expect(world.toldCustomers).toEqual(['warning', 'final-notice']);
      expect(world.shown('alert')).toHaveLength(2);
      expect(wordsOf(world.newest('alert'))).toContain('Garbo consiglia: bloccare');
      expect(await world.strikes(), 'no third notice, no third strike').toBe(2);

      await world.says('carla', 'sempre idioti');
      expect(world.shown('alert'), 'a fourth message joins the alert that is open').toHaveLength(2);
      expect(wordsOf(world.newest('alert'))).toContain('un altro messaggio da allora');
    });

    it('takes a burst for one strike, whichever of two messages is judged first', async () => {
      for (const turned of [false, true]) {
        world = await World.on(pool());
        const first = await world.send('carla', 'Siete degli idioti', turned ? { revision: 'later' } : {});
        const burst = [first, { ...first, key: { ...first.key, message: 'm2' }, text: 'idioti!' }];
        for (const message of turned ? burst.reverse() : burst) await world.deliver(message);
        await world.settle();

        expect(world.toldCustomers).toEqual(['warning']);
        expect(await world.strikes()).toBe(1);
      }
    });

    it('begins again after the strikes have expired', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.wait(91 * DAY);
      await world.says('carla', 'Siete degli idioti');

      expect(world.toldCustomers).toEqual(['warning', 'warning']);
      expect(world.shown('alert')).toEqual([]);
    });

    it('reminds in private, once a day in a thread, and asks managers at the third', async () => {
      const first = await world.says('carla', 'O vi rovino su Trustpilot');
      expect(world.newest('reminder')?.address).toEqual({ to: 'person', person: 'carla' });
      await world.says('carla', 'Trustpilot, ripeto', { thread: first.thread });
      expect(world.toldCustomers).toEqual(['reminder']);

      await world.says('carla', 'Trustpilot, in un altro filo');
      expect(world.shown('question')).toEqual([]);
      await world.says('carla', 'Trustpilot, in un terzo filo');
      expect(world.toldCustomers).toEqual(['reminder', 'reminder', 'reminder']);
      expect(world.shown('question')).toHaveLength(1);
      await world.says('carla', 'Trustpilot, in un quarto filo');
      expect(world.toldCustomers).toHaveLength(3);
      expect(await world.strikes()).toBe(0);
      expect(await world.standingWord()).toBe('good');
    });

    it('answers neither vulgarity at a thing nor a message of the team', async () => {
      const thing = await world.says('carla', 'Che stampante di merda');
      const staff = await world.says('anna', 'Siete degli idioti');

      expect(world.chat.posts).toEqual([]);
      expect(await world.ledger(thing)).toMatchObject({ state: 'decided', rule: 'not-at-us' });
      expect(await world.ledger(staff)).toMatchObject({ state: 'not-judged' });
    });

    it('asks managers, and tells nobody else, when it does not know who wrote', async () => {
      await world.says('zoe', 'Siete degli idioti');

      expect(world.toldCustomers).toEqual([]);
      expect(wordsOf(world.newest('question'))).toContain('non sappiamo se chi scrive è un cliente');
    });

    it('sends no notice for a message that comes late, only a line', async () => {
      const writtenAt = new Date(world.clock.now().getTime() - 13 * HOUR);
      const message = await world.says('carla', 'Siete degli idioti', { writtenAt });

      expect(world.toldCustomers).toEqual([]);
      expect(world.shown('alert', 'question')).toEqual([]);
      expect(wordsOf(world.newest('line'))).toContain('Messaggio in ritardo');
      expect(await world.ledger(message)).toMatchObject({ rule: 'stale' });
    });

    it('warns a customer who threatens and alerts at once', async () => {
      await world.says('carla', 'Vengo lì e vi ammazzo');

      expect(world.toldCustomers).toEqual(['warning']);
      expect(wordsOf(world.newest('warning'))).toContain('Un responsabile è stato avvisato');
      expect(wordsOf(world.newest('alert'))).toContain('gravità critica');
    });

    it('keeps customers apart', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.says('bruno', 'You idioti');

      expect(world.toldCustomers).toEqual(['warning', 'warning']);
      expect(world.newest('warning')?.content.language).toBe('en');
      expect(await world.strikes('bruno')).toBe(1);
    });
  });

  describe('a message judged while a notice is on its way', () => {
    it('waits, and is decided once the notice is delivered', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const second = await world.send('carla', 'Ripeto: idioti');
      await world.judge();
      expect(await world.ledger(second)).toMatchObject({ state: 'waiting' });

      await world.settle();
      expect(await world.ledger(second)).toMatchObject({ state: 'decided', rule: 'same-episode' });
      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
    });

    it('is warned itself when the notice is refused', async () => {
      world.chat.refusals.set('warning', 'channel_archived');
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const second = await world.send('carla', 'Ripeto: idioti');
      await world.judge();
      await world.showNotices();
      world.chat.refusals.clear();
      await world.settle();

      expect(await world.ledger(second)).toMatchObject({ rule: 'first-warning' });
      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
    });

    it('raises a threat at once all the same, and only once', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const threat = await world.send('carla', 'Vengo lì e vi ammazzo');
      await world.judge();
      await world.settle();

      expect(world.queues.failed).toEqual([]);
      expect(await world.ledger(threat)).toMatchObject({ state: 'decided' });
      expect(world.shown('alert')).toHaveLength(1);
      expect(await world.strikes()).toBe(1);
      expect((await world.standing()).strikes.at(-1)).toMatchObject({ severity: 'critical' });
    });

    it('is found by the sweep when the word of its release was lost', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const second = await world.send('carla', 'Ripeto: idioti');
      await world.judge();
      world.queues.down = true;
      await world.settle();
      world.queues.down = false;

      await world.restart();
      expect(await world.ledger(second)).toMatchObject({ state: 'decided' });
    });
  });

  describe('a refused notice', () => {
    it('never counts, and managers read that it was not delivered', async () => {
      world.chat.refusals.set('warning', 'channel_archived');
      await world.says('carla', 'Siete degli idioti');

      expect(await world.strikes()).toBe(0);
      expect(wordsOf(world.newest('line'))).toContain('channel_archived');
      expect(await world.events()).toContain('notice-failed');

      world.chat.refusals.clear();
      await world.says('carla', 'Ripeto: idioti');
      expect(world.toldCustomers, 'the next one is the first again').toEqual(['warning']);
    });

    it('lets an edit of the same message be answered', async () => {
      world.chat.refusals.set('warning', 'channel_archived');
      const message = await world.says('carla', 'Siete degli idioti');
      world.chat.refusals.clear();
      await world.edits(message, 'Siete proprio degli idioti');

      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
    });
  });

  describe('edits and deletions', () => {
    it('judges an edit into abuse, from the time of the edit', async () => {
      const message = await world.says('carla', 'Buongiorno, quando arriva?');
      await world.edits(message, 'Quando arriva, idioti?');

      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
    });

    it('undoes nothing when abuse is edited away, and keeps the evidence', async () => {
      const message = await world.says('carla', 'Siete degli idioti');
      await world.edits(message, 'Buongiorno');

      expect(await world.strikes()).toBe(1);
      expect(await world.events()).toContain('message-edited');
      const evidence = await world.read((tx) => tx.findEvidence(message.key, 'posted'));
      expect(evidence?.text).toBe('Siete degli idioti');
    });

    it('gives one message one strike, however often it is edited', async () => {
      const message = await world.says('carla', 'Siete degli idioti');
      const edited = await world.edits(message, 'Siete dei veri idioti');
      await world.edits(edited, 'idioti, idioti, idioti');

      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
    });

    it('records a deletion and keeps the evidence', async () => {
      const message = await world.says('carla', 'Siete degli idioti');
      await world.deletes(message);

      expect(await world.strikes()).toBe(1);
      expect(await world.events()).toContain('message-deleted');
      const evidence = await world.read((tx) => tx.findEvidence(message.key, 'posted'));
      expect(evidence?.text).toBe('Siete degli idioti');
    });
  });

  describe('shadow mode', () => {
    beforeEach(async () => {
      world = await World.on(pool(), { mode: 'shadow' });
    });

    it('tells the customer nothing, and managers in a line what it would have done', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.says('carla', 'Ripeto: idioti');

      expect(world.toldCustomers).toEqual([]);
      expect(await world.strikes()).toBe(0);
      const [line] = world.shown('line');
      expect(wordsOf(line)).toContain('Modalità ombra');
      expect(buttonsOf(line)).toEqual([]);
      expect(world.shown('line')).toHaveLength(2);
    });

    it('still raises threats', async () => {
      await world.says('carla', 'Vengo lì e vi ammazzo');

      expect(world.toldCustomers).toEqual([]);
      expect(wordsOf(world.newest('alert'))).toContain('Modalità ombra');
    });

    it('still raises a hint of self-harm, and never sends the help text by itself', async () => {
      await world.says('carla', 'Voglio farla finita');
      await world.wait(HOUR);

      expect(world.shown('care-alert')).toHaveLength(1);
      expect(world.toldCustomers).toEqual([]);
    });
  });

  it('judges nothing in a conversation that is off', async () => {
    world = await World.on(pool(), { mode: 'off' });
    const message = await world.says('carla', 'Siete degli idioti');

    expect(world.chat.posts).toEqual([]);
    expect(world.classifier.asked).toEqual([]);
    expect(await world.ledger(message)).toMatchObject({ state: 'not-judged' });
  });
});
