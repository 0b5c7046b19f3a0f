import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeCommands } from '../../support/teams/fake-commands.js';
import { FakeDialog } from '../../support/teams/fake-dialog.js';
import {
  AGENT,
  BOSS,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

let run: TeamsUnderTest;
let write: FakeCommands;
beforeEach(async () => {
  run = await startTeamsUnderTest();
  write = new FakeCommands(run.teams, run.sender);
});
afterEach(() => run.stop());

describe('a word to Garbo', () => {
  it('opens the settings for managers, from a card that they alone see, and for nobody else', async () => {
    await write.mentions(BOSS, SUPPORT, 'impostazioni');
    await expect.poll(() => run.teams.privatelyTo(BOSS)).toHaveLength(1);
    const [card] = run.teams.privatelyTo(BOSS);
    if (!card) throw new Error('nothing was shown');
    const opened = await run.sender.presses(BOSS, SUPPORT, card, 'it teams.setup.to-workspace');
    expect(FakeDialog.of(run.sender, BOSS, SUPPORT, opened).text).toContain('chat.setup.workspace.intro');

    await write.mentions(AGENT, SUPPORT, 'impostazioni');
    await expect
      .poll(() => run.teams.privatelyTo(AGENT).map(visibleText))
      .toEqual(['it teams.setup.forbidden']);
  });

  it('asks for one’s own page', async () => {
    await write.mentions(AGENT, SUPPORT, 'panoramica');
    const home = { workspace: { platform: 'teams', workspace: OWN_TENANT }, person: AGENT };
    await expect
      .poll(() => run.queues.escalations)
      .toContainEqual(expect.objectContaining({ type: 'home', home }));
  });
});
