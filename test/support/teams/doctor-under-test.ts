import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { examineTeams, type TeamsExamination } from '../../../adapters/teams/index.js';
import type { CheckFinding } from '../../../src/core/doctor/answer.js';
import { MemoryContactRows } from '../memory-contact-rows.js';
import { KeptLog } from '../slack/slack-under-test.js';
import { APP_ID, APP_SECRET, type FakeTeams, guidOf } from './fake-teams.js';
import { AGENT, BOSS, MANAGERS, OWN_TENANT, SUPPORT, startFakeTeams } from './teams-under-test.js';

const PUBLIC_URL = 'https://garbo.negozio.it';
const NOBODY = { users: [], groups: [] };
/** Who is in it is a manager. */
export const MANAGERS_GROUP = guidOf('managers');

/** How the installation under examination differs from a healthy one. */
export interface Illness {
  readonly teams?: (teams: FakeTeams) => void;
  readonly settings?: Partial<Awaited<ReturnType<TeamsExamination['settingsOf']>>>;
  readonly options?: (teams: FakeTeams) => Partial<TeamsExamination>;
  /** What the public address answers to whoever brings no token; `null`: nothing. */
  readonly addressSays?: number | null;
}

/**
 * Examines a tenant in which all is well, but for the illness: a live channel with guests and people of another tenant,
 * and the managers' own with the managers Boss, Marco (by group) and the director Dora.
 */
export async function examine(illness: Illness = {}): Promise<readonly CheckFinding[]> {
  const teams = await startFakeTeams();
  const managers = teams.conversation(MANAGERS).members;
  for (const name of ['Marco', 'Dora']) managers.add(teams.addPerson(`29:${name}`).id);
  teams.groups.set(MANAGERS_GROUP, [guidOf('Marco')]);
  teams.permissions.add('GroupMember.Read.All');
  illness.teams?.(teams);
  const contacts = await heardFrom(teams);
  const address = await addressThatSays(illness.addressSays === undefined ? 401 : illness.addressSays);
  try {
    return await examineTeams({
      appId: APP_ID,
      credential: { kind: 'secret', secret: APP_SECRET },
      tenant: OWN_TENANT,
      tenants: [OWN_TENANT],
      addresses: teams.addresses,
      targetedMessages: false,
      contacts,
      recordFault: null,
      publicUrl: PUBLIC_URL,
      request: address.request,
      timeZone: 'Europe/Rome',
      settingsOf: async () => ({
        roles: {
          customers: NOBODY,
          agents: NOBODY,
          managers: { users: ['boss@example.com'], groups: [MANAGERS_GROUP] },
          directors: { users: [guidOf('Dora')], groups: [] },
          corrected: { agents: [], customers: [] },
        },
        managersChannels: [MANAGERS],
        namedChannels: [SUPPORT],
        modeOf: async (channel: string) => (channel === SUPPORT ? 'live' : 'shadow'),
        contactAddress: 'reclami@negozio.it',
        ...illness.settings,
      }),
      arrivalsIn: async () => new Map([['channel-message', new Date('2026-11-25T17:04:00Z')]]),
      log: new KeptLog(),
      clock: { now: () => new Date() },
      ...illness.options?.(teams),
    });
  } finally {
    await address.stop();
    await teams.stop();
  }
}

/** What Garbo knows once something has come from every place of the fake. */
async function heardFrom(teams: FakeTeams): Promise<MemoryContactRows> {
  const rows = new MemoryContactRows();
  const workspace = { platform: 'teams', workspace: OWN_TENANT } as const;
  for (const { id, kind, name, team } of teams.conversations.values()) {
    const address = {
      kind: kind === 'channel' ? kind : 'chat',
      serviceUrl: teams.serviceUrl,
      name: name || null,
      team: team?.id ?? null,
      group: team?.group ?? null,
    };
    await rows.keep({ ...workspace, kind: 'conversation', id }, JSON.stringify(address));
  }
  for (const id of [AGENT, BOSS]) {
    const address = { conversation: SUPPORT, entra: teams.people.get(id)?.entra ?? null, direct: null };
    await rows.keep({ ...workspace, kind: 'person', id }, JSON.stringify(address));
  }
  return rows;
}

/** A server in the place of the public address, which a test has no certificate for. */
async function addressThatSays(status: number | null): Promise<{
  readonly request: typeof fetch;
  readonly stop: () => Promise<void>;
}> {
  const server = createServer((asked, response) => {
    const isAsExpected =
      asked.method === 'POST' && asked.url === '/api/messages' && !asked.headers.authorization;
    if (status === null) asked.socket.destroy();
    else response.writeHead(isAsExpected ? status : 500).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    request: (url, init) => fetch(String(url).replace(PUBLIC_URL, origin), init),
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
