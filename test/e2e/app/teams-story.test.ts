import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opens } from '../../../adapters/teams/dialogs/dialog.js';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import type { FakeTeams } from '../../support/teams/fake-teams.js';
import { actionsOf, FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import type { FakeActivity } from '../../support/teams/state.js';
import { startGarboOnTeams } from '../../support/teams/teams-process.js';
import {
  AGENT,
  BOSS,
  GUEST,
  MANAGERS,
  OTHER_GUEST,
  SUPPORT,
  startFakeTeams,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const INSULT = 'Siete un branco di idioti';
const SHADOW = '19:shadow@thread.tacv2';
const THIRD = '29:Third';

let folder: string;
let teams: FakeTeams;
let sender: FakeTeamsSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  teams = await startFakeTeams();
  teams.addGuest(THIRD);
  teams.addChannel(SHADOW, [AGENT, BOSS, OTHER_GUEST], 'Ordini');
  garbo = await startGarboOnTeams(teams, folder, { TEAMS_LIVE_CHANNELS: SUPPORT });
  sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
});

afterAll(async () => {
  await garbo.stop();
  await teams.stop();
  await rm(folder, { recursive: true });
});

/** The bot's first post in a conversation that says this. */
function post(conversation: string, words: string): Promise<FakeActivity> {
  return until(
    () => teams.postsIn(conversation).find((one) => visibleText(one).includes(words)),
    `“${words}” in ${conversation}`,
  );
}

it('asks in the thread, alerts managers, and does what a manager decides in the dialog', async () => {
  const { message, answer } = await sender.writes(GUEST, SUPPORT, INSULT);
  expect(answer.status).toBe(200);
  const warning = await post(SUPPORT, 'senza offendere chi ti risponde');
  expect(warning.thread).toBe(message.id);
  expect(visibleText(warning)).toContain('Messaggio automatico; una persona può rivederlo.');
  const line = await post(MANAGERS, 'Richiesta cortese a');
  expect(line.thread, 'in the daily thread').not.toBeNull();

  await sender.writes(GUEST, SUPPORT, 'Ripeto, siete degli idioti', message.id);
  const alert = await post(MANAGERS, 'Da decidere: proseguire o interrompere?');
  await post(SUPPORT, 'Ti avevamo chiesto di continuare senza offese');
  expect(alert.thread).toBeNull();
  expect(visibleText(alert)).not.toContain('idioti');

  const end = 'Interrompi la corrispondenza';
  const refused = await sender.presses(GUEST, MANAGERS, alert, end);
  expect(JSON.stringify(refused.body)).toContain('Solo un responsabile può farlo.');

  const opened = await sender.presses(BOSS, MANAGERS, alert, end);
  await FakeDialog.of(sender, BOSS, MANAGERS, opened).send({ reason: 'Ha continuato.' });
  await until(
    () => (visibleText(alert).includes('corrispondenza interrotta') ? true : null),
    'the alert, shrunk',
  );
  expect(visibleText(alert)).toContain('Ha continuato.');
  expect(actionsOf(alert).map(({ title }) => title)).toContain('Annulla');
  const closing = await post(SUPPORT, 'ha deciso di interromperla');
  expect(closing.thread).toBe(message.id);
});

it('acts once on a message that Teams sends again', async () => {
  const { message } = await sender.writes(OTHER_GUEST, SUPPORT, 'Siete tutti degli idioti');
  const again = {
    ...sender.activity('message', SUPPORT, OTHER_GUEST, message.id),
    id: message.id,
    timestamp: new Date(Number(message.id)).toISOString(),
    text: 'Siete tutti degli idioti',
    textFormat: 'plain',
  };
  await sender.deliver(again);
  await until(() => teams.postsIn(SUPPORT).find(({ thread }) => thread === message.id));
  await sender.writes(AGENT, SUPPORT, 'Buongiorno, la aiuto subito', message.id);
  await until(async () => ((await garbo.get('/metrics')).text.includes('state="waiting"} 0') ? true : null));
  expect(teams.postsIn(SUPPORT).filter(({ thread }) => thread === message.id)).toHaveLength(1);
});

it('starts every other channel in shadow mode, and a manager makes it live in the settings', async () => {
  const { message } = await sender.writes(OTHER_GUEST, SHADOW, INSULT);
  await post(MANAGERS, 'Modalità ombra');
  expect(teams.postsIn(SHADOW)).toEqual([]);

  const data = opens('setup', { step: 'channel', channel: SHADOW, language: 'it' });
  const refused = await sender.invokes(AGENT, MANAGERS, 'task/fetch', { data });
  expect(saidIn(refused)).toContain('solo un responsabile');
  const opened = await sender.invokes(BOSS, MANAGERS, 'task/fetch', { data });
  const dialog = FakeDialog.of(sender, BOSS, MANAGERS, opened);
  expect(dialog.text).toContain('Clienti: 1\nOtherGuest');
  const saved = await dialog.send({ mode: 'live' });
  expect(FakeDialog.of(sender, BOSS, MANAGERS, saved).text).toContain(
    'Attivo: i clienti ricevono gli avvisi',
  );

  await post(SHADOW, 'Ciao, sono Garbo');
  await post(MANAGERS, "un'app non può fissare il messaggio");
  teams.conversation(SHADOW).members.add(THIRD);
  await sender.writes(THIRD, SHADOW, INSULT);
  await post(SHADOW, 'senza offendere chi ti risponde');
  expect(teams.postsIn(SHADOW).some(({ thread }) => thread === message.id)).toBe(false);
});

it('refuses a forged delivery, takes an odd one without falling over, and logs no words', async () => {
  const activity = sender.activity('message', SUPPORT, GUEST, null);
  const forged = await teams.token({ aud: 'another-app' });
  expect((await sender.deliver(activity, `Bearer ${forged}`)).status).toBe(401);
  await sender.deliver({ ...activity, text: 7 });
  expect((await garbo.get('/healthz')).status).toBe(200);
  expect(garbo.stderr).not.toContain('idioti');
});
