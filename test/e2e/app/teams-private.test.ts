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
  EXTERNAL,
  GUEST,
  MANAGERS,
  SUPPORT,
  startFakeTeams,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const PRESSURE = 'O mi rimborsate subito o vi rovino con recensioni negative su Trustpilot';

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

/** The first of the bot's posts that says this. */
function post(among: () => readonly FakeActivity[], words: string): Promise<FakeActivity> {
  return until(() => among().find((one) => visibleText(one).includes(words)), `“${words}”`);
}

const inSupport = (thread: string) => teams.postsIn(SUPPORT).filter((one) => one.thread === thread);

it('reminds a guest in the direct conversation', async () => {
  const { message } = await sender.writes(GUEST, SUPPORT, PRESSURE);
  await post(() => teams.privatelyTo(GUEST), 'non usare i commenti sui social');
  expect(inSupport(message.id)).toEqual([]);
});

it('gives the agent what cannot be written to somebody of another tenant, and counts it once it was sent', async () => {
  const { message } = await sender.writes(EXTERNAL, SUPPORT, 'Dov’è il mio ordine?');
  await sender.writes(AGENT, SUPPORT, 'Buongiorno, controllo subito', message.id);
  await sender.writes(EXTERNAL, SUPPORT, PRESSURE, message.id);
  const draft = await post(() => teams.privatelyTo(AGENT), 'Garbo non può scrivere in privato a External');
  expect(visibleText(draft)).toContain('non usare i commenti sui social');
  expect(inSupport(message.id)).toEqual([]);
  expect(teams.privatelyTo(EXTERNAL)).toEqual([]);
  const line = await post(() => teams.postsIn(MANAGERS), 'Il testo da inviare è stato affidato a Agent.');

  await sender.presses(AGENT, `a:${AGENT}`, draft, "L'ho inviato");
  await until(() => (visibleText(draft).includes('Inviato da Agent') ? true : null), 'the draft, settled');
  await until(() => (visibleText(line).includes('Testo inviato da Agent.') ? true : null), 'the line');
  expect(actionsOf(draft).map(({ title }) => title)).not.toContain("L'ho inviato");
});

it('keeps the receipt of a complaint closed in the thread, and opens it to its reader alone', async () => {
  const { message } = await sender.writes(EXTERNAL, SUPPORT, 'Vorrei presentare un reclamo');
  const ask = { data: opens('complaint', { language: 'it' }) };
  const form = FakeDialog.of(
    sender,
    EXTERNAL,
    SUPPORT,
    await sender.invokes(EXTERNAL, SUPPORT, 'task/fetch', ask, message),
  );
  const sent = await form.send({
    person: AGENT,
    when: 'Ieri mattina',
    whatHappened: 'Non mi ha risposto',
    howItFellShort: 'Ha chiuso la conversazione',
  });
  expect(saidIn(sent)).toContain('abbiamo ricevuto il tuo reclamo');
  const sealed = await post(() => inSupport(message.id), "C'è un messaggio per te");
  expect(JSON.stringify(sealed.body)).toContain('<at>External</at>');
  expect(JSON.stringify(sealed.body)).not.toContain('R-1');
  expect(JSON.stringify(sealed.body)).not.toContain('eclamo');

  const opened = await sender.presses(EXTERNAL, SUPPORT, sealed, 'Apri');
  expect(FakeDialog.of(sender, EXTERNAL, SUPPORT, opened).text).toContain('Reclamo R-1 ricevuto');
  for (const other of [GUEST, AGENT, BOSS]) {
    const refused = saidIn(await sender.presses(other, SUPPORT, sealed, 'Apri'));
    expect(refused).toBe("Questo messaggio è per un'altra persona: lo può aprire solo chi deve riceverlo.");
  }
  expect(teams.privatelyTo(BOSS).map(visibleText).join()).not.toContain('Non mi ha risposto');
});
