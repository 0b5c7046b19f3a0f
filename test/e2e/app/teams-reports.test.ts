import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeCommands } from '../../support/teams/fake-commands.js';
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

const CHIEF = '29:Chief';
const FILLED = { clause: 'demeaning-comment', severity: 'medium', what: 'Me lo scrive ogni volta.' };

let folder: string;
let teams: FakeTeams;
let sender: FakeTeamsSender;
let write: FakeCommands;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  teams = await startFakeTeams();
  teams.addPerson(CHIEF);
  for (const place of [SUPPORT, MANAGERS]) teams.conversation(place).members.add(CHIEF);
  garbo = await startGarboOnTeams(teams, folder, {
    TEAMS_LIVE_CHANNELS: SUPPORT,
    TEAMS_MANAGERS: `${BOSS},${CHIEF}`,
  });
  sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
  write = new FakeCommands(teams, sender);
});

afterAll(async () => {
  await garbo.stop();
  await teams.stop();
  await rm(folder, { recursive: true });
});

/** What the bot wrote that says this. */
function saying(words: string, posts: () => readonly FakeActivity[]): Promise<FakeActivity> {
  return until(() => posts().find((post) => visibleText(post).includes(words)), `“${words}”`);
}
const inManagers = () => teams.postsIn(MANAGERS);
/** What customers read in the threads of the live channel. */
const inThreads = () => teams.postsIn(SUPPORT).filter(({ thread, onlyFor }) => thread !== null && !onlyFor);

it('a message of a thread is reported, confirmed by another manager, answered in the thread, and its reporter told', async () => {
  const { message: root } = await sender.writes(GUEST, SUPPORT, 'Buongiorno, a che punto è il mio ordine?');
  const { message } = await sender.writes(GUEST, SUPPORT, 'Come no, genio della lampada', root.id);
  const { dialog } = await write.reports(BOSS, SUPPORT, message);
  expect(dialog().text).toContain('genio della lampada');
  const impossible = await dialog().send({ ...FILLED, severity: 'critical' });
  expect(FakeDialog.of(sender, BOSS, SUPPORT, impossible).text).toContain('alta');
  expect(saidIn(await dialog().send(FILLED))).toContain('Ricevuta');
  await dialog().send(FILLED);

  const report = await saying('Segnalazione di', inManagers);
  expect(visibleText(report)).toContain('Me lo scrive ogni volta.');
  expect(visibleText(report)).not.toContain('genio');
  await saying('Abbiamo ricevuto', () => teams.privatelyTo(BOSS));
  expect(inThreads()).toEqual([]);

  const confirm = 'Confermo';
  for (const person of [EXTERNAL, AGENT]) {
    const refused = await sender.presses(person, MANAGERS, report, confirm);
    expect(JSON.stringify(refused.body)).toContain('Solo un responsabile può farlo.');
  }
  const own = await sender.presses(BOSS, MANAGERS, report, confirm);
  expect(JSON.stringify(own.body)).toContain('la decide un altro responsabile');
  expect(inThreads()).toEqual([]);
  expect(garbo.stderr).not.toContain('genio');

  await sender.presses(CHIEF, MANAGERS, report, confirm);
  const warning = await saying('sminuire le persone', inThreads);
  expect(warning.thread).toBe(root.id);
  await saying('ha letto e confermato', () => teams.privatelyTo(BOSS));
  await until(() => (actionsOf(report).length === 0 ? true : undefined), 'the alert, shrunk');
  expect(inThreads()).toHaveLength(1);
  expect(inManagers().filter((post) => visibleText(post).includes('Segnalazione'))).toHaveLength(0);
});

it('what is typed after the word is filed as it is; customers get the way to a complaint', async () => {
  await write.mentions(AGENT, SUPPORT, `segnala {${GUEST}} al telefono urlava`);
  await saying('Abbiamo ricevuto la tua segnalazione', () => teams.privatelyTo(AGENT));
  await saying('al telefono urlava', inManagers);
  await write.mentions(GUEST, SUPPORT, `report {${AGENT}}`);
  await saying('Un reclamo riguarda una persona del team', () => teams.privatelyTo(GUEST));
});
