import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';
import { APP_ID } from '../../support/teams/fake-teams.js';
import {
  GUEST,
  OTHER_TENANT,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

let world: TeamsUnderTest;
let consoleSpies: readonly MockInstance[];

beforeEach(async () => {
  const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;
  consoleSpies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  world = await startTeamsUnderTest();
});

afterEach(async () => {
  for (const spy of consoleSpies) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  await world.stop();
});

function message(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const activity = world.sender.activity('message', SUPPORT, GUEST, '1700000000001');
  return { ...activity, id: '1700000000001', text: 'Ciao', textFormat: 'plain', ...changes };
}

/** Sends it as somebody who knows nothing of Teams: whatever body, whatever header. */
function knock(body: string, authorization: string | null, more: Record<string, string> = {}) {
  return fetch(`${world.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}), ...more },
    body,
  });
}

/** The same token with another header, and its signature or another one. */
function withHeader(token: string, header: object, signature?: string): string {
  const [, claims = '', signed = ''] = token.split('.');
  return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${claims}.${signature ?? signed}`;
}

describe('what Teams sends', () => {
  it('is let in, and the keys are fetched once for all', async () => {
    const answers = await Promise.all(
      ['1700000000001', '1700000000002', '1700000000003'].map((id) => world.sender.deliver(message({ id }))),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(world.queues.messages).toHaveLength(3);
    expect(world.teams.keys.fetches).toBe(1);
  });

  it('is let in when the clocks differ by four minutes', async () => {
    for (const claims of [{ exp: now() - 240 }, { nbf: now() + 240 }]) {
      const token = await world.teams.token(claims);
      expect((await world.sender.deliver(message(), `Bearer ${token}`)).status).toBe(200);
    }
  });
});

describe('a token that is refused with 401', () => {
  const cases: Readonly<Record<string, () => Promise<string | null>>> = {
    'is missing': async () => null,
    'is empty': async () => '',
    'is of another scheme': async () => `Basic ${await world.teams.token()}`,
    'is no token': async () => 'Bearer what-do-I-know',
    'is made of nothing': async () => 'Bearer a.b.c',
    'says that it is not signed': async () =>
      `Bearer ${withHeader(await world.teams.token(), { alg: 'none', kid: 'key-of-teams' }, '')}`,
    'names an algorithm by which anybody can sign with a public key': async () =>
      `Bearer ${withHeader(await world.teams.token(), { alg: 'HS256', kid: 'key-of-teams' })}`,
    'was signed by somebody else in the name of Teams': async () =>
      `Bearer ${await world.teams.token({}, 'impostor')}`,
    'was signed with a key nobody has heard of': async () =>
      `Bearer ${await world.teams.token({}, 'unheard-of')}`,
    'was signed for a channel that is not Teams': async () =>
      `Bearer ${await world.teams.token({}, 'directline')}`,
    'has expired': async () => `Bearer ${await world.teams.token({ nbf: now() - HOUR, exp: now() - 301 })}`,
    'does not count yet': async () => `Bearer ${await world.teams.token({ nbf: now() + 330 })}`,
    'never expires': async () => `Bearer ${await world.teams.token({ exp: undefined })}`,
    'is for another app': async () => `Bearer ${await world.teams.token({ aud: 'another-app' })}`,
    'is for nobody': async () => `Bearer ${await world.teams.token({ aud: undefined })}`,
    'is of another issuer': async () => `Bearer ${await world.teams.token({ iss: 'https://example.com' })}`,
    'is of no issuer': async () => `Bearer ${await world.teams.token({ iss: undefined })}`,
    'is for another address of the connector': async () =>
      `Bearer ${await world.teams.token({ serviceurl: 'https://smba.trafficmanager.net/emea/' })}`,
    'is for no address': async () => `Bearer ${await world.teams.token({ serviceurl: undefined })}`,
    // What the SDK would take for the Bot Framework's Emulator: Entra's token for the bot's own app.
    'is of the Emulator (version 1)': async () =>
      `Bearer ${await world.teams.token({
        iss: `https://sts.windows.net/${OWN_TENANT}/`,
        tid: OWN_TENANT,
        ver: '1.0',
        appid: APP_ID,
      })}`,
    'is of the Emulator (version 2)': async () =>
      `Bearer ${await world.teams.token({
        iss: `https://login.microsoftonline.com/${OWN_TENANT}/v2.0`,
        tid: OWN_TENANT,
        ver: '2.0',
        azp: APP_ID,
      })}`,
    'is of another bot, which calls this one as its skill': async () =>
      `Bearer ${await world.teams.token({
        iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
        ver: '2.0',
        azp: 'another-bot',
      })}`,
    'is of another bot, and signed by Teams': async () =>
      `Bearer ${await world.teams.token({ ver: '1.0', appid: 'another-bot' })}`,
  };
  it.each(Object.entries(cases))('because it %s', async (_name, authorization) => {
    const answer = await knock(JSON.stringify(message()), await authorization());
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    expect(world.queues.messages).toEqual([]);
    expect(world.log.lines).toEqual([expect.objectContaining({ event: 'teams-delivery-refused' })]);
  });

  it('however often: the log has one line', async () => {
    for (let knocks = 0; knocks < 20; knocks += 1) expect((await knock('{}', 'Bearer x')).status).toBe(401);
    expect(world.log.lines).toHaveLength(1);
  });

  it.each(['emulator', 'webchat', 'directline', 'AseChannel', undefined])(
    'with an activity of the channel %s',
    async (channelId) => {
      expect((await world.sender.deliver(message({ channelId }))).status).toBe(401);
      expect(world.queues.messages).toEqual([]);
    },
  );
});

describe('keys that cannot be fetched', () => {
  it.each([500, 404])('let nobody in: the service answers %d', async (status) => {
    world.teams.keys.fetching = status;
    expect((await world.sender.deliver(message())).status).toBe(503);
    expect(world.queues.messages).toEqual([]);
    world.teams.keys.fetching = 'answered';
    expect((await world.sender.deliver(message())).status).toBe(200);
  });

  it('let nobody in: the service never answers, and is asked once for all who knock', async () => {
    world.teams.keys.fetching = 'never-answered';
    const answers = await Promise.all([1, 2, 3].map(() => world.sender.deliver(message())));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(world.teams.keys.fetches).toBe(1);
    expect(world.queues.messages).toEqual([]);
  });
});

describe('a body that is refused', () => {
  const token = async () => `Bearer ${await world.teams.token()}`;

  it('is no JSON: 400', async () => {
    expect((await knock('{"type":', await token())).status).toBe(400);
  });

  it('is larger than a megabyte: 413', async () => {
    expect(
      (await knock(JSON.stringify(message({ text: 'x'.repeat(1_100_000) })), await token())).status,
    ).toBe(413);
  });

  it('is packed in a way nobody reads: 415', async () => {
    expect((await knock('{}', await token(), { 'content-encoding': 'rot13' })).status).toBe(415);
  });

  it('is of another type: nothing says that Teams sent it', async () => {
    expect((await knock('type=message', await token(), { 'content-type': 'text/plain' })).status).toBe(401);
  });

  it('is not read at all when its token is bad', async () => {
    expect((await knock('{"type":', 'Bearer x')).status).toBe(401);
    expect((await knock('x'.repeat(1_100_000), null)).status).toBe(401);
  });

  afterEach(() => expect(world.queues.messages).toEqual([]));
});

it('a tenant in which Garbo may not work is refused with 403, and none of its words are kept', async () => {
  const conversation = { id: SUPPORT, conversationType: 'channel', tenantId: OTHER_TENANT };
  const answer = await world.sender.deliver(
    message({ conversation, channelData: { tenant: { id: OTHER_TENANT } }, text: 'parole altrui' }),
  );
  expect(answer).toEqual({ status: 403, body: null });
  expect(world.queues.messages).toEqual([]);
  expect(JSON.stringify(world.log.lines)).not.toContain('parole altrui');
  expect(world.log.lines).toEqual([expect.objectContaining({ event: 'teams-tenant-not-allowed' })]);
  const known = await world.options.contacts.workspaces('teams');
  expect(known.map(({ workspace }) => workspace)).not.toContain(OTHER_TENANT);
});
