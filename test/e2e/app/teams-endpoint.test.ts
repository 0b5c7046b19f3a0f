import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { GarboProcess } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { APP_ID, APP_SECRET, OWN_TENANT } from '../../support/teams/fake-teams.js';
import { FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import { GUEST, SUPPORT, startFakeTeams } from '../../support/teams/teams-under-test.js';

let folder: string;
let garbo: GarboProcess;

beforeEach(async () => {
  folder = await embeddedFolder();
});

afterEach(async () => {
  await garbo.kill();
  await rm(folder, { recursive: true });
});

it('there is no Teams endpoint without TEAMS_APP_ID, whatever token is shown', async () => {
  garbo = await GarboProcess.start({ DATA_FOLDER: folder });
  const teams = await startFakeTeams();
  const sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
  const { answer } = await sender.writes(GUEST, SUPPORT, 'Siete degli idioti');
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
  await teams.stop();
});

it('strangers get 401 from the whole program, and its output has one line about them, without a stack trace', async () => {
  const teams = await startFakeTeams();
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    TEAMS_APP_ID: APP_ID,
    TEAMS_TENANT_ID: OWN_TENANT,
    TEAMS_APP_PASSWORD: APP_SECRET,
    TEAMS_LOGIN_URL: teams.addresses.login,
    TEAMS_OPENID_URL: teams.addresses.openId,
    TEAMS_SERVICE_URL: teams.addresses.service,
    TEAMS_GRAPH_URL: teams.addresses.graph,
  });
  const sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
  const activity = sender.activity('message', SUPPORT, GUEST, null);
  const before = garbo.output.length;
  for (const token of [
    await teams.token({}, 'impostor'),
    await teams.token({}, 'directline'),
    await teams.token({ exp: 1 }),
    'nothing',
  ]) {
    expect((await sender.deliver(activity, `Bearer ${token}`)).status).toBe(401);
  }
  const { answer } = await sender.writes(GUEST, SUPPORT, 'Buongiorno');
  expect(answer.status).toBe(200);
  await garbo.stop();
  const written = garbo.output.slice(before);
  expect(written.match(/teams-delivery-refused/gu)).toHaveLength(1);
  expect(written).not.toMatch(/PUBLIC KEY|TokenExpired|\n\s+at /u);
  await teams.stop();
});
