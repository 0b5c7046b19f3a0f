import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../adapters/postgres/index.js';
import { GarboProcess, until } from '../../support/app-process.js';
import { embeddedFolder } from '../../support/databases.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';
import { FakeBrowser } from '../../support/slack/fake-browser.js';
import { OAUTH_CLIENT } from '../../support/slack/fake-oauth.js';
import { visibleText } from '../../support/slack/visible-text.js';

const SECRET = 'a-signing-secret';
const PUBLIC_URL = 'https://garbo.example.com';
const TEAM = 'T0SECOND';

let folder: string;
let slack: FakeSlack;
/** The workspace that installs Garbo; the process is given no token of it. */
let workspace: FakeSlack;
let garbo: GarboProcess;
let sender: FakeSlackSender;
let written = '';

beforeAll(async () => {
  folder = await embeddedFolder();
  slack = await FakeSlack.start();
  workspace = slack.addWorkspace(TEAM);
  workspace.addMember('UBOSS');
  workspace.addGuest('UGUEST');
  workspace.addChannel('CLIVE', ['UBOSS', 'UGUEST']);
  workspace.addChannel('CMANAGERS', ['UBOSS'], { kind: 'group' });
  await start();
});

afterAll(async () => {
  await garbo.stop();
  await slack.stop();
  await rm(folder, { recursive: true });
});

async function start(): Promise<void> {
  garbo = await GarboProcess.start({
    DATA_FOLDER: folder,
    HOST: '127.0.0.1',
    PUBLIC_URL,
    SLACK_CLIENT_ID: OAUTH_CLIENT.clientId,
    SLACK_CLIENT_SECRET: OAUTH_CLIENT.clientSecret,
    ENCRYPTION_KEY: '11'.repeat(32),
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
    SLACK_LIVE_CHANNELS: 'CLIVE',
    SLACK_MANAGERS: 'UBOSS',
  });
  sender = new FakeSlackSender(workspace, `${garbo.url}/slack/events`, SECRET);
}

/** Every installation as it lies in the database. The data folder belongs to one process: Garbo is stopped for it. */
async function dumpInstallations(): Promise<readonly string[]> {
  await garbo.stop();
  written += garbo.stderr;
  const pool = await openEmbedded(folder);
  const { rows } = await pool.query<{ row: string }>(
    'SELECT to_jsonb(installations)::text AS row FROM garbo.installations',
  );
  await pool.end();
  return rows.map(({ row }) => row);
}

it('a workspace installs Garbo, is worked for with its own token, and takes it away again', async () => {
  const browser = new FakeBrowser(garbo.url, PUBLIC_URL);
  expect((await browser.install(slack.oauth, TEAM)).status).toBe(200);
  const token = slack.oauth.tokensOf(TEAM).find((one) => one.startsWith(`xoxb-${TEAM}-`)) ?? '';
  expect(token).not.toBe('');

  await sender.writes('UGUEST', 'CLIVE', 'Siete un branco di idioti');
  await until(
    () => workspace.postsIn('CLIVE').find((post) => visibleText(post).includes('senza offendere')),
    'the answer to an insult',
  );

  const [row, ...others] = await dumpInstallations();
  expect(others).toEqual([]);
  expect(row).toContain(TEAM);
  expect(row).toMatch(/"bot-token": "v1\./);
  expect(row).not.toContain(token);

  await start();
  slack.oauth.uninstall(TEAM);
  expect((await sender.sendEvent({ type: 'app_uninstalled' })).answer.status).toBe(200);
  await until(() => (garbo.stderr.includes('workspace-left') ? true : null), 'the end of the work');
  expect(await dumpInstallations()).toEqual([]);
  expect(written).toContain('slack-installed');
  for (const secret of [token, OAUTH_CLIENT.clientSecret, '11'.repeat(32)]) {
    expect(written).not.toContain(secret);
  }
});
