import { beforeEach, expect, it } from 'vitest';
import { sayStatus } from '../../../src/core/overview/say-status.js';
import { World } from '../../support/app-world.js';
import { DAY } from '../../support/builders.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('how a customer stands', (pool) => {
  let world: World;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  const asks = (actor: string, customer = 'carla', language: 'it' | 'en' = 'it') =>
    sayStatus(world.tools, {
      workspace: { platform: 'playground', workspace: 'shop' },
      actor,
      customer,
      language,
    });

  it('is one line for somebody who never had a notice, and leaves no row behind', async () => {
    expect(await asks('anna')).toEqual(['Carla Rossi: nessun avviso attivo.']);
    expect(await asks('anna', 'nobody')).toEqual(['nobody: nessun avviso attivo.']);
    const { rows } = await pool().query('SELECT customer FROM garbo.customers');
    expect(rows).toEqual([]);
  });

  it('names each warning that counts with its clause, its day and its end', async () => {
    await world.says('carla', 'Siete degli idioti');
    expect(await asks('anna')).toEqual([
      'Carla Rossi: avviso attivo.',
      '• Avviso del 23 novembre («Linguaggio aggressivo, offensivo o volgare»): conta fino al 21 febbraio 2027.',
      '• Casi aperti: G-1001.',
    ]);
    expect(await asks('giulia', 'carla', 'en')).toEqual([
      'Carla Rossi: active notice.',
      '• Notice of 23 November (“Aggressive, offensive or vulgar language”): counts until 21 February 2027.',
      '• Open cases: G-1001.',
    ]);
  });

  it('names what waits for a decision, a dispute among it', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.press('carla', world.newest('warning'), 'dispute', 'Non è vero');
    await world.says('carla', 'Ripeto: idioti');
    const lines = await asks('anna');
    expect(lines[0]).toBe('Carla Rossi: in attesa di una decisione.');
    expect(lines).toContain('• Una contestazione aspetta dal 23 novembre.');
    expect(lines).toContain('• Da decidere dal 23 novembre.');
    expect(lines.join()).not.toContain('Non è vero');
  });

  it('tells of a measure until when it holds, and its reason to managers alone', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    await world.press('giulia', world.newest('alert'), 'end-correspondence', 'Ha continuato.');
    const forManagers = await asks('marco');
    expect(forManagers[0]).toBe('Carla Rossi: corrispondenza interrotta.');
    expect(forManagers[1]).toMatch(
      /^• In vigore: corrispondenza interrotta fino al \d+ \w+( \d+)?\. Motivo: «Ha continuato\.»$/,
    );
    const forAgents = await asks('anna');
    expect(forAgents[1]).toMatch(/^• In vigore: corrispondenza interrotta fino al \d+ \w+( \d+)?\.$/);
    expect(forAgents.join()).not.toContain('Ha continuato');
    expect(forAgents.slice(2)).toEqual(forManagers.slice(2));
  });

  it('tells managers alone that somebody may be in danger', async () => {
    await world.says('carla', 'Vorrei farla finita');
    expect((await asks('giulia')).length).toBeGreaterThan((await asks('anna')).length);
    expect((await asks('anna'))[0]).toBe('Carla Rossi: nessun avviso attivo.');
  });

  it('forgets what no longer counts', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.wait(400 * DAY);
    expect((await asks('anna'))[0]).toBe('Carla Rossi: nessun avviso attivo.');
    expect((await asks('anna')).join()).not.toContain('conta fino');
  });

  it.each(['bruno', 'zoe'])('is not for %s', async (actor) => {
    await world.says('carla', 'Siete degli idioti');
    expect(await asks(actor)).toEqual(['Solo chi è nel team può vedere la situazione di un cliente.']);
  });

  it('is told of customers, not of colleagues', async () => {
    expect(await asks('giulia', 'anna')).toEqual([
      'Questa persona è nel team: qui si vede solo la situazione dei clienti.',
    ]);
  });
});
