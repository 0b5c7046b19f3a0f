import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppTokens } from '../../../adapters/teams/identity/tokens.js';
import type { TeamsCredential } from '../../../adapters/teams/index.js';
import { PlatformRefused, PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { packageRoot } from '../../../src/package-root.js';
import { APP_ID, APP_SECRET, FakeTeams, OTHER_TENANT, OWN_TENANT } from '../../support/teams/fake-teams.js';

let teams: FakeTeams;
let pem: string;
beforeEach(async () => {
  teams = await FakeTeams.start();
  pem = await readFile(join(packageRoot(), 'test/fixtures/teams/certificate.pem'), 'utf8');
});
afterEach(() => teams.stop());

function tokens(credential: TeamsCredential): AppTokens {
  return new AppTokens({ appId: APP_ID, tenant: OWN_TENANT, credential, addresses: teams.addresses });
}

it('a secret proves who asks; a wrong one is refused with what to do', async () => {
  expect(await tokens({ kind: 'secret', secret: APP_SECRET }).forConnector()).toBe(`connector-${OWN_TENANT}`);
  const refused = tokens({ kind: 'secret', secret: 'an-old-secret' }).forConnector();
  await expect(refused).rejects.toThrow(PlatformRefused);
  await expect(refused).rejects.toMatchObject({ whatToDo: expect.stringContaining('secret') });
});

it('a certificate proves who asks, in each tenant; one the app registration does not know is refused', async () => {
  const withCertificate = tokens({ kind: 'certificate', pem });
  await expect(withCertificate.forConnector()).rejects.toThrow(PlatformRefused);
  teams.registration.certificates.push(pem);
  expect(await withCertificate.forConnector()).toBe(`connector-${OWN_TENANT}`);
  expect(await withCertificate.forGraph(OTHER_TENANT)).not.toBe(await withCertificate.forGraph(OWN_TENANT));
});

it('a federated token is read anew each time one is needed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'garbo-token-'));
  const file = join(folder, 'token');
  teams.registration.federatedTokens.push('the-newest');
  const federated = tokens({ kind: 'federated-token', file });
  await expect(federated.forConnector()).rejects.toThrow();
  await writeFile(file, 'an-old-one\n');
  await expect(federated.forConnector()).rejects.toThrow(PlatformRefused);
  await writeFile(file, 'the-newest\n');
  expect(await federated.forConnector()).toBe(`connector-${OWN_TENANT}`);
  await rm(folder, { recursive: true });
});

it('a login that cannot be reached is tried again later', async () => {
  const addresses = { ...teams.addresses, login: 'http://127.0.0.1:1' };
  const credential = { kind: 'secret', secret: APP_SECRET } as const;
  const away = new AppTokens({ appId: APP_ID, tenant: OWN_TENANT, credential, addresses });
  await expect(away.forConnector()).rejects.toThrow(PlatformUnavailable);
});
