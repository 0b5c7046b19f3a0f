import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeDialog } from '../../support/teams/fake-dialog.js';
import type { FakeTeams } from '../../support/teams/fake-teams.js';
import { actionsOf, FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import type { FakeActivity } from '../../support/teams/state.js';
import { startGarboOnTeams } from '../../support/teams/teams-process.js';
import {
  AGENT,
  BOSS,
  CHAT,
  EXTERNAL,
  GUEST,
  MANAGERS,
  SUPPORT,
  startFakeTeams,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const SHARED = '19:shared@thread.tacv2';
const BILLS = '19:bills@thread.tacv2';

let folder: string;
let teams: FakeTeams;
let sender: FakeTeamsSender;
let garbo: GarboProcess;

beforeAll(async () => {
  folder = await embeddedFolder();
  teams = await startFakeTeams();
  teams.addChannel(BILLS, [AGENT, BOSS, GUEST], 'Fatture');
  teams.addChannel(SHARED, [AGENT, BOSS, EXTERNAL], 'Condiviso', { membership: 'shared' });
  // The administrator granted what is needed for teams and channels, not for chats.
  for (const granted of ['TeamMember.ReadWriteNonOwnerRole.All', 'ChannelMember.ReadWrite.All'])
    teams.permissions.add(granted);
  garbo = await startGarboOnTeams(teams, folder, { TEAMS_LIVE_CHANNELS: '*' });
  sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
});

afterAll(async () => {
  await garbo.stop();
  await teams.stop();
  await rm(folder, { recursive: true });
});

/** The alert, once it says this. */
function alertSaying(words: string): Promise<FakeActivity> {
  return until(
    () => teams.postsIn(MANAGERS).find((one) => one.thread === null && visibleText(one).includes(words)),
    `an alert that says “${words}”`,
  );
}

/** Somebody insults, goes on after the polite request, and a manager presses "block". */
async function blocks(person: string, conversation: string): Promise<FakeActivity> {
  const before = new Set(teams.postsIn(MANAGERS));
  const { message } = await sender.writes(person, conversation, 'Siete un branco di idioti');
  await until(
    () => teams.postsIn(conversation).find(({ thread }) => thread === message.id),
    'the polite request',
  );
  await sender.writes(person, conversation, 'Ripeto, siete degli idioti', message.id);
  const alert = await until(
    () =>
      teams
        .postsIn(MANAGERS)
        .find((one) => !before.has(one) && visibleText(one).includes('Da decidere: proseguire')),
    'the alert',
  );
  const opened = await sender.presses(BOSS, MANAGERS, alert, 'Blocca');
  await FakeDialog.of(sender, BOSS, MANAGERS, opened).send({ reason: 'Ha continuato.' });
  return alert;
}

it('blocks as far as the tenant granted it, and says what is left and how', async () => {
  await sender.writes(GUEST, BILLS, 'Buongiorno, una domanda sulla fattura');
  await sender.writes(GUEST, CHAT, 'Buongiorno, una domanda sul prezzo');
  const alert = await blocks(GUEST, SUPPORT);

  await until(() => (/persona rimossa/iu.test(visibleText(alert)) ? true : null), 'the outcome');
  const text = visibleText(alert);
  expect(text).toContain('(con tutto il team Clienti)');
  expect(text).toMatch(/non era più in Clienti › (?:Assistenza|Fatture)/u);
  expect(text).toContain('non rimossa da Agent, Guest, External.');
  expect(text).toContain('☐ Da fare a mano: rimuovere la persona da Agent, Guest, External.');
  expect(text).toContain("a Garbo manca il permesso, e Teams non permette a un'app di nascondere i messaggi");
  const isIn = (conversation: string) => teams.conversation(conversation).members.has(GUEST);
  expect([isIn(SUPPORT), isIn(BILLS), isIn(CHAT)]).toEqual([false, false, true]);
  const closing = await until(() =>
    teams.postsIn(SUPPORT).find((one) => visibleText(one).includes('saranno bloccati')),
  );
  expect(visibleText(closing)).toContain("resta aperto l'indirizzo reclami@example.com");
});

it('keeps what a blocked person goes on writing where they could not be removed', async () => {
  await sender.writes(GUEST, CHAT, 'Allora scrivo qui');
  const alert = await alertSaying('Messaggi successivi (1)');
  expect(actionsOf(alert).map(({ title }) => title)).toContain('Messaggi successivi (1)');
  expect(garbo.stderr).not.toContain('Allora scrivo');
});

it('takes it back: a guest of the team has to be added by an owner, who reads how', async () => {
  const alert = await alertSaying('Messaggi successivi (1)');
  const opened = await sender.presses(BOSS, MANAGERS, alert, 'Annulla');
  await FakeDialog.of(sender, BOSS, MANAGERS, opened).send({ reason: 'Troppo in fretta.' });
  await until(() => (visibleText(alert).includes('Decisione annullata') ? true : null), 'the undoing');
  await until(() => (/non riammessa in/iu.test(visibleText(alert)) ? true : null), 'the outcome');
  const text = visibleText(alert);
  expect(text).toMatch(/non riammessa in Clienti › (?:Assistenza|Fatture)/iu);
  expect(text).toContain('la persona è un ospite o di un');
  expect(text).toContain('Altre opzioni (…) › Aggiungi membro');
});

it('removes somebody of another tenant from a shared channel', async () => {
  const alert = await blocks(EXTERNAL, SHARED);
  await until(() => (/persona rimossa/iu.test(visibleText(alert)) ? true : null), 'the outcome');
  expect(visibleText(alert)).toContain('Persona rimossa da Clienti › Condiviso.');
  expect(teams.conversation(SHARED).members.has(EXTERNAL)).toBe(false);
});
