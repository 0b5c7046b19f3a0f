import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GarboProcess, runGarbo } from '../../support/app-process.js';
import { FakeSlack } from '../../support/fake-slack.js';
import { FakeSlackSender } from '../../support/fake-slack-sender.js';

const SECRET = 'a-signing-secret';
const PUBLIC_URL = 'https://garbo.negozio.it';

interface Found {
  readonly part: string;
  readonly state: string;
  readonly say: string;
}

let slack: FakeSlack;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbo-doctor-'));
  slack = await FakeSlack.start();
  for (const id of ['UAGENT', 'UBOSS', 'UMARCO', 'UDIR']) slack.addMember(id);
  slack.addGuest('UGUEST');
  slack.addChannel('CORDINI', ['UAGENT', 'UGUEST']);
  slack.addChannel('CMANAGERS', ['UBOSS', 'UMARCO', 'UDIR'], { kind: 'group' });
});

afterEach(async () => {
  await slack.stop();
  await rm(folder, { recursive: true });
});

const healthy = () => ({
  DATA_FOLDER: folder,
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_API_URL: slack.apiUrl,
  SLACK_CONFIG_TOKEN: slack.app.configToken,
  PUBLIC_URL,
  SLACK_MANAGERS_CHANNEL: 'CMANAGERS',
  SLACK_MANAGERS: 'UBOSS,UMARCO',
  SLACK_DIRECTORS: 'UDIR',
  SLACK_LIVE_CHANNELS: 'CORDINI',
  CONTACT_ADDRESS: 'reclami@negozio.it',
});

describe('manifest slack', () => {
  it('prints a manifest with the own address, which the doctor then finds in Slack', async () => {
    const printed = await runGarbo(['manifest', 'slack', '--json'], { PUBLIC_URL });
    expect(printed).toMatchObject({ code: 0, err: '' });
    slack.app.manifest = JSON.parse(printed.out) as object;
    const { code, out } = await runGarbo(['doctor'], healthy());
    expect(code, out).toBe(0);
    expect(out).toContain('✓ Slack app settings: ');
    expect(out).not.toContain('✗');
  });

  it('prints YAML that says the same', async () => {
    const [yaml, json] = await Promise.all([
      runGarbo(['manifest', 'slack', '--url', PUBLIC_URL]),
      runGarbo(['manifest', 'slack', '--url', PUBLIC_URL, '--json']),
    ]);
    expect(parse(yaml.out)).toEqual(JSON.parse(json.out));
    expect(yaml.out).toMatch(/^# The Slack app of Garbo/);
  });

  it('names no address in Socket Mode', async () => {
    const { code, out } = await runGarbo(['manifest', 'slack', '--socket', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(out).not.toContain('https://');
  });

  it('says what to set where it knows no address, exit 2', async () => {
    const { code, out, err } = await runGarbo(['manifest', 'slack']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Set PUBLIC_URL or add --url .* add --socket/);
  });

  it('warns of an address Slack cannot reach, beside the manifest', async () => {
    const { code, out, err } = await runGarbo(['manifest', 'slack', '--json'], {
      PUBLIC_URL: 'http://localhost:3000',
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ display_information: { name: 'Garbo' } });
    expect(err).toContain('Warning: Slack cannot reach localhost');
  });
});

describe('doctor', () => {
  it('says what is wrong with Slack and what to do, exit 1, and shows no secret', async () => {
    slack.app.scopes.delete('channels:read');
    slack.channels.get('CMANAGERS')?.members.add('UGUEST');
    const { code, out } = await runGarbo(['doctor', '--json'], healthy());
    expect(code).toBe(1);
    const { findings } = JSON.parse(out) as { findings: Found[] };
    expect(findings).toContainEqual({
      part: 'Slack scopes',
      state: 'fault',
      say: expect.stringContaining('install the app again'),
    });
    expect(findings).toContainEqual({
      part: 'Slack managers’ channel',
      state: 'fault',
      say: expect.stringContaining('UGUEST'),
    });
    for (const secret of [slack.botToken, slack.app.configToken, SECRET]) expect(out).not.toContain(secret);
  });

  it('knows what came while Garbo ran, and says so while it runs', async () => {
    const garbo = await GarboProcess.start(healthy());
    const sender = new FakeSlackSender(slack, `${garbo.url}/slack/events`, SECRET);
    await sender.writes('UGUEST', 'CORDINI', 'Buongiorno, quando arriva il pacco?');
    await sender.commands('UBOSS', 'CORDINI', 'shadow');
    const running = await runGarbo(['doctor', '--json'], healthy());
    const { findings } = JSON.parse(running.out) as { findings: Found[] };
    expect(findings).toContainEqual({
      part: 'Slack events',
      state: 'not configured',
      say: expect.stringContaining('which Garbo is using'),
    });
    expect(findings).toContainEqual({
      part: 'Slack record',
      state: 'not configured',
      say: expect.stringMatching(/Stop .*DATA_FOLDER/),
    });
    await garbo.stop();

    const stopped = await runGarbo(['doctor', '--json'], healthy());
    const later = (JSON.parse(stopped.out) as { findings: Found[] }).findings;
    expect(later).toContainEqual({
      part: 'Slack events',
      state: 'ok',
      say: expect.stringMatching(/^last came .*message\.channels \(.*Not yet: message\.groups/),
    });
    expect(later).toContainEqual({
      part: 'Slack channels',
      state: 'ok',
      say: 'in 1 channel: #cordini (shadow).',
    });
  });
});
