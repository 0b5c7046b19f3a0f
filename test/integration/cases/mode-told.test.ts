import { beforeEach, expect, it } from 'vitest';
import { sayMode } from '../../../src/core/overview/say-mode.js';
import { World } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('how Garbo behaves in a conversation', (pool) => {
  let world: World;
  const key = { platform: 'playground', workspace: 'shop', conversation: 'support' } as const;
  beforeEach(async () => {
    world = await World.on(pool());
  });

  it('is told with who set it so, and on which day', async () => {
    expect(await sayMode(world.tools, key, 'it')).toEqual([
      'Qui Garbo è attivo: i clienti ricevono le sue richieste cortesi.',
      "È l'impostazione iniziale: nessuno l'ha cambiata.",
    ]);
    await world.queues.enqueueEscalation({
      type: 'settings',
      delivery: 'one',
      change: {
        of: 'conversation',
        workspace: { platform: 'playground', workspace: 'shop' },
        conversation: 'support',
        actor: 'giulia',
        values: { mode: 'off' },
      },
    });
    await world.settle();
    expect(await sayMode(world.tools, key, 'en')).toEqual([
      'Garbo judges nothing here.',
      'Set by Giulia on 23 November.',
    ]);
    const other = { ...key, conversation: 'elsewhere' };
    expect((await sayMode(world.tools, other, 'en'))[1]).toContain('nobody has changed it');
  });
});
