import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGarbo } from '../../support/app-process.js';
import { APP_SECRET, type FakeTeams } from '../../support/teams/fake-teams.js';
import { FakeTeamsSender } from '../../support/teams/fake-teams-sender.js';
import { startGarboOnTeams, teamsSettings } from '../../support/teams/teams-process.js';
import { BOSS, GUEST, MANAGERS, SUPPORT, startFakeTeams } from '../../support/teams/teams-under-test.js';

interface Found {
  readonly part: string;
  readonly state: string;
  readonly say: string;
}

let teams: FakeTeams;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbo-teams-doctor-'));
  teams = await startFakeTeams();
  teams.conversation(MANAGERS).members.add(teams.addPerson('29:Dora').id);
});

afterEach(async () => {
  await teams.stop();
  await rm(folder, { recursive: true });
});

const healthy = () => ({
  ...teamsSettings(teams),
  DATA_FOLDER: folder,
  TEAMS_MANAGERS: `${BOSS},dora@example.com`,
  TEAMS_DIRECTORS: 'Dora@Example.com',
  TEAMS_LIVE_CHANNELS: SUPPORT,
  CONTACT_ADDRESS: 'reclami@negozio.it',
});

async function findings(settings = {}): Promise<{ readonly code: number | null; readonly found: Found[] }> {
  const { code, out } = await runGarbo(['doctor', '--json'], { ...healthy(), ...settings });
  expect(out).not.toContain(APP_SECRET);
  return { code, found: (JSON.parse(out) as { findings: Found[] }).findings };
}

describe('doctor, with Teams configured', () => {
  it('finds nothing at fault, and says what Teams cannot do', async () => {
    const { code, out } = await runGarbo(['doctor'], healthy());
    expect(code, out).toBe(0);
    expect(out).toContain('✓ Teams credentials: ');
    expect(out).toContain('✓ Teams managers: 2 people may decide');
    expect(out).toContain('– Teams limits: no app can delete what a customer wrote');
    expect(out).toContain('– Slack: ');
    expect(out).not.toContain('✗');
  });

  it('knows where Garbo was and what came, once it has run', async () => {
    const garbo = await startGarboOnTeams(teams, folder, healthy());
    const sender = new FakeTeamsSender(teams, `${garbo.url}/api/messages`);
    await sender.writes(GUEST, SUPPORT, 'Buongiorno, quando arriva il pacco?');
    const running = await findings();
    expect(running.found).toContainEqual({
      part: 'Teams places',
      state: 'not configured',
      say: expect.stringContaining('which Garbo is using'),
    });
    await garbo.stop();
    const { code, found } = await findings();
    expect(code).toBe(0);
    expect(found).toContainEqual({
      part: 'Teams places',
      state: 'ok',
      say: 'in 1 place: Assistenza (channel, live).',
    });
    expect(found).toContainEqual({
      part: 'Teams events',
      state: 'ok',
      say: expect.stringMatching(/^last came .*channel-message \(/),
    });
  });

  it('says what is wrong and what to do, exit 1', async () => {
    teams.conversation(MANAGERS).members.add(GUEST);
    const { code, found } = await findings({
      TEAMS_APP_PASSWORD: 'another',
      TEAMS_DIRECTOR_GROUPS: 'g-directors',
    });
    expect(code).toBe(1);
    expect(found).toContainEqual({
      part: 'Teams credentials',
      state: 'fault',
      say: expect.stringContaining('Check TEAMS_APP_ID'),
    });
    const right = await findings();
    expect(right.found).toContainEqual({
      part: 'Teams managers’ channel',
      state: 'fault',
      say: expect.stringContaining('Guest. Remove them'),
    });
  });

  it('names a file of the credential that cannot be read', async () => {
    const { code, found } = await findings({
      TEAMS_APP_PASSWORD: '',
      TEAMS_CERTIFICATE_FILE: join(folder, 'no-such-file.pem'),
    });
    expect(code).toBe(1);
    expect(found).toContainEqual({
      part: 'Teams',
      state: 'fault',
      say: expect.stringContaining('TEAMS_CERTIFICATE_FILE'),
    });
  });
});

describe('start, with Teams configured', () => {
  it('says at once what keeps Garbo from its work', async () => {
    const garbo = await startGarboOnTeams(teams, folder, { TEAMS_MANAGERS_CHANNEL: '', CONTACT_ADDRESS: '' });
    expect(garbo.stderr).toContain('by writing setup to Garbo or TEAMS_MANAGERS_CHANNEL');
    expect(garbo.stderr).toContain('by writing setup to Garbo or CONTACT_ADDRESS');
    await garbo.stop();
  });
});
