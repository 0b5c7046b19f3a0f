import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { AppTokens } from '../../../adapters/teams/identity/tokens.js';
import type { TeamsCredential } from '../../../adapters/teams/index.js';
import { PlatformRefused, PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { packageRoot } from '../../../src/package-root.js';
import { FakeIdentity } from '../../support/teams/fake-identity.js';
import { APP_ID, APP_SECRET, FakeTeams, OTHER_TENANT, OWN_TENANT } from '../../support/teams/fake-teams.js';

let teams: FakeTeams;
let pem: string;
let identity: FakeIdentity;
// For the whole file: MSAL looks up once in a process where managed identities are.
beforeAll(async () => {
  identity = await FakeIdentity.start('of-the-identity');
  vi.stubEnv('IDENTITY_ENDPOINT', identity.endpoint);
  vi.stubEnv('IDENTITY_HEADER', identity.header);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await identity.stop();
});
beforeEach(async () => {
  teams = await FakeTeams.start();
  pem = await readFile(join(packageRoot(), 'test/fixtures/teams/certificate.pem'), 'utf8');
});
afterEach(async () => {
  vi.useRealTimers();
  identity.isAway = false;
  await teams.stop();
});

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

it('a managed identity proves who asks, and is asked once for all tenants', async () => {
  const managed = tokens({ kind: 'managed-identity', clientId: identity.clientId });
  await expect(managed.forConnector()).rejects.toThrow(PlatformRefused);
  teams.registration.federatedTokens.push('of-the-identity');
  expect(await managed.forConnector()).toBe(`connector-${OWN_TENANT}`);
  await managed.forGraph(OTHER_TENANT);
  expect(identity.given).toBe(1);
});

it('a managed identity that Azure does not know is refused; one that cannot be asked is tried again later', async () => {
  const unknown = tokens({ kind: 'managed-identity', clientId: 'unknown' });
  await expect(unknown.forConnector()).rejects.toThrow(PlatformRefused);
  identity.isAway = true;
  await expect(unknown.forConnector()).rejects.toThrow(PlatformUnavailable);
  expect(teams.logins).toBe(0);
});

it('a token is fetched once while it is valid, and anew when its time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const asking = tokens({ kind: 'secret', secret: APP_SECRET });
  for (let calls = 0; calls < 3; calls += 1) await asking.forConnector();
  expect(teams.logins).toBe(1);
  vi.setSystemTime(Date.now() + 50 * 60_000);
  await asking.forConnector();
  expect(teams.logins).toBe(1);
  // The login gives a token for 3,599 seconds.
  vi.setSystemTime(Date.now() + 10 * 60_000);
  for (let calls = 0; calls < 3; calls += 1) await asking.forConnector();
  expect(teams.logins).toBe(2);
});

it('each tenant and each service has a token of its own', async () => {
  const asking = tokens({ kind: 'secret', secret: APP_SECRET });
  for (let calls = 0; calls < 2; calls += 1) {
    await asking.forConnector();
    await asking.forGraph(OWN_TENANT);
    await asking.forGraph(OTHER_TENANT);
  }
  expect(teams.logins).toBe(3);
});

it('a login that cannot be reached is tried again later', async () => {
  const addresses = { ...teams.addresses, login: 'http://127.0.0.1:1' };
  const credential = { kind: 'secret', secret: APP_SECRET } as const;
  const away = new AppTokens({ appId: APP_ID, tenant: OWN_TENANT, credential, addresses });
  await expect(away.forConnector()).rejects.toThrow(PlatformUnavailable);
});
