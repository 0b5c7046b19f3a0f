import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HomeContent } from '../../../src/core/home/home-content.js';
import { actionsOf } from '../../support/teams/fake-teams-sender.js';
import {
  BOSS,
  MANAGERS,
  OWN_TENANT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;

const HOME: HomeContent = {
  language: 'it',
  parts: [
    { kind: 'heading', text: 'Da decidere' },
    { kind: 'text', text: 'Una *decisione* da prendere.' },
    {
      kind: 'row',
      text: 'G-1042 · avviso',
      openAt: { conversation: MANAGERS, message: '1795646419936' },
      openLabel: 'Apri',
    },
    { kind: 'row', text: 'G-1041 · avviso', openAt: null, openLabel: 'Apri' },
    { kind: 'figures', figures: [{ label: 'Avvisi', value: '3' }] },
    {
      kind: 'bars',
      title: 'Per settimana',
      series: 'Messaggi',
      bars: [
        { label: '3 novembre', value: 1 },
        { label: '10 novembre', value: 20 },
        { label: '17 novembre', value: 0 },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        { id: 'support', label: 'Chiedi supporto', style: 'primary' },
        { id: 'refresh', label: 'Aggiorna', style: 'plain' },
      ],
    },
    { kind: 'small', text: 'Aggiornato alle 10:00.' },
  ],
};

describe('somebody’s own page', () => {
  let run: TeamsUnderTest;
  beforeEach(async () => {
    run = await startTeamsUnderTest();
    await run.sender.writes(BOSS, MANAGERS, 'Buongiorno');
  });
  afterEach(() => run.stop());

  const publish = (content = HOME) => run.adapter.platform.homes?.publishHome(WORKSPACE, BOSS, content);
  const cards = () => run.teams.privatelyTo(BOSS).filter(({ deleted }) => !deleted);

  it('is one card in the direct conversation, with everything the core composed', async () => {
    await publish();
    const [home, ...others] = cards();
    expect(others).toEqual([]);
    const words = home && visibleText(home);
    expect(words).toContain('Una *decisione* da prendere.');
    expect(words).toContain('■■■■■■■■■■ 20');
    expect(words).toContain('■ 1');
    expect(words).toContain('Aggiornato alle 10:00.');
    const opening = home && actionsOf(home).filter(({ title }) => title === 'Apri');
    expect(opening).toMatchObject([
      {
        type: 'Action.OpenUrl',
        url: expect.stringContaining(`/${encodeURIComponent(MANAGERS)}/1795646419936?`),
      },
    ]);
  });

  it('is brought up to date in its place, and posted anew where it was deleted', async () => {
    await publish();
    await publish({ ...HOME, parts: [{ kind: 'text', text: 'Nulla aspetta.' }] });
    const [home, ...others] = cards();
    expect(others).toEqual([]);
    expect(home && visibleText(home)).toBe('Nulla aspetta.');

    const direct = [...run.teams.conversations.values()].find(({ kind }) => kind === 'personal');
    direct?.activities.splice(0);
    await publish();
    expect(cards()).toHaveLength(1);
  });

  it('is asked for anew by its button', async () => {
    await publish();
    const [home] = cards();
    const direct = [...run.teams.conversations.values()].find(({ kind }) => kind === 'personal');
    if (!home || !direct) throw new Error('nothing was published');
    const { body } = await run.sender.presses(BOSS, direct.id, home, 'Aggiorna');
    expect(body).toMatchObject({ statusCode: 200, value: 'it teams.home.refreshing' });
    expect(run.queues.escalations).toMatchObject([
      { type: 'home', home: { workspace: WORKSPACE, person: BOSS } },
    ]);
  });

  it('opens the dialog of support', async () => {
    await publish();
    const [home] = cards();
    const support = home && actionsOf(home).find(({ title }) => title === 'Chiedi supporto');
    expect(support).toMatchObject({ type: 'Action.Submit', data: { garbo: { dialog: 'support' } } });
  });
});
