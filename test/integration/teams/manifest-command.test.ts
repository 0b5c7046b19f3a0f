import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runManifestTeams, type TeamsManifestOptions } from '../../../src/commands/manifest-teams.js';

const SETTINGS = {
  TEAMS_APP_ID: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa',
  TEAMS_TENANT_ID: '11111111-1111-4111-8111-111111111111',
  TEAMS_APP_PASSWORD: 'a-secret',
  PUBLIC_URL: 'https://garbo.example.com',
};

let folder: string;
let out: string;
let err: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbo-manifest-'));
  out = '';
  err = '';
});
afterEach(() => rm(folder, { recursive: true }));

function run(options: Partial<TeamsManifestOptions> = {}, settings: NodeJS.ProcessEnv = SETTINGS) {
  const plain = { slash: false, out: join(folder, 'garbo-teams.zip'), force: false, json: false };
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    isTerminal: false,
  };
  return runManifestTeams(settings, { ...plain, ...options }, io);
}

async function manifestIn(file = 'garbo-teams.zip') {
  const files = unzipSync(await readFile(join(folder, file)));
  return JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'));
}

it('writes the package and says what to do next', async () => {
  await run();
  expect(await manifestIn()).toMatchObject({ id: SETTINGS.TEAMS_APP_ID, manifestVersion: '1.25' });
  expect(out).toBe('');
  expect(err).toMatch(/^Written to .*garbo-teams\.zip/u);
  for (const step of [
    '1. Upload',
    'https://garbo.example.com/api/messages',
    '2. If you like',
    '3. Add Garbo',
  ]) {
    expect(err).toContain(step);
  }
});

it('overwrites a file only when told to', async () => {
  const path = join(folder, 'garbo-teams.zip');
  await writeFile(path, 'something else');
  await expect(run()).rejects.toMatchObject({
    code: 'FILE_NOT_WRITTEN',
    message: `${path} exists already and is left as it is.`,
  });
  expect(await readFile(path, 'utf8')).toBe('something else');
  await run({ force: true });
  expect(await manifestIn()).toMatchObject({ id: SETTINGS.TEAMS_APP_ID });
  await expect(run({ out: join(folder, 'nowhere', 'x.zip') })).rejects.toMatchObject({
    code: 'FILE_NOT_WRITTEN',
  });
});

it('prints the manifest alone, and warns of an address Teams does not take', async () => {
  await run({ json: true, url: 'http://localhost:3000' });
  expect(JSON.parse(out)).toMatchObject({ validDomains: ['localhost:3000'] });
  expect(err).toBe('Warning: Teams sends only to addresses that begin with https://.\n');
  await expect(readFile(join(folder, 'garbo-teams.zip'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it.each([
  [{ slash: true }, SETTINGS],
  [{}, { ...SETTINGS, TEAMS_TARGETED_MESSAGES: 'on' }],
])('uses slash commands when asked: %j', async (options, settings) => {
  await run(options, settings);
  expect(await manifestIn()).toMatchObject({
    manifestVersion: '1.29',
    bots: [{ supportsTargetedMessages: true }],
  });
});

it('says what is missing', async () => {
  const { PUBLIC_URL: _, ...rest } = SETTINGS;
  await expect(run({}, rest)).rejects.toMatchObject({ code: 'TEAMS_MANIFEST_INCOMPLETE' });
  await expect(run({}, { PUBLIC_URL: SETTINGS.PUBLIC_URL })).rejects.toMatchObject({
    code: 'TEAMS_MANIFEST_INCOMPLETE',
  });
});
