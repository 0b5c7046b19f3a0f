import { beforeEach, describe, expect, it } from 'vitest';
import type { FiledReport } from '../../../src/core/reports/report.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { DAY } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import type { ShownPost } from '../../support/doubles.js';

describeOnDatabases('a report', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool());
  });

  const toldAnna = () => world.toldPrivately('anna');

  it('waits for a manager: nothing is said to the customer and nothing counts', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message), clause: 'demeaning-comment', severity: 'medium' });

    expect(world.toldCustomers).toEqual([]);
    expect(await world.strikes()).toBe(0);
    expect(await world.standingWord()).toBe('good');
    const alert = world.newest('report');
    expect(buttonsOf(alert)).toEqual(['show-message', 'take', 'unfounded', 'confirm']);
    const words = wordsOf(alert);
    expect(words).toContain('Segnalazione di Anna su Carla Rossi');
    expect(words).toContain('gravità media');
    expect(words).toContain('Anna racconta: «Mi ha detto che non valgo nulla»');
    expect(words).toContain('Commenti negativi e offensivi sulle persone del team');
    expect(words).not.toContain('nullità');
    expect(alert?.content.folded?.text).toBe('Sei una nullità');
    expect(alert?.content.about).toEqual({
      conversation: 'support',
      message: message.key.message,
      thread: message.thread,
    });
    expect(toldAnna()).toHaveLength(1);
    expect(toldAnna()[0]).toContain('Abbiamo ricevuto la tua segnalazione su Carla Rossi');
    expect(await world.events()).toEqual(['case-opened', 'alert-raised', 'report-filed']);
  });

  it('goes onto the ladder when another manager confirms it, and its reporter is told', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message), clause: 'demeaning-comment' });
    expect(await world.press('giulia', world.newest('report'), 'confirm')).toMatchObject({ status: 'done' });

    expect(world.toldCustomers).toEqual(['warning']);
    expect(world.newest('warning')?.address).toEqual({
      to: 'conversation',
      conversation: 'support',
      thread: message.thread,
    });
    expect(wordsOf(world.newest('warning'))).toContain('Sei una nullità');
    expect(await world.strikes()).toBe(1);
    expect(buttonsOf(world.newest('report'))).toEqual([]);
    expect(wordsOf(world.newest('report'))).toContain('Giulia: segnalazione confermata');
    expect(toldAnna()).toHaveLength(2);
    expect(toldAnna()[1]).toContain('Giulia ha letto e confermato la tua segnalazione su Carla Rossi');
    expect(toldAnna()[1]).toContain('richiesta cortese');
    expect(await world.events()).toContain('report-confirmed');
  });

  it('counts for nothing when it is unfounded, and its reporter is told why', async () => {
    await world.reports({});
    const alert = world.newest('report');
    expect(await world.press('giulia', alert, 'unfounded')).toMatchObject({ status: 'reason-needed' });
    await world.press('giulia', alert, 'unfounded', 'Una critica dura, ma al prodotto.');

    expect(world.toldCustomers).toEqual([]);
    expect(await world.strikes()).toBe(0);
    expect(toldAnna().at(-1)).toContain('«Una critica dura, ma al prodotto.»');
    expect(await world.events()).toContain('report-unfounded');
    expect(await world.press('marco', world.newest('report'), 'confirm')).toMatchObject({
      status: 'already-done',
    });
    expect(world.toldCustomers).toEqual([]);
  });

  it.each(['take', 'confirm', 'unfounded'] as const)(
    'is not for its own reporter to decide: %s',
    async (button) => {
      await world.reports({ reporter: 'giulia' });
      expect(await world.press('giulia', world.newest('report'), button, 'Perché sì')).toMatchObject({
        status: 'forbidden',
        say: 'È una tua segnalazione: la decide un altro responsabile.',
      });
      expect(world.toldCustomers).toEqual([]);
      await world.press('marco', world.newest('report'), 'confirm');
      expect(world.toldCustomers).toEqual(['warning']);
      expect(world.toldPrivately('giulia').at(-1)).toContain('Marco ha letto e confermato');
    },
  );

  it('tells the only manager that nobody else can decide on theirs', async () => {
    world.chat.addPerson({ id: 'marco', name: 'Marco', role: 'agent', language: 'it' });
    await world.reports({ reporter: 'giulia' });
    await world.reports({});
    expect(world.toldPrivately('giulia')[0]).toContain('Chiedi a chi amministra Garbo di nominarne un altro');
    expect(toldAnna()[0]).toContain('La leggerà un responsabile diverso da te');
  });

  it.each(['anna', 'carla', 'zoe'])('is not for %s to decide', async (person) => {
    await world.reports({});
    expect(await world.press(person, world.newest('report'), 'confirm')).toMatchObject({
      status: 'forbidden',
    });
    expect(world.toldCustomers).toEqual([]);
  });

  it('never quotes the reporter as the customer: without a message nothing is quoted, and it is said privately', async () => {
    await world.reports({ what: 'Mi ha insultata al telefono', conversation: null });
    expect(world.newest('report')?.content.about).toBeNull();
    expect(buttonsOf(world.newest('report'))).not.toContain('show-message');
    await world.press('giulia', world.newest('report'), 'confirm');
    const warning = world.newest('warning');
    expect(warning?.address).toEqual({ to: 'person', person: 'carla' });
    expect(warning?.content.quotes).toEqual([]);
    expect(wordsOf(warning)).not.toMatch(/telefono|«|\(\)/);
    expect(await world.strikes()).toBe(1);

    await world.reports({ what: 'Di nuovo', conversation: null });
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(wordsOf(world.newest('final-notice'))).not.toMatch(/«|\(\)/);
    await world.press('giulia', world.newest('alert'), 'end-correspondence', 'Continua');
    expect(world.newest('measure')?.address).toEqual({ to: 'person', person: 'carla' });
  });

  it.each([
    ['a customer', { reporter: 'bruno' }, 'bruno', 'you may file a complaint'],
    ['somebody unknown', { reporter: 'zoe' }, 'zoe', 'puoi presentare un reclamo'],
    ['about a colleague', { customer: 'marco' }, 'anna', 'parlane con un responsabile'],
    ['for a clause nobody can break', { clause: 'courtesy' }, 'anna', 'Questa regola non si può segnalare'],
    [
      'graver than the policy allows',
      { clause: 'reputation-threat', severity: 'high' },
      'anna',
      'può essere: bassa',
    ],
    ['that says nothing', { what: '  ' }, 'anna', 'che cosa è successo'],
  ] satisfies readonly [string, Partial<FiledReport>, string, string][])(
    'is refused kindly, %s',
    async (_who, changes, told, words) => {
      await world.reports(changes);
      expect(world.shown('report')).toEqual([]);
      expect(world.toldPrivately(told)).toHaveLength(1);
      expect(world.toldPrivately(told)[0]).toContain(words);
    },
  );

  it('is refused about a message that is somebody else’s, or not there', async () => {
    const message = await world.says('bruno', 'Good morning');
    await world.reports({ message: world.pointAt(message) });
    await world.reports({ message: { key: { ...message.key, message: 'gone' }, thread: 'gone' } });
    expect(world.shown('report')).toEqual([]);
    expect(toldAnna()[0]).toContain('Questo messaggio non è di Carla Rossi');
    expect(toldAnna()[1]).toContain('Non troviamo questo messaggio');
  });

  it('finds a message that only the platform knows', async () => {
    const key = { platform: 'playground', workspace: 'shop', conversation: 'other', message: 'old' } as const;
    world.chat.messages.set('other/old', {
      author: 'carla',
      thread: 'older',
      text: 'Incapace!',
      writtenAt: world.clock.now(),
    });
    await world.reports({ message: { key, thread: 'older' } });
    expect(world.newest('report')?.content.folded?.text).toBe('Incapace!');
  });

  it('is about the message as it was judged, even when that has been deleted since', async () => {
    const message = await world.says('carla', 'forse idioti');
    await world.deletes(message);
    await world.reports({ message: world.pointAt(message) });
    expect(world.newest('report')?.content.folded?.text).toBe('forse idioti');
  });

  it('adds nothing to what the machine has answered already: one message, one strike', async () => {
    const message = await world.says('carla', 'Siete degli idioti');
    await world.reports({ message: world.pointAt(message) });
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(world.toldCustomers).toEqual(['warning']);
    expect(await world.strikes()).toBe(1);
    expect(toldAnna().at(-1)).toContain('aveva già ricevuto');
  });

  it('of one message by two people is decided once, by neither of them', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message), what: 'La prima' });
    await world.reports({ message: world.pointAt(message), what: 'La seconda', reporter: 'giulia' });
    expect(world.shown('report')).toHaveLength(1);
    expect(wordsOf(world.newest('report'))).toContain('La prima');
    expect(wordsOf(world.newest('report'))).toContain('La seconda');
    expect(await world.press('giulia', world.newest('report'), 'confirm')).toMatchObject({
      status: 'forbidden',
    });
    await world.press('marco', world.newest('report'), 'confirm');
    expect(world.toldCustomers).toEqual(['warning']);
    expect(toldAnna().at(-1)).toContain('confermato');
    expect(world.toldPrivately('giulia').at(-1)).toContain('confermato');
  });

  it('of a message that was confirmed before asks nobody again, and says so', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message) });
    await world.press('giulia', world.newest('report'), 'confirm');
    await world.reports({ message: world.pointAt(message), reporter: 'marco' });
    expect(world.shown('report')).toHaveLength(1);
    expect(buttonsOf(world.newest('report'))).toEqual([]);
    expect(wordsOf(world.newest('report'))).toContain('Segnalato di nuovo da Marco; già deciso il');
    expect(world.toldPrivately('marco')).toHaveLength(1);
    expect(world.toldPrivately('marco')[0]).toContain("Giulia l'ha confermato il");
    expect(world.toldCustomers).toEqual(['warning']);
    expect(await world.strikes()).toBe(1);
  });

  it('of a confirmed message asks again when it is a threat', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message) });
    await world.press('giulia', world.newest('report'), 'confirm');
    await world.reports({ message: world.pointAt(message), clause: 'threat', severity: 'high' });
    expect(world.shown('report')).toHaveLength(2);
    expect(buttonsOf(world.newest('report'))).toContain('confirm');
  });

  it('of a message whose earlier report was unfounded is asked anew', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message) });
    await world.press('giulia', world.newest('report'), 'unfounded', 'Uno scherzo tra loro');
    await world.reports({ message: world.pointAt(message), reporter: 'marco' });
    expect(buttonsOf(world.newest('report'))).toContain('confirm');
    expect(world.toldPrivately('marco')[0]).toContain('La leggerà un responsabile');
  });

  it('in shadow mode writes nothing to the customer, confirmed or not', async () => {
    world = await World.on(pool(), { mode: 'shadow' });
    await world.reports({});
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(world.toldCustomers).toEqual([]);
    expect(await world.strikes()).toBe(0);
    expect(toldAnna().at(-1)).toContain('a Carla Rossi non viene scritto nulla');
  });

  it('filed in a channel of the team’s own follows the settings of one the customer writes in', async () => {
    world = await World.on(pool(), { mode: 'shadow' });
    await world.says('carla', 'Buongiorno');
    const workspace = { platform: 'playground', workspace: 'shop' } as const;
    await world.read((tx) =>
      tx.changeSetting({
        ...workspace,
        conversation: 'support',
        key: 'mode',
        from: 'shadow',
        to: 'live',
        by: 'giulia',
        at: world.clock.now(),
        once: 'live',
      }),
    );
    await world.reports({ conversation: { ...workspace, conversation: 'only-us' } });
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(world.newest('warning')?.address).toEqual({ to: 'person', person: 'carla' });
  });

  it('about somebody unknown writes to nobody', async () => {
    await world.reports({ customer: 'zoe' });
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(world.toldCustomers).toEqual([]);
    expect(world.shown('question')).toEqual([]);
    expect(toldAnna().at(-1)).toContain('a zoe non viene scritto nulla');
  });

  it.each(['refer', 'handled'] as const)(
    'of a threat by somebody unknown leaves managers with something to do: %s',
    async (button) => {
      await world.reports({ customer: 'zoe', clause: 'threat', severity: 'high' });
      await world.press('giulia', world.newest('report'), 'confirm');
      expect(world.toldCustomers).toEqual([]);
      expect(buttonsOf(world.newest('alert'))).toEqual(['take', 'handled', 'refer']);
      expect(toldAnna().at(-1)).toContain('i responsabili decidono');
      expect(
        await world.press('giulia', world.newest('alert'), button, 'Avvisata la questura'),
      ).toMatchObject({
        status: 'done',
      });
      expect(buttonsOf(world.newest('alert'))).not.toContain(button);
      expect(world.toldCustomers).toEqual([]);
    },
  );

  it('waits for a notice on its way before it is confirmed', async () => {
    const message = await world.says('carla', 'Sei una nullità');
    await world.reports({ message: world.pointAt(message) });
    await world.send('carla', 'Siete degli idioti');
    await world.judge();
    const report = world.newest('report');
    await expect(world.pressOnly('giulia', report, 'confirm')).rejects.toMatchObject({
      code: 'NOTICE_ON_ITS_WAY',
    });
    await world.settle();
    expect(await world.press('giulia', report, 'confirm')).toMatchObject({ status: 'done' });
    expect(await world.strikes(), 'the same burst').toBe(1);
  });

  it('with a wish to talk asks the managers for support, too', async () => {
    await world.reports({ wantsSupport: true });
    expect(wordsOf(world.newest('report'))).toContain('Anna vorrebbe parlarne con qualcuno');
    expect(world.shown('support-request')).toHaveLength(1);
    expect(wordsOf(world.newest('support-request'))).toContain('Mi ha detto che non valgo nulla');
    expect(toldAnna()[0]).toContain('Hai chiesto di parlarne');
  });

  it('without a clause says to managers what confirming means', async () => {
    await world.reports({ clause: null, severity: null });
    expect(wordsOf(world.newest('report'))).toContain('vale come linguaggio offensivo di gravità media');
    await world.press('giulia', world.newest('report'), 'confirm');
    expect(world.toldCustomers).toEqual(['warning']);
  });

  it('is one report, however often its delivery comes', async () => {
    await world.reports({}, 'V1');
    await world.reports({}, 'V1');
    await world.redeliverReport({}, 'V1');
    expect(world.shown('report')).toHaveLength(1);
    expect(toldAnna()).toHaveLength(1);
    await world.redeliverReport({ what: '' }, 'V2');
    await world.redeliverReport({ what: '' }, 'V2');
    expect(toldAnna()).toHaveLength(2);
  });

  it('is listed for its reporter, newest first', async () => {
    await world.reports({ what: 'La prima' });
    await world.reports({ what: 'La seconda' });
    await world.press('giulia', world.newest('report'), 'confirm');
    const since = new Date(world.clock.now().getTime() - DAY);
    const workspace = { platform: 'playground', workspace: 'shop' } as const;
    const mine = await world.read((tx) => tx.reportsOf(workspace, 'anna', since));
    expect(mine.map(({ what, state }) => [what, state])).toEqual([
      ['La seconda', 'confirmed'],
      ['La prima', 'waiting'],
    ]);
    expect(await world.read((tx) => tx.reportsOf(workspace, 'marco', since))).toEqual([]);
  });

  it('loses names and words when its time is over', async () => {
    await world.reports({});
    await world.press('giulia', world.newest('report'), 'unfounded', 'Una critica');
    await world.wait(731 * DAY);
    await world.restart();
    const workspace = { platform: 'playground', workspace: 'shop' } as const;
    const [report] = await world.read((tx) => tx.reportsOf(workspace, 'anna', new Date(0)));
    expect(report).toMatchObject({
      reporter: { id: 'anna', name: '' },
      customer: { id: 'carla', name: '' },
      what: '',
      state: 'unfounded',
      decision: { reason: '', by: { id: 'giulia', name: '' } },
    });
  });

  describe('more than ten an hour', () => {
    const customers = (post: ShownPost | undefined) => post?.content.paragraphs[1]?.split('\n') ?? [];

    it('are stored and listed in one post, each to be decided below it; threats come alone', async () => {
      world = await World.on(pool());
      for (let count = 0; count < 10; count += 1) await world.reports({ what: `Fatto ${count}` });
      expect(world.shown('report')).toHaveLength(10);
      expect(world.shown('report-group')).toEqual([]);

      await world.reports({ what: 'Undicesimo' });
      await world.reports({ what: 'Una minaccia', clause: 'threat', severity: 'high' });
      await world.reports({ what: 'Gravissimo', clause: 'bullying', severity: 'critical' });
      await world.reports({ what: 'Ultimo', customer: 'bruno' });

      const [group, ...others] = world.shown('report-group');
      expect(others).toEqual([]);
      expect(wordsOf(group)).toContain('Altre 2 segnalazioni di Anna');
      expect(customers(group)).toHaveLength(2);
      expect(customers(group)[1]).toMatch(/Bruno Neri .*in attesa/);

      const alerts = world.shown('report').slice(-4);
      const [eleventh, threat, critical, last] = alerts;
      for (const grouped of [eleventh, last]) {
        expect(grouped?.address).toMatchObject({ conversation: 'managers', thread: group?.receipt.message });
        expect(grouped?.content.mentions).toEqual([]);
      }
      for (const alone of [threat, critical]) {
        expect(alone?.address).toMatchObject({ conversation: 'managers', thread: null });
        expect(alone?.content.mentions).toHaveLength(1);
      }

      await world.press('giulia', last, 'confirm');
      expect(customers(world.newest('report-group'))[1]).toMatch(/Bruno Neri .*confermata/);
      expect(wordsOf(world.newest('report-group'))).toContain('Una aspetta una decisione');
      const workspace = { platform: 'playground', workspace: 'shop' } as const;
      expect(await world.read((tx) => tx.reportsOf(workspace, 'anna', new Date(0)))).toHaveLength(14);
    });
  });

  it('counts ten an hour also when they come at once', async () => {
    for (let count = 0; count < 13; count += 1) await world.queueReport({ what: `Fatto ${count}` });
    await world.settleAtOnce();
    expect(world.shown('report')).toHaveLength(13);
    expect(world.shown('report-group')).toHaveLength(1);
    expect(wordsOf(world.newest('report-group'))).toContain('Altre 3 segnalazioni');
  });

  it('of a threat mentions a manager other than its reporter', async () => {
    world = await World.on(pool());
    await world.reports({ reporter: 'giulia', clause: 'threat', severity: 'critical' });
    expect(world.newest('report')?.content.mentions).toEqual(['marco']);
  });
});
