import { beforeEach, describe, expect, it } from 'vitest';
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

describeOnDatabases('what people decide', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  /** Carla goes on after the polite request; the alert managers get. */
  async function goesOn(): Promise<ShownPost | undefined> {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    return world.newest('alert');
  }

  describe('a question', () => {
    it('leaves the customer alone until a manager says that it breaks the policy', async () => {
      await world.says('carla', 'forse idioti');
      expect(world.toldCustomers).toEqual([]);
      expect(buttonsOf(world.newest('question'))).toEqual(['show-message', 'harmless', 'breaks-policy']);

      expect(await world.press('giulia', world.newest('question'), 'breaks-policy')).toMatchObject({
        status: 'done',
      });
      expect(world.toldCustomers).toEqual(['warning']);
      expect(await world.strikes()).toBe(1);
      expect(buttonsOf(world.newest('question'))).toEqual([]);
      expect(wordsOf(world.newest('question'))).toContain('Giulia: viola la policy');
    });

    it('keeps what follows from the answer in the case it was asked in', async () => {
      await world.says('carla', 'forse idioti');
      const { caseId } = await world.standing();
      await world.press('giulia', world.newest('question'), 'breaks-policy');
      expect((await world.standing()).caseId).toBe(caseId);
      const happened = await world.events();
      expect(happened).toContain('alert-decided');
      expect(happened).toContain('notice-delivered');
      expect(happened).not.toContain('case-closed');
    });

    it('does nothing to the customer when it is harmless', async () => {
      await world.says('carla', 'forse idioti');
      await world.press('giulia', world.newest('question'), 'harmless');

      expect(world.toldCustomers).toEqual([]);
      expect(await world.strikes()).toBe(0);
      expect(await world.standingWord()).toBe('good');
    });

    it('waits for a notice on its way before it takes the answer', async () => {
      await world.says('carla', 'forse idioti');
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      const question = world.newest('question');
      await expect(world.pressOnly('giulia', question, 'breaks-policy')).rejects.toMatchObject({
        code: 'NOTICE_ON_ITS_WAY',
        retry: 'later',
      });
      expect(buttonsOf(world.newest('question')), 'nothing is settled').toContain('breaks-policy');

      await world.settle();
      expect(await world.press('giulia', question, 'breaks-policy')).toMatchObject({ status: 'done' });
      expect(await world.strikes(), 'the same burst').toBe(1);
    });

    it('does not ask again once it is answered, even when its message is old', async () => {
      await world.says('carla', 'forse idioti');
      await world.wait(2 * DAY);
      await world.press('giulia', world.newest('question'), 'breaks-policy');

      expect(world.toldCustomers).toEqual(['warning']);
      expect(world.shown('question')).toHaveLength(1);
    });
  });

  describe('a care alert', () => {
    it('stops every notice, and sends the help text when nobody has taken it in ten minutes', async () => {
      await world.says('carla', 'Siete idioti, voglio farla finita');
      expect(world.toldCustomers).toEqual([]);
      const alert = world.newest('care-alert');
      expect(buttonsOf(alert)).toEqual(['show-message', 'take', 'send-help', 'handled']);

      await world.wait(9 * MINUTE);
      expect(world.toldCustomers).toEqual([]);
      await world.wait(2 * MINUTE);
      expect(world.toldCustomers).toEqual(['care']);
      expect(world.newest('care')?.address).toEqual({ to: 'person', person: 'carla' });
      expect(wordsOf(world.newest('care'))).toContain('Telefono Amico');
      expect(await world.strikes()).toBe(0);

      await world.wait(HOUR);
      expect(world.toldCustomers).toEqual(['care']);
    });

    it('is left to whoever takes it', async () => {
      await world.says('carla', 'Voglio farla finita');
      await world.press('giulia', world.newest('care-alert'), 'take');
      await world.wait(HOUR);

      expect(world.toldCustomers).toEqual([]);
      expect(wordsOf(world.newest('care-alert'))).toContain('Se ne occupa Giulia');
      expect(await world.press('marco', world.newest('care-alert'), 'take')).toMatchObject({
        status: 'already-done',
      });
    });

    it('sends the help text once, when it is asked for twice and its time comes too', async () => {
      await world.says('carla', 'Voglio farla finita');
      const alert = world.newest('care-alert');
      await world.press('giulia', alert, 'send-help');
      await world.press('marco', alert, 'send-help');
      await world.wait(HOUR);

      expect(world.toldCustomers).toEqual(['care']);
    });

    it('is open again when the help text could not be delivered: somebody must write', async () => {
      world.chat.refusals.set('care', 'cannot_dm_bot');
      await world.says('carla', 'Voglio farla finita');
      await world.wait(11 * MINUTE);

      expect(world.toldCustomers).toEqual([]);
      expect(wordsOf(world.newest('care-alert'))).toContain('cannot_dm_bot');
      expect(buttonsOf(world.newest('care-alert'))).toContain('send-help');
      world.chat.refusals.clear();
      await world.press('giulia', world.newest('care-alert'), 'send-help');
      expect(world.toldCustomers).toEqual(['care']);
    });

    it('comes at any hour, and whatever the standing', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.wait(14 * HOUR);
      await world.says('carla', 'Voglio farla finita');
      await world.wait(11 * MINUTE);

      expect(world.shown('care-alert')).toHaveLength(1);
      expect(world.toldCustomers.at(-1)).toBe('care');
    });

    it('takes a second such message into the alert that is open', async () => {
      await world.says('carla', 'Voglio farla finita');
      await world.says('carla', 'Davvero, voglio farla finita');

      expect(world.shown('care-alert')).toHaveLength(1);
    });
  });

  describe('a dispute', () => {
    it('is opened by the one who got the notice, once', async () => {
      await world.says('carla', 'Siete degli idioti');
      const warning = world.newest('warning');
      expect(await world.press('bruno', warning, 'dispute')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('giulia', warning, 'dispute')).toMatchObject({ status: 'forbidden' });

      expect(await world.press('carla', warning, 'dispute', 'Ero solo stanca')).toMatchObject({
        status: 'done',
      });
      expect(await world.press('carla', warning, 'dispute')).toMatchObject({ status: 'already-done' });
      expect(world.shown('dispute')).toHaveLength(1);
      expect(wordsOf(world.newest('dispute'))).toContain('Ero solo stanca');
      expect(wordsOf(world.newest('warning'))).toContain('Contestazione ricevuta');
      expect(buttonsOf(world.newest('warning'))).toEqual(['read-policy']);
    });

    it('is upheld by withdrawing the notice: the post says so and the strike is void', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.press('carla', world.newest('warning'), 'dispute');
      await world.press('giulia', world.newest('dispute'), 'withdraw');

      expect(world.newest('warning')?.content).toMatchObject({
        title: 'Avviso ritirato: ci siamo sbagliati.',
        quotes: [],
        buttons: [],
      });
      expect(await world.strikes()).toBe(0);
      expect(await world.standingWord()).toBe('good');
    });

    it('comes too late after its days', async () => {
      await world.says('carla', 'Siete degli idioti');
      await world.wait(15 * DAY);

      expect(await world.press('carla', world.newest('warning'), 'dispute')).toMatchObject({
        status: 'forbidden',
      });
    });
  });

  describe('withdrawing by the line', () => {
    it('voids the strike, so that the next violation is the first again', async () => {
      await world.says('carla', 'Siete degli idioti');
      const line = world.newest('line');
      expect(await world.press('carla', line, 'withdraw')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('giulia', line, 'withdraw')).toMatchObject({ status: 'done' });
      expect(await world.press('giulia', line, 'withdraw')).toMatchObject({ status: 'already-done' });

      expect(wordsOf(world.newest('line'))).toContain('Ritirato da Giulia.');
      expect(await world.strikes()).toBe(0);
      await world.says('carla', 'Ripeto: idioti');
      expect(world.shown('final-notice')).toEqual([]);
      expect(world.shown('warning')).toHaveLength(2);
    });

    it('keeps a notice nobody has seen from being sent', async () => {
      await world.send('carla', 'Siete degli idioti');
      await world.judge();
      await world.showForManagers();
      await world.pressOnly('giulia', world.newest('line'), 'withdraw');
      await world.settle();

      expect(world.toldCustomers).toEqual([]);
      expect(await world.strikes()).toBe(0);
      expect((await world.standing()).noticeOnItsWay).toBe(false);
    });

    it('takes a reminder back too', async () => {
      await world.says('carla', 'Vi rovino su Trustpilot');
      await world.press('giulia', world.newest('line'), 'withdraw');

      expect(wordsOf(world.newest('reminder'))).toContain('Avviso ritirato');
      expect((await world.standing()).reminders).toEqual([]);
    });
  });

  describe('an alert', () => {
    it('asks a manager for a reason, and refuses everybody else first', async () => {
      const alert = await goesOn();

      expect(await world.press('carla', alert, 'block')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('anna', alert, 'block', 'perché sì')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('zoe', alert, 'block', 'perché sì')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('giulia', alert, 'block')).toMatchObject({ status: 'reason-needed' });
      expect(await world.press('giulia', alert, 'block', '   ')).toMatchObject({ status: 'reason-needed' });
      expect(await world.standingWord()).toBe('under-review');
    });

    it('shows the message only to a manager who asks', async () => {
      const alert = await goesOn();
      expect(wordsOf(alert)).not.toContain('idioti');
      expect(await world.press('carla', alert, 'show-message')).toMatchObject({ status: 'forbidden' });
      expect(await world.press('giulia', alert, 'show-message')).toMatchObject({
        status: 'shown',
        text: 'Ripeto: idioti',
      });
    });

    it('withdraws its notice when it was no violation', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'not-a-violation', 'Era uno sfogo.');

      expect(wordsOf(world.newest('final-notice'))).toContain('Avviso ritirato');
      expect(await world.strikes(), 'the first warning still counts').toBe(1);
      expect(await world.standingWord()).toBe('warned');
      expect(wordsOf(world.newest('alert'))).toMatch(/Giulia: non è una violazione · .* · Era uno sfogo\./);
    });

    it('warns again in a person’s name', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'warn-again', 'Ancora una volta.');

      expect(world.toldCustomers).toEqual(['warning', 'final-notice', 'warning']);
      expect(wordsOf(world.newest('warning'))).toContain('Un responsabile ha letto la conversazione');
      expect(wordsOf(world.newest('warning'))).not.toContain('Messaggio automatico');
      expect(await world.strikes()).toBe(3);
    });

    it('ends the correspondence: a closing notice, then silence, but threats are raised', async () => {
      const alert = await goesOn();
      expect(await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.')).toMatchObject({
        status: 'done',
      });

      expect(wordsOf(world.newest('measure'))).toContain(
        'ha deciso di interromperla fino al 21 febbraio 2027',
      );
      expect(await world.standingWord()).toBe('correspondence-ended');
      expect(buttonsOf(world.newest('alert'))).toEqual(['undo']);
      expect(wordsOf(world.newest('reply'))).toContain('corrispondenza interrotta fino al 21 febbraio 2027');
      expect(world.chat.removed).toEqual([]);

      const later = await world.says('carla', 'Siete degli idioti');
      expect(await world.ledger(later)).toMatchObject({ rule: 'correspondence-closed' });
      expect(world.toldCustomers).toEqual(['warning', 'final-notice', 'measure']);
      expect(world.shown('alert')).toHaveLength(1);

      await world.says('carla', 'Vengo lì e vi ammazzo');
      expect(world.shown('alert')).toHaveLength(2);
      expect(wordsOf(world.newest('alert'))).toContain('Garbo consiglia: segnalare alle autorità');
      await world.says('carla', 'Stasera vi aspetto fuori');
      expect(wordsOf(world.newest('alert')), 'a veiled threat is one too').toContain(
        'un altro messaggio da allora',
      );
      expect(world.toldCustomers).toHaveLength(3);
    });

    it('lets the customer in again when the measure has run out', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      await world.wait(91 * DAY);

      expect(await world.standingWord()).toBe('good');
      await world.says('carla', 'Siete degli idioti');
      expect(world.toldCustomers.at(-1)).toBe('warning');
    });

    it('asks two managers for a measure that needs two', async () => {
      world = await World.on(pool(), {
        ladder: { confirmations: { 'end-correspondence': 2, block: 2, refer: 2 } },
      });
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');

      expect(wordsOf(world.newest('alert'))).toContain('Giulia propone: Interrompi la corrispondenza');
      expect(world.shown('measure')).toEqual([]);
      expect(await world.standingWord()).toBe('under-review');

      await world.press('giulia', alert, 'end-correspondence', 'Ancora io.');
      expect(await world.standingWord(), 'nobody confirms what they proposed').toBe('under-review');

      await world.press('marco', alert, 'end-correspondence', 'D’accordo.');
      expect(await world.standingWord()).toBe('correspondence-ended');
      expect(world.shown('measure')).toHaveLength(1);
      expect(wordsOf(world.newest('alert'))).not.toContain('propone');
    });

    it('blocks: the customer is removed once the notice is shown, and mail is left as a task', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');

      expect(world.chat.removed).toEqual([{ conversation: 'support', person: 'carla' }]);
      expect(await world.standingWord()).toBe('blocked');
      expect(wordsOf(world.newest('alert'))).toContain("☐ Da fare a mano: bloccare l'indirizzo e-mail");
      expect(await world.events()).toContain('measure-applied');
    });

    it('says what the platform would not do', async () => {
      world.chat.removalRefusals.set('*', refusal('cannot-from-here', 'cant_kick_from_general'));
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');

      expect(wordsOf(world.newest('alert'))).toContain('Non rimossa da #support.');
      expect(await world.events()).toContain('measure-refused');
      expect(await world.standingWord(), 'what people decided stands').toBe('blocked');
    });

    it('applies a measure whose closing notice could not be shown, and says that it was not', async () => {
      const alert = await goesOn();
      world.chat.refusals.set('measure', 'is_archived');
      await world.press('giulia', alert, 'block', 'Ha continuato.');

      expect(world.chat.removed).toEqual([{ conversation: 'support', person: 'carla' }]);
      expect(wordsOf(world.newest('alert'))).toContain('is_archived');
    });

    it('refers to the authorities without a word to the customer', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'refer', 'Minacce ripetute.');

      expect(world.toldCustomers).toEqual(['warning', 'final-notice']);
      expect(wordsOf(world.newest('alert'))).toContain('preparare la segnalazione');
      expect(buttonsOf(world.newest('alert'))).toEqual(['tick-refer']);
    });

    it('takes a measure back: the customer may write, the notice says so, the alert is open again', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      expect(await world.press('giulia', alert, 'undo')).toMatchObject({ status: 'reason-needed' });
      await world.press('giulia', alert, 'undo', 'Troppo in fretta.');

      expect(await world.standingWord()).toBe('under-review');
      expect(wordsOf(world.newest('measure'))).toContain('Decisione annullata');
      expect(buttonsOf(world.newest('alert'))).toContain('end-correspondence');
      expect(await world.events()).toContain('measure-reversed');
      expect(await world.press('giulia', alert, 'undo', 'Ancora.')).toMatchObject({ status: 'already-done' });
    });

    it('lets a blocked customer in again, or says that the platform would not', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'block', 'Ha continuato.');
      await world.press('giulia', alert, 'undo', 'Troppo in fretta.');
      expect(world.chat.removed).toEqual([]);
      expect(await world.standingWord()).toBe('under-review');

      await world.press('giulia', alert, 'block', 'Ha continuato.');
      world.chat.readmissionRefusals.set('*', refusal('other', 'not_allowed'));
      await world.press('giulia', alert, 'undo', 'Ancora.');
      expect(wordsOf(world.newest('alert'))).toContain('Non riammessa in #support.');
    });

    it('lifts a measure whose dispute was right, and the customer reads so', async () => {
      const alert = await goesOn();
      await world.press('giulia', alert, 'end-correspondence', 'Ha continuato.');
      expect(await world.press('bruno', world.newest('measure'), 'dispute')).toMatchObject({
        status: 'forbidden',
      });
      await world.press('carla', world.newest('measure'), 'dispute', 'Non ero io.');
      expect(await world.standingWord(), 'a dispute by itself lifts nothing').toBe('correspondence-ended');

      await world.press('marco', world.newest('dispute'), 'withdraw');
      expect(wordsOf(world.newest('measure'))).toContain('Decisione annullata');
      expect(await world.standingWord()).not.toBe('correspondence-ended');
      expect(buttonsOf(world.newest('alert')), 'there is nothing left to undo').toEqual([]);
    });

    it('offers to undo a measure in one place, the alert it was decided in', async () => {
      await goesOn();
      await world.says('carla', 'idioti, idioti');
      await world.press('giulia', world.newest('alert'), 'end-correspondence', 'Ha continuato.');

      expect(world.shown('alert').map(buttonsOf)).toEqual([[], ['undo']]);
      expect(wordsOf(world.shown('alert')[0])).toContain('corrispondenza interrotta');
    });

    it('is decided by whoever comes first', async () => {
      const alert = await goesOn();
      const outcomes = await Promise.all([
        world.pressOnly('giulia', alert, 'end-correspondence', 'Basta.'),
        world.pressOnly('marco', alert, 'not-a-violation', 'Uno sfogo.'),
      ]);
      await world.settle();

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['already-done', 'done']);
    });

    it('refuses a button that never stood under the post, and one of a post that is not there', async () => {
      await goesOn();
      expect(await world.press('giulia', world.newest('warning'), 'block', 'x')).toMatchObject({
        status: 'gone',
      });
      expect(
        await world.press('giulia', { postId: '01900000-0000-7000-8000-00000000dead' }, 'block', 'x'),
      ).toMatchObject({ status: 'gone' });
    });
  });

  describe('deadlines', () => {
    it('repeats an alert nobody took to the next in turn, once each, and then no more', async () => {
      world = await World.on(pool());
      await world.says('carla', 'Vengo lì e vi ammazzo');
      expect(world.newest('alert')?.content.mentions).toEqual(['giulia']);

      await world.wait(31 * MINUTE);
      expect(world.newest('reply')?.content.mentions).toEqual(['marco']);
      await world.wait(31 * MINUTE);
      expect(world.newest('reply')?.content.mentions).toEqual(['giulia']);
      const { length } = world.shown('reply');
      await world.wait(3 * HOUR);
      expect(world.shown('reply')).toHaveLength(length);
    });

    it('lets an alert that was taken rest', async () => {
      await goesOn();
      await world.press('giulia', world.newest('alert'), 'take');
      const { length } = world.shown('reply');
      await world.wait(5 * HOUR);

      expect(world.shown('reply')).toHaveLength(length);
    });

    it('counts working time: an alert of the evening waits for the morning, and nobody is mentioned', async () => {
      world = await World.on(pool());
      await world.wait(9 * HOUR);
      await world.says('carla', 'Vengo lì e vi ammazzo');
      expect(world.newest('alert')?.content.mentions).toEqual([]);

      await world.wait(12 * HOUR);
      expect(world.shown('reply')).toEqual([]);
      await world.wait(2 * HOUR);
      expect(world.newest('reply')?.content.mentions).toEqual(['giulia']);
    });
  });
});
