import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../src/core/cases/sweep.js';
import type { Refusal } from '../../../src/core/ports/chat-platform.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { DAY, HOUR, MINUTE } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import type { ShownPost } from '../../support/doubles.js';

const refusal = (reason: Refusal['reason'], answer: string): Refusal => ({
  outcome: 'refused',
  reason,
  answer,
});

describeOnDatabases('what becomes of a measure', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  /** Carla writes in the channels named, goes on after the polite request, and managers are asked. */
  async function goesOn(...channels: readonly string[]): Promise<ShownPost | undefined> {
    for (const channel of channels) await world.says('carla', 'Buongiorno', inChannel(channel));
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    return world.newest('alert');
  }

  const inChannel = (conversation: string) => ({
    key: { platform: 'playground', workspace: 'shop', conversation, message: `in-${conversation}` } as const,
  });

  const alertWords = () => wordsOf(world.newest('alert'));

  /** The case's events of one kind, with their data. */
  async function eventsOf(kind: string) {
    const { caseId } = await world.standing();
    const events = await world.read((tx) => tx.eventsOf(caseId ?? ''));
    return events.filter((event) => event.kind === kind);
  }

  describe('the way that stays open', () => {
    it('is named by every closing notice, which comes before anything else is done', async () => {
      const alert = await goesOn();
      await world.pressOnly('giulia', alert, 'block', 'Ha continuato.');
      expect(world.chat.removed).toEqual([]);
      await world.showNotices();
      expect(wordsOf(world.newest('measure'))).toContain("resta aperto l'indirizzo reclami@example.com");
      expect(world.chat.removed).toEqual([]);
      await world.settle();
      expect(world.chat.removed).toEqual([{ conversation: 'support', person: 'carla' }]);
    });

    it.each(['end-correspondence', 'block'] as const)(
      'is asked for before a manager can decide: %s',
      async (button) => {
        world = await World.on(pool(), { contactAddress: null });
        const alert = await goesOn();
        expect(await world.press('giulia', alert, button)).toMatchObject({
          status: 'forbidden',
          say: expect.stringContaining('CONTACT_ADDRESS'),
        });
        expect(await world.press('giulia', alert, button, 'Ha continuato.')).toMatchObject({
          status: 'forbidden',
        });
        expect(world.shown('measure')).toEqual([]);
        expect(await world.standingWord()).toBe('under-review');
        expect(await world.press('giulia', alert, 'refer', 'Minacce.')).toMatchObject({ status: 'done' });
      },
    );
  });

  describe('why it was decided', () => {
    const closing = () => wordsOf(world.newest('measure'));

    it.each(['end-correspondence', 'block'] as const)(
      'is that it went on, where it did: %s',
      async (button) => {
        await world.press('giulia', await goesOn(), button, 'Ha continuato.');
        expect(closing()).toContain('sono continuate dopo la nostra richiesta');
      },
    );

    it.each(['end-correspondence', 'block'] as const)(
      'is not that it went on, at a first threat: %s',
      async (button) => {
        await world.says('carla', 'Vengo lì e vi ammazzo');
        await world.press('giulia', world.newest('alert'), button, 'Minaccia.');
        expect(closing()).toContain('a causa delle parole usate (');
        expect(closing()).not.toContain('continuate');
      },
    );

    it('is not that it went on, where the earlier notice was withdrawn or never arrived', async () => {
      world.chat.refusals.set('warning', 'is_archived');
      await world.says('carla', 'Siete degli idioti');
      world.chat.refusals.clear();
      await world.says('carla', 'Ripeto: idioti');
      await world.press('giulia', world.newest('line'), 'withdraw');
      await world.says('carla', 'Vengo lì e vi ammazzo');
      await world.press('giulia', world.newest('alert'), 'block', 'Minaccia.');
      expect(closing()).not.toContain('continuate');
    });
  });

  describe('messages after a closing notice', () => {
    it.each(['end-correspondence', 'block'] as const)(
      'are kept and get no answer, harmless or not: %s',
      async (button) => {
        const alert = await goesOn();
        await world.press('giulia', alert, button, 'Ha continuato.');
        const { length: told } = world.toldCustomers;
        const messages = ['Va bene, ho capito.', '👍', 'Siete degli idioti', 'forse idioti'];
        for (const text of messages) await world.says('carla', text);
        await world.wait(6 * MINUTE);
        await sweep(world.tools);
        await world.settle();

        expect(world.toldCustomers).toHaveLength(told);
        expect(world.shown('alert', 'question')).toHaveLength(1);
        const shown = world.newest('alert')?.content.buttons.find(({ id }) => id === 'later-messages');
        expect(shown?.label).toBe('Messaggi successivi (4)');
        const read = await world.press('giulia', world.newest('alert'), 'later-messages');
        expect(read).toMatchObject({ status: 'shown' });
        const text = 'text' in read ? read.text : '';
        expect(text).toMatch(/^23 novembre, \d\d:\d\d\nVa bene, ho capito\.\n\n23 novembre/);
        expect(messages.map((one) => text.indexOf(one))).toEqual(
          [...messages.map((one) => text.indexOf(one))].sort((one, other) => one - other),
        );
        expect(text.endsWith('forse idioti')).toBe(true);
      },
    );

    it('are for managers only', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      await world.says('carla', 'Va bene, ho capito.');

      for (const nosy of ['anna', 'carla', 'bruno', 'zoe'])
        expect(await world.press(nosy, world.newest('alert'), 'later-messages'), nosy).toMatchObject({
          status: 'forbidden',
        });
      expect(JSON.stringify(world.log.lines)).not.toContain('ho capito');
    });

    it('raise an alert when they threaten, and a care alert on a hint of self-harm', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      await world.says('carla', 'Vengo lì e vi ammazzo');
      expect(world.shown('alert')).toHaveLength(2);
      await world.says('carla', 'Voglio farla finita');
      expect(world.shown('care-alert')).toHaveLength(1);
      expect(wordsOf(world.shown('alert')[0])).toContain('corrispondenza interrotta');
      expect(buttonsOf(world.shown('alert')[0])).toContain('later-messages');
    });

    it('change the alert at once the first time, and then once in a while however many come', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      const version = async () => (await world.read((tx) => tx.findPost(alert?.postId ?? '')))?.version ?? 0;
      const before = await version();
      for (let count = 1; count <= 30; count++) await world.says('carla', `Messaggio ${count}`);
      expect(await version()).toBe(before + 1);

      await world.wait(6 * MINUTE);
      await sweep(world.tools);
      await world.settle();
      expect(await version()).toBe(before + 2);
      expect(world.newest('alert')?.content.buttons[0]?.label).toBe('Messaggi successivi (30)');
      await world.wait(6 * MINUTE);
      await sweep(world.tools);
      await world.settle();
      expect(await version(), 'nothing new').toBe(before + 2);
    });

    it('are shown from the end when there are very many', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      for (let count = 1; count <= 45; count++) await world.send('carla', `Messaggio ${count}.`);
      await world.settle();
      const read = await world.press('giulia', world.newest('alert'), 'later-messages');
      const text = 'text' in read ? read.text : '';
      expect(text).toContain('Gli ultimi 40 di 45.');
      expect(text).not.toContain('Messaggio 5.');
      expect(text.endsWith('Messaggio 45.')).toBe(true);
    });

    it('are kept once, every revision of them, and go at their end date', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      const message = await world.says('carla', 'Va bene.');
      await world.deliver(message);
      await world.tools.queues.enqueueMessage({ type: 'screen', delivery: 'again', message });
      await world.settle();
      await world.edits(message, 'Va malissimo.');
      const measure = (await world.read((tx) => tx.measuresToLookAt(new Date('2100-01-01'))))[0];
      const count = () => world.read((tx) => tx.countLaterMessages([measure?.id ?? '']));
      expect(await count()).toBe(2);

      world.clock.advance(731 * DAY);
      await sweep(world.tools);
      expect(await count()).toBe(0);
    });

    it('of somebody whose measure has run out are judged as ever, and not kept', async () => {
      world = await World.on(pool(), {
        ladder: { measureDays: { 'end-correspondence': 30, block: null, refer: null } },
      });
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      await world.wait(31 * DAY);
      await sweep(world.tools);
      await world.settle();
      expect(alertWords()).toContain('Finita il 23 dicembre: la corrispondenza è di nuovo aperta.');
      expect(buttonsOf(world.newest('alert'))).toEqual([]);
      expect(world.shown('line').map(wordsOf).join()).not.toContain('Il blocco');

      await world.says('carla', 'Siete degli idioti');
      expect(buttonsOf(world.shown('alert')[0])).not.toContain('later-messages');
      expect(await world.standingWord()).not.toBe('correspondence-ended');
      expect(world.shown('alert')).toHaveLength(2);
    });
  });

  describe('a block', () => {
    it('says channel by channel what was done, what was not, and what an administrator does', async () => {
      world.chat.removalRefusals.set('fatture', refusal('setting-forbids', 'restricted_action'));
      world.chat.removalRefusals.set('vendite', refusal('gone', 'not_in_channel'));
      const alert = await goesOn('fatture', 'vendite');
      await world.press('giulia', alert, 'block', 'Ha continuato.');

      expect(alertWords()).toContain(
        'Persona rimossa da #support; non era più in #vendite; non rimossa da #fatture.',
      );
      expect(alertWords()).toContain('☐ Da fare a mano: rimuovere la persona da #fatture.');
      expect(alertWords()).toContain('#fatture: un amministratore rimuova la persona.');
      expect(buttonsOf(world.newest('alert'))).toEqual(['tick-remove', 'tick-mail', 'undo']);
      expect(wordsOf(world.newest('reply'))).toBe(
        'Persona rimossa da #support; non era più in #vendite; non rimossa da #fatture. ' +
          "Resta da fare: rimuovere la persona da #fatture; bloccare l'indirizzo e-mail della persona nel vostro sistema di posta.",
      );
      expect((await eventsOf('channel-answered')).map(({ data }) => data)).toEqual([
        expect.objectContaining({
          conversation: 'fatture',
          result: 'setting-forbids',
          answer: 'restricted_action',
        }),
        expect.objectContaining({ conversation: 'support', result: 'done', answer: null }),
        expect.objectContaining({ conversation: 'vendite', result: 'gone', answer: 'not_in_channel' }),
      ]);
      expect(await eventsOf('measure-refused')).toMatchObject([{ data: { removed: 1, refused: 1 } }]);
    });

    it('is not reported as done while the platform asks to wait, and is done once it can be', async () => {
      world.chat.unavailable.add('fatture');
      const alert = await goesOn('fatture');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.wait(HOUR);
      expect(alertWords()).not.toContain('rimossa');
      expect(await world.events()).not.toContain('measure-applied');

      world.chat.unavailable.clear();
      await world.wait(HOUR);
      expect(alertWords()).toContain('Persona rimossa da #fatture, #support.');
      expect(world.chat.removed).toHaveLength(2);
    });

    it('is taken up again by the sweep after the queue has given up', async () => {
      world.chat.unavailable.add('support');
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      for (let run = 0; run < 20; run++) await world.settle();
      expect(world.queues.failed).toEqual(['PLATFORM_UNAVAILABLE']);

      world.chat.unavailable.clear();
      await world.wait(3 * HOUR);
      expect(alertWords()).not.toContain('rimossa');
      await sweep(world.tools);
      await world.settle();
      expect(alertWords()).toContain('Persona rimossa da #support.');
    });

    it('stops where a manager takes it back in the middle', async () => {
      world.chat.unavailable.add('support');
      const alert = await goesOn('fatture');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      expect(world.chat.removed).toEqual([{ conversation: 'fatture', person: 'carla' }]);
      await world.press('marco', world.newest('alert'), 'undo', 'Troppo in fretta.');
      world.chat.unavailable.clear();
      await world.settle();

      expect(world.chat.removed).toEqual([]);
      expect(await world.events()).not.toContain('measure-applied');
      expect(alertWords()).toContain('Persona di nuovo in #fatture, #support.');
    });

    it('holds in a channel the person writes in afterwards: removed there too, once, and the alert says so', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.says('carla', 'Allora scrivo qui', inChannel('vendite'));
      expect(world.chat.removed.map(({ conversation }) => conversation)).toEqual(['support', 'vendite']);
      expect(alertWords()).toContain('Persona rimossa da #support, #vendite.');
      expect(buttonsOf(world.newest('alert'))).toContain('later-messages');
      const replies = world.shown('reply').map(wordsOf);
      expect(replies.filter((said) => said.includes('ha scritto in un altro canale'))).toHaveLength(1);

      const { length } = replies;
      world.chat.removed.splice(0);
      await world.says('carla', 'Sono di nuovo qui', {
        key: { platform: 'playground', workspace: 'shop', conversation: 'vendite', message: 'again' },
      });
      expect(world.chat.removed, 'somebody let them in again: people decide').toEqual([]);
      expect(world.shown('reply')).toHaveLength(length);
      await world.press('marco', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(alertWords()).toContain('Persona di nuovo in #support, #vendite.');
    });

    it('removes nobody from a further channel for an end of the correspondence', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      await world.says('carla', 'Allora scrivo qui', inChannel('vendite'));
      expect(world.chat.removed).toEqual([]);
      expect(world.shown('reply').map(wordsOf).join()).not.toContain('un altro canale');
    });

    it('asks anew for a removal by hand where a further channel refuses, and forgets none done before', async () => {
      world.chat.removalRefusals.set('*', refusal('setting-forbids', 'restricted_action'));
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.press('giulia', world.newest('alert'), 'tick-remove');
      world.chat.removed.push({ conversation: 'support', person: 'carla' });
      await world.says('carla', 'Allora scrivo qui', inChannel('vendite'));
      expect(alertWords()).toContain('Persona rimossa da #support; non rimossa da #vendite.');
      expect(alertWords()).toContain('☐ Da fare a mano: rimuovere la persona da #vendite.');
      expect(buttonsOf(world.newest('alert'))).toContain('tick-remove');
      await world.press('marco', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(world.chat.removed).toEqual([]);
    });

    it('is followed to a further channel after a crash at any step', async () => {
      for (let step = 1; step <= 12; step++) {
        world = await World.on(pool());
        const alert = await goesOn();
        await world.press('giulia', alert, 'block', 'Ha continuato.');
        await world.send('carla', 'Allora scrivo qui', inChannel('vendite'));
        world.crashes.dieAt(step);
        await world.settle().catch(() => undefined);
        await world.restart();
        expect(alertWords(), `step ${step}`).toContain('Persona rimossa da #support, #vendite.');
      }
    });

    it('keeps what is written where the person could not be removed', async () => {
      world.chat.removalRefusals.set('fatture', refusal('not-supported', 'not_supported'));
      const alert = await goesOn('fatture');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.says('carla', 'Sono ancora qui', {
        key: { platform: 'playground', workspace: 'shop', conversation: 'fatture', message: 'later' },
      });
      const read = await world.press('giulia', world.newest('alert'), 'later-messages');
      expect(read).toMatchObject({ status: 'shown', text: expect.stringContaining('Sono ancora qui') });
    });
  });

  describe('lines to tick', () => {
    it('are ticked once, by managers only, and say who did it', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      for (const other of ['anna', 'carla', 'zoe'])
        expect(await world.press(other, world.newest('alert'), 'tick-mail'), other).toMatchObject({
          status: 'forbidden',
        });
      const outcomes = await Promise.all([
        world.pressOnly('giulia', world.newest('alert'), 'tick-mail'),
        world.pressOnly('marco', world.newest('alert'), 'tick-mail'),
      ]);
      await world.settle();

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['already-done', 'done']);
      expect(alertWords()).toMatch(
        /☑ Fatto da (Giulia|Marco) \(23 novembre, \d\d:\d\d\): bloccare l'indirizzo/,
      );
      expect(alertWords()).not.toContain('☐');
      expect(buttonsOf(world.newest('alert'))).toEqual(['undo']);
      expect(await eventsOf('task-ticked')).toHaveLength(1);
      expect((await eventsOf('task-ticked'))[0]?.data).toMatchObject({ task: 'mail' });
      expect(world.shown('reply').map(wordsOf)).toContainEqual(
        expect.stringMatching(/ha fatto a mano: bloccare l'indirizzo .* Non resta altro da fare\.$/),
      );
    });

    it('stand under a referral too', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'refer', 'Minacce ripetute.');
      expect(alertWords()).toContain('☐ Da fare a mano: preparare la segnalazione');
      await world.press('marco', world.newest('alert'), 'tick-refer');
      expect(alertWords()).toContain('☑ Fatto da Marco');
      expect(buttonsOf(world.newest('alert'))).toEqual([]);
    });
  });

  describe('taking it back', () => {
    it('opens the correspondence, lets the person in, and leaves the mail to be unblocked by hand', async () => {
      const alert = await goesOn('fatture');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.press('giulia', world.newest('alert'), 'tick-mail');
      await world.press('marco', world.newest('alert'), 'undo', 'Troppo in fretta.');

      expect(world.chat.removed).toEqual([]);
      expect(alertWords()).toContain('Persona di nuovo in #fatture, #support.');
      expect(alertWords()).toContain("☐ Da fare a mano: sbloccare l'indirizzo e-mail");
      expect(alertWords()).not.toContain('☐ Da fare a mano: bloccare');
      expect(buttonsOf(world.newest('alert'))).toEqual(expect.arrayContaining(['block', 'tick-unmail']));
      await world.press('marco', world.newest('alert'), 'tick-unmail');
      expect(alertWords()).toContain('☑ Fatto da Marco');
      expect(wordsOf(world.newest('measure'))).toContain('puoi scriverci di nuovo qui');
      expect(world.newest('reply')?.content.mentions).toEqual([]);
      await world.says('carla', 'Grazie.');
      expect(buttonsOf(world.newest('alert'))).not.toContain('later-messages');
    });

    it('tells the person privately where they cannot be let in, and who has to invite them', async () => {
      const alert = await goesOn('fatture');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.readmissionRefusals.set('fatture', refusal('not-supported', 'cant_invite'));
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');

      expect(alertWords()).toContain('Persona di nuovo in #support; non riammessa in #fatture.');
      expect(alertWords()).toContain('☐ Da fare a mano: invitare di nuovo la persona in #fatture.');
      expect(buttonsOf(world.newest('alert'))).toContain('tick-invite');
      expect(world.newest('measure')?.address).toEqual({ to: 'person', person: 'carla' });
      expect(wordsOf(world.newest('measure'))).toContain(
        'puoi scriverci di nuovo. Se non vedi ancora #fatture',
      );
      expect(await eventsOf('person-readmitted')).toMatchObject([{ data: { readmitted: 1, refused: 1 } }]);
    });

    it('does not say "here" to somebody who is not back yet, or who reads it in private', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.unavailable.add('support');
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      const reversed = () => wordsOf(world.newest('measure'));
      expect(reversed()).toBe(
        'Decisione annullata: puoi scriverci di nuovo nei canali di assistenza di cui fai parte.',
      );
      world.chat.unavailable.clear();
      await world.settle();
      expect(reversed()).toBe('Decisione annullata: puoi scriverci di nuovo qui.');
    });

    it('does not say "here" where the notice went to the person alone', async () => {
      const alert = await goesOn();
      world.chat.lost.set('support', 'archived');
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      expect(world.newest('measure')?.address).toEqual({ to: 'person', person: 'carla' });
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(wordsOf(world.newest('measure'))).not.toContain('qui');
    });

    it.each(['not-supported', 'gone'] as const)(
      'mentions whoever is in turn where somebody has to be invited: %s',
      async (reason) => {
        world = await World.on(pool());
        const alert = await goesOn();
        await world.press('giulia', alert, 'block', 'Ha continuato.');
        world.chat.readmissionRefusals.set('*', refusal(reason, 'a_code'));
        await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');

        const mentioned = world.shown('reply').filter(({ content }) => content.mentions.length > 0);
        expect(mentioned).toHaveLength(1);
        expect(wordsOf(mentioned[0])).toContain('invitare di nuovo la persona in #support');
        expect(buttonsOf(world.newest('alert'))).toContain('tick-invite');
        expect(wordsOf(world.newest('measure'))).toContain('un responsabile è stato avvisato');
      },
    );

    it('does not say that a manager was told where nobody is on shift', async () => {
      world = await World.on(pool());
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.wait(12 * HOUR);
      world.chat.readmissionRefusals.set('*', refusal('not-supported', 'cant_invite'));
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(wordsOf(world.newest('measure'))).not.toContain('avvisato');
      expect(wordsOf(world.newest('measure'))).toContain('tra le cose da fare dei responsabili');
    });

    it('knows a channel it sees no more by the name it had', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.unnamed.add('support');
      world.chat.readmissionRefusals.set('*', refusal('out-of-sight', 'channel_not_found'));
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(alertWords()).toContain('Non riammessa in #support.');
      expect(wordsOf(world.newest('measure'))).toContain('Se non vedi ancora #support');
    });

    it('says so where the person could not be told either', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.readmissionRefusals.set('*', refusal('not-supported', 'cant_invite'));
      world.chat.refusals.set('measure', 'user_not_visible');
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(alertWords()).toContain('user_not_visible');
    });

    it('works where the closing notice had not reached the customer', async () => {
      const alert = await goesOn();
      world.chat.refusals.set('measure', 'is_archived');
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      expect(world.chat.removed).toHaveLength(1);
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(world.chat.removed).toEqual([]);
    });

    it('lets in again whom an administrator removed by hand', async () => {
      world.chat.removalRefusals.set('*', refusal('setting-forbids', 'restricted_action'));
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.press('giulia', world.newest('alert'), 'tick-remove');
      world.chat.removed.push({ conversation: 'support', person: 'carla' });
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(world.chat.removed).toEqual([]);
      expect(alertWords()).toContain('Persona di nuovo in #support.');
    });

    it('leaves an earlier measure in force, and says so', async () => {
      const first = await goesOn();
      await world.press('giulia', first, 'end-correspondence', 'Ha continuato.');
      await world.says('carla', 'Vengo lì e vi ammazzo');
      const second = world.newest('alert');
      await world.press('giulia', second, 'block', 'Minaccia.');
      expect(await world.standingWord()).toBe('blocked');
      await world.press('giulia', second, 'undo', 'Era un modo di dire.');

      expect(await world.standingWord()).toBe('correspondence-ended');
      expect(wordsOf(world.newest('measure'))).toContain("Resta valida l'altra");
    });

    it('lets nobody in while an earlier block still holds', async () => {
      world.chat.removalRefusals.set('support', refusal('not-supported', 'not_supported'));
      const first = await goesOn();
      await world.press('giulia', first, 'block', 'Ha continuato.');
      await world.says('carla', 'Vengo lì e vi ammazzo');
      world.chat.removalRefusals.clear();
      const second = world.newest('alert');
      await world.press('giulia', second, 'block', 'Minaccia.');
      expect(world.chat.removed).toHaveLength(1);
      await world.press('giulia', second, 'undo', 'Era un modo di dire.');
      expect(await world.standingWord()).toBe('blocked');
      expect(world.chat.removed).toHaveLength(1);
      expect(world.shown('measure').map(wordsOf).join()).not.toContain('puoi scriverci di nuovo');
    });

    it('is forgotten when the same person is blocked again', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.readmissionRefusals.set('*', refusal('other', 'odd'));
      await world.press('giulia', world.newest('alert'), 'undo', 'Troppo in fretta.');
      expect(buttonsOf(world.newest('alert'))).toContain('tick-invite');
      await world.press('giulia', world.newest('alert'), 'block', 'Di nuovo.');
      expect(buttonsOf(world.newest('alert'))).toEqual(['tick-mail', 'undo']);
      expect(alertWords()).not.toContain('invitare');
    });
  });

  describe('the end of a block', () => {
    beforeEach(async () => {
      world = await World.on(pool(), {
        ladder: { measureDays: { 'end-correspondence': 30, block: 30, refer: null } },
      });
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.press('giulia', world.newest('alert'), 'tick-mail');
    });

    async function monthPasses() {
      await world.wait(31 * DAY);
      for (let run = 0; run < 3; run++) {
        await sweep(world.tools);
        await world.settle();
      }
    }

    it('lets nobody in again by itself: a line asks the managers, once', async () => {
      await monthPasses();
      expect(await world.standingWord()).not.toBe('blocked');
      expect(world.chat.removed).toHaveLength(1);
      const lines = world.shown('line').filter((line) => wordsOf(line).includes('è finito oggi'));
      expect(lines).toHaveLength(1);
      expect(wordsOf(lines[0])).toContain('Il blocco di Carla Rossi è finito oggi');
      expect(wordsOf(lines[0])).toContain("sbloccare l'indirizzo e-mail");
      expect(buttonsOf(lines[0])).toEqual(['readmit']);
      expect(buttonsOf(world.newest('alert'))).toEqual(['tick-unmail']);
      expect(await eventsOf('measure-ended')).toHaveLength(1);
    });

    it('lets the person in when a manager says so, once', async () => {
      await monthPasses();
      const line = world.newest('line');
      for (const other of ['anna', 'carla'])
        expect(await world.press(other, line, 'readmit'), other).toMatchObject({ status: 'forbidden' });
      const outcomes = await Promise.all([
        world.pressOnly('giulia', line, 'readmit'),
        world.pressOnly('marco', line, 'readmit'),
      ]);
      await world.settle();

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['already-done', 'done']);
      expect(world.chat.removed).toEqual([]);
      expect(buttonsOf(world.newest('line'))).toEqual([]);
      expect(alertWords()).toContain('Persona di nuovo in #support.');
      expect(await eventsOf('measure-lifted')).toHaveLength(1);
    });
  });
});
