import { beforeEach, expect, it } from 'vitest';
import { missingSettings } from '../../../src/composition/notes-at-start.js';
import { World } from '../../support/app-world.js';
import { describeOnDatabases } from '../../support/databases.js';

describeOnDatabases('what is noted at start', (pool) => {
  let world: World;

  beforeEach(async () => {
    world = await World.on(pool(), { contactAddress: null });
    world.managersConversation = '';
  });

  async function sets(key: 'contactAddress' | 'managersConversation', to: string, workspace = 'T1') {
    const about = { platform: 'slack', workspace, conversation: '*' } as const;
    const change = { ...about, key, from: null, to, by: 'UADMIN', at: world.clock.now(), once: key };
    await world.read((tx) => tx.changeSetting(change));
  }

  it('is what neither the environment nor people have set', async () => {
    const notes = await missingSettings(world.tools, 'slack', ['T1']);
    expect(notes).toEqual([
      expect.stringMatching(/^No managers’ channel is set, .*SLACK_MANAGERS_CHANNEL\.$/),
      expect.stringMatching(/^No contact address is set, .*CONTACT_ADDRESS\.$/),
    ]);
  });

  it('names what Teams has for it', async () => {
    expect(await missingSettings(world.tools, 'teams', ['T1'])).toEqual([
      expect.stringMatching(
        /^No managers’ channel is set, .* by writing setup to Garbo or TEAMS_MANAGERS_CHANNEL\.$/,
      ),
      expect.stringMatching(/^No contact address is set, .* by writing setup to Garbo or CONTACT_ADDRESS\.$/),
    ]);
  });

  it('is nothing once people have set it with /garbo setup, and names the workspaces that lack it', async () => {
    await sets('contactAddress', 'reclami@example.com');
    await sets('managersConversation', 'CMANAGERS');
    expect(await missingSettings(world.tools, 'slack', ['T1'])).toEqual([]);
    const notes = await missingSettings(world.tools, 'slack', ['T1', 'T2']);
    expect(notes).toHaveLength(2);
    expect(notes.join()).toMatch(/ in T2, so nobody sees .* in T2, so nobody can end/);
    expect(await missingSettings(world.tools, 'slack', [])).toEqual([]);
  });
});
