import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeDialog } from '../../support/teams/fake-dialog.js';
import type { FakeTeams } from '../../support/teams/fake-teams.js';
import { actionsOf, FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import type { FakeActivity } from '../../support/teams/state.js';
import { startGarboOnTeams } from '../../support/teams/teams-process.js';
import { BOSS, GUEST, MANAGERS, SUPPORT, startFakeTeams } from '../../support/teams/teams-under-test.js';
import { visibleText, visibleWords } from '../../support/teams/visible-text.js';

let folder: string;
let teams: FakeTeams;
let sender: FakeTeamsSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  teams = await startFakeTeams();
  garbo = await startGarboOnTeams(teams, folder, { TEAMS_LIVE_CHANNELS: SUPPORT });
  sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
});

afterAll(async () => {
  await garbo.stop();
  await teams.stop();
  await rm(folder, { recursive: true });
});

function post(conversation: string, words: string): Promise<FakeActivity> {
  return until(
    () => teams.postsIn(conversation).find((one) => visibleText(one).includes(words)),
    `“${words}” in ${conversation}`,
  );
}

function changed(activity: FakeActivity, words: string): Promise<true> {
  return until(() => (visibleText(activity).includes(words) ? true : null), `“${words}”`);
}

it('withdraws a notice from its line in the daily thread', async () => {
  await sender.writes(GUEST, SUPPORT, 'Siete un branco di idioti');
  const warning = await post(SUPPORT, 'senza offendere chi ti risponde');
  const line = await post(MANAGERS, 'Richiesta cortese a');
  const daily = await post(MANAGERS, 'Garbo · ');
  expect(daily.thread, 'starts a thread').toBeNull();
  expect(line.thread, 'in it').toBe(daily.id);

  const asItWas = { ...line };
  const refused = await sender.presses(GUEST, MANAGERS, line, 'Ritira');
  expect(JSON.stringify(refused.body)).toContain('Solo un responsabile può farlo.');
  const taken = await sender.presses(BOSS, MANAGERS, line, 'Ritira');
  expect(JSON.stringify(taken.body)).toContain('la scheda si aggiorna tra un attimo');
  await changed(warning, 'Avviso ritirato: ci siamo sbagliati.');
  await changed(line, 'Ritirato da Boss.');
  expect(actionsOf(line)).toEqual([]);
  expect(visibleText(warning)).not.toContain('idioti');

  const late = await sender.presses(BOSS, MANAGERS, asItWas, 'Ritira');
  expect(JSON.stringify(late.body)).toContain('Era già stato fatto');
});

it('gives whoever takes an alert a view of their own, and shows everybody that it is taken', async () => {
  const { message } = await sender.writes(GUEST, SUPPORT, 'Siete tutti degli idioti');
  await until(() => teams.postsIn(SUPPORT).find(({ thread }) => thread === message.id), 'the request');
  await sender.writes(GUEST, SUPPORT, 'Ripeto, siete degli idioti', message.id);
  const alert = await post(MANAGERS, 'Da decidere: proseguire o interrompere?');
  const opened = await sender.presses(BOSS, MANAGERS, alert, 'Me ne occupo io');
  await FakeDialog.of(sender, BOSS, MANAGERS, opened).send({});
  await changed(alert, 'Se ne occupa Boss.');
  expect(visibleText(alert)).not.toContain('siete degli idioti');

  const own = visibleWords((await sender.refreshes(BOSS, MANAGERS, alert)).body);
  expect(own[0]).toMatch(/^Te ne occupi tu · Da decidere/u);
  expect(own.join('\n')).toContain('Ripeto, siete degli idioti');
  const others = await sender.refreshes(GUEST, MANAGERS, alert);
  expect(JSON.stringify(others.body)).toContain('Questo pulsante non si può più usare.');

  const decided = await sender.presses(BOSS, MANAGERS, alert, 'Blocca');
  await FakeDialog.of(sender, BOSS, MANAGERS, decided).send({ reason: 'Ha continuato.' });
  await changed(alert, 'Boss: blocco');
});
