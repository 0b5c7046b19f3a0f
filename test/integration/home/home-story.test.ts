import { beforeEach, expect, it } from 'vitest';
import { renderHome } from '../../../adapters/slack/home/render-home.js';
import { sayStats } from '../../../src/core/overview/say-stats.js';
import { World } from '../../support/app-world.js';
import { DAY, HOUR, MINUTE } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';
import type { FakeBlock } from '../../support/slack/state.js';
import { readHome } from '../../support/slack/visible-text.js';

const WORKSPACE = { platform: 'playground', workspace: 'shop' } as const;

describeOnDatabases('homes', (pool) => {
  let world: World;
  let deliveries = 0;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  const addAgents = (...names: readonly string[]) => {
    for (const id of names) world.chat.addPerson({ id, name: id, role: 'agent', language: 'it' });
  };
  const opens = async (person: string) => {
    world.clock.advance(MINUTE);
    await enqueue(person, `open-${++deliveries}`);
    await world.settle();
    return read();
  };
  const enqueue = (person: string, delivery: string) =>
    world.tools.queues.enqueueEscalation({
      type: 'home',
      home: { workspace: WORKSPACE, person },
      delivery,
    });
  /** The home published last, as its reader sees it in Slack without charts. */
  const read = () => {
    const content = world.chat.published.at(-1)?.content;
    if (!content) return '';
    const blocks = renderHome(content, { charts: false, linkTo: ({ message }) => `https://x/${message}` });
    return readHome({ hash: '', blocks: blocks as unknown as readonly FakeBlock[] });
  };

  it('tells managers what waits, what was decided, and how many notices were withdrawn', async () => {
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    await world.says('carla', 'Ripeto: idioti', { mentions: ['anna'] });
    await world.wait(2 * HOUR);
    await world.says('bruno', 'Siete forse idioti');
    await world.press('giulia', world.newest('question'), 'harmless');
    await world.says('bruno', 'Siete degli idioti');
    await world.press('giulia', world.shown('line').at(-1), 'withdraw');

    const home = await opens('giulia');
    expect(home).toContain('── Da decidere ──\nUna decisione da prendere.');
    expect(home).toMatch(
      /G-1001 · avviso · Carla Rossi · in attesa dal 23 novembre alle 11:\d\d {2}\[Apri\]/,
    );
    expect(home).toContain('── Questa settimana ──\nva bene così: 1');
    expect(home).toContain('Negli ultimi 30 giorni: 3 avvisi consegnati, uno ritirato (33%).');
    expect(home).toContain('I totali del team si vedono da 5 persone in su');
    expect(home).toMatch(/\[Aggiorna\]\nAggiornato il 23 novembre alle 13:\d\d\.$/);
  });

  it('shows totals of a team of five, and not of four', async () => {
    addAgents('luca', 'sara', 'ugo');
    const mentions = ['anna', 'luca', 'sara', 'ugo'];
    await world.says('carla', 'Siete degli idioti', { mentions });
    expect(await opens('marco')).toContain('I totali del team si vedono da 5 persone in su');
    addAgents('pia');
    await world.says('pia', 'Buongiorno');
    const home = await opens('marco');
    expect(home).toContain('Messaggi contro la policy, per settimana');
    expect(home).toContain('16 novembre  0\n23 novembre  ■■■■■■■■■■■■  1');
    for (const name of [...mentions, 'pia']) expect(home).not.toContain(name);
  });

  it('tells an agent their own figures and reports, and nothing about colleagues', async () => {
    addAgents('luca');
    await world.says('carla', 'Siete degli idioti', { mentions: ['anna'] });
    await world.says('bruno', 'Siete degli idioti', { mentions: ['luca'] });
    const home = await opens('anna');
    expect(home).toContain('Negli ultimi 30 giorni un messaggio contro la policy ti riguardava.');
    expect(home).toContain('23 novembre  ■■■■■■■■■■■■  1');
    expect(home).toContain('Negli ultimi 90 giorni non hai segnalato nulla.');
    expect(home).toContain('[Chiedi supporto] [Aggiorna]');
    expect(home).not.toMatch(/luca|bruno|Carla/i);

    world.clock.advance(40 * DAY);
    expect(await opens('anna')).toContain('nessun messaggio contro la policy ti riguardava');
  });

  it('says that a request for support has arrived, to whoever asked and to managers', async () => {
    await world.tools.queues.enqueueEscalation({
      type: 'support',
      ask: { workspace: WORKSPACE, person: 'anna', words: 'parole segrete' },
      delivery: 'one',
    });
    await world.settle();
    expect(world.chat.published.at(-1)?.person).toBe('anna');
    expect(read()).toContain('La richiesta del 23 novembre è arrivata ai responsabili');
    const home = await opens('giulia');
    expect(home).toContain('Anna chiede di parlare con un responsabile · in attesa dal 23 novembre');
    expect(home).not.toContain('segrete');
  });

  it('tells everybody else the policy and the ways to dispute and complain, in their language', async () => {
    const italian = await opens('carla');
    expect(italian).toContain('── Rispetto, nelle due direzioni ──');
    expect(italian).toContain('[Leggi la policy] [Presenta un reclamo]');
    expect(await opens('bruno')).toContain('── Respect, in both directions ──');
    expect(await opens('zoe')).toContain('── Rispetto, nelle due direzioni ──');
  });

  it('goes by the role of now: whoever was a manager until now sees nothing of it', async () => {
    await world.says('carla', 'Siete degli idioti');
    expect(await opens('giulia')).toContain('Da decidere');
    world.chat.addPerson({ id: 'giulia', name: 'Giulia', role: 'agent', language: 'en' });
    const home = await opens('giulia');
    expect(home).toContain('Messages that concerned you');
    expect(home).not.toContain('Da decidere');
    world.chat.addPerson({ id: 'giulia', name: 'Giulia', role: 'customer', language: 'it' });
    expect(await opens('giulia')).toContain('Rispetto');
  });

  it('publishes once for a delivery that comes again, and for one that follows at once', async () => {
    await enqueue('anna', 'same');
    await world.settle();
    await enqueue('anna', 'same');
    await enqueue('anna', 'a moment later');
    await world.settle();
    expect(world.chat.published).toHaveLength(1);
    await opens('anna');
    expect(world.chat.published).toHaveLength(2);
  });

  it('is tried again at once when the platform was away', async () => {
    world.chat.down = true;
    await enqueue('anna', 'one');
    await world.settle();
    world.chat.down = false;
    await world.settle();
    expect(world.chat.published).toHaveLength(1);
  });

  it('is published in the end, at whatever step it dies', async () => {
    let step = 1;
    for (let died = true; died; step++) {
      world = await World.on(pool());
      await enqueue('giulia', 'one');
      world.crashes.dieAt(step);
      died = await world.settle().then(
        () => false,
        (error: unknown) => {
          if (error instanceof Crash) return true;
          throw error;
        },
      );
      await world.restart();
      expect(world.chat.published.at(-1)?.person, `dying before step ${step}`).toBe('giulia');
    }
    expect(step).toBeGreaterThan(4);
  });

  it('gives managers all figures, agents the totals, and nobody else any', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    const message = await world.says('bruno', 'Grazie');
    await world.edits(message, 'Grazie mille');
    await world.says('anna', 'Prego');
    await world.says('bruno', 'vi rovino su Trustpilot');
    await world.wait(HOUR);
    await world.press('giulia', world.newest('alert'), 'not-a-violation', 'Parlava d’altro.');

    const say = (person: string) => sayStats(world.tools, WORKSPACE, person, 'it');
    const lines = (await say('giulia'))?.split('\n') ?? [];
    expect(lines.slice(0, -1)).toEqual([
      'Ultimi 30 giorni',
      '4 messaggi valutati',
      '3 avvisi ai clienti',
      'Una richiesta ai responsabili',
      '• un ultimo avviso',
      '• un promemoria',
      '• una richiesta cortese',
      'Un avviso ritirato (33%)',
      'Una decisione presa',
    ]);
    expect(lines.at(-1)).toMatch(/^Metà delle decisioni in non più di un'ora e /);
    expect((await say('anna'))?.split('\n')).toEqual(lines.slice(0, 4));
    expect(await say('carla')).toBeNull();
    expect(await say('zoe')).toBeNull();
  });
});
