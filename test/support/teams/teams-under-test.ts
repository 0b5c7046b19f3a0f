import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createTeamsPlatform, type TeamsOptions, type TeamsPlatform } from '../../../adapters/teams/index.js';
import type { PressOutcome } from '../../../src/core/cases/press.js';
import type { Press } from '../../../src/core/ports/queues.js';
import { FakeQueues } from '../fake-queues.js';
import { MemoryContactRows } from '../memory-contact-rows.js';
import { KeptLog, keyPhrases, SCRIPTED_REPORT } from '../slack/slack-under-test.js';
import { APP_ID, APP_SECRET, FakeTeams, OTHER_TENANT, OWN_TENANT } from './fake-teams.js';
import { FakeTeamsSender } from './fake-teams-sender.js';

/** Who is there, and where. */
export const SUPPORT = '19:support@thread.tacv2';
export const MANAGERS = '19:managers@thread.tacv2';
export const CHAT = '19:chat@thread.v2';
export const AGENT = '29:Agent';
export const BOSS = '29:Boss';
export const GUEST = '29:Guest';
export const OTHER_GUEST = '29:OtherGuest';
/** Of another tenant: the bot cannot write to them directly. */
export const EXTERNAL = '29:External';

/** The Teams adapter against a fake Microsoft, over real HTTP, with doubles for what stands behind it. */
export interface TeamsUnderTest {
  readonly teams: FakeTeams;
  readonly adapter: TeamsPlatform;
  /** What it was made with: for another adapter beside it, as another process has one. */
  readonly options: TeamsOptions;
  readonly origin: string;
  readonly sender: FakeTeamsSender;
  readonly queues: FakeQueues;
  readonly log: KeptLog;
  /** What the check answers to presses, and the presses it was asked about. */
  readonly check: { outcome: PressOutcome | Error; readonly asked: Press[] };
  stop(): Promise<void>;
}

/** The people and places of the tests, in a fake Microsoft of their own. */
export async function startFakeTeams(): Promise<FakeTeams> {
  const teams = await FakeTeams.start();
  teams.addPerson(AGENT);
  teams.addPerson(BOSS);
  teams.addGuest(GUEST);
  teams.addGuest(OTHER_GUEST);
  teams.addExternal(EXTERNAL);
  teams.addChannel(SUPPORT, [AGENT, BOSS, GUEST, OTHER_GUEST, EXTERNAL]);
  teams.addChannel(MANAGERS, [BOSS], 'Responsabili', { membership: 'private' });
  teams.addChat(CHAT, [AGENT, GUEST, EXTERNAL]);
  return teams;
}

/** Garbo has been in the channels of the tests for a while. */
async function contactsWithPlaces({ conversations, serviceUrl }: FakeTeams): Promise<MemoryContactRows> {
  const rows = new MemoryContactRows();
  for (const { id, name, team } of conversations.values()) {
    if (!team) continue;
    const address = { kind: 'channel', serviceUrl, name, team: team.id, group: team.group };
    const key = { platform: 'teams', workspace: OWN_TENANT, kind: 'conversation', id } as const;
    await rows.keep(key, JSON.stringify(address));
  }
  return rows;
}

/** Starts all of it. In the channel SUPPORT: an agent, a manager, a guest, somebody of another tenant. */
export async function startTeamsUnderTest(options: Partial<TeamsOptions> = {}): Promise<TeamsUnderTest> {
  const teams = await startFakeTeams();
  const queues = new FakeQueues();
  const log = new KeptLog();
  const check: TeamsUnderTest['check'] = { outcome: { status: 'ready', say: '' }, asked: [] };
  const nobody = { users: [], groups: [] };
  const whole: TeamsOptions = {
    appId: APP_ID,
    credential: { kind: 'secret', secret: APP_SECRET },
    tenant: OWN_TENANT,
    tenants: [OWN_TENANT],
    addresses: teams.addresses,
    targetedMessages: false,
    rolesOf: async () => ({
      customers: nobody,
      agents: nobody,
      managers: { users: [BOSS], groups: [] },
      directors: nobody,
      corrected: { agents: [], customers: [] },
    }),
    managersLanguage: 'it',
    managersConversationOf: async () => MANAGERS,
    queues,
    contacts: await contactsWithPlaces(teams),
    noteArrival: async () => undefined,
    checkPress: async (press) => {
      check.asked.push(press);
      if (check.outcome instanceof Error) throw check.outcome;
      return check.outcome;
    },
    viewPost: async () => null,
    openSealed: async () => ({ say: 'press.gone' }),
    mayAskForSupport: async (_workspace, person) => person === AGENT,
    sayStats: async (_workspace, person, language) => (person === BOSS ? `Numeri (${language}) <b>` : null),
    checkSettings: async () => ({ status: 'ready' }),
    changeHolds: async () => true,
    settingsInForce: async () => ({
      workspace: {
        managersConversation: MANAGERS,
        managers: { users: [BOSS], groups: [] },
        directors: nobody,
        agents: [],
        customers: [],
        workingTimes: { days: [1, 2, 3, 4, 5], hours: { from: 540, to: 1080 } },
        contactAddress: null,
      },
      conversations: new Map(),
    }),
    policyText: (language) => `La policy (${language})`,
    modeLines: async ({ conversation }, language) => [`${language} mode of ${conversation}`, '<set>'],
    checkReport: async () => SCRIPTED_REPORT,
    reportableClauses: (language) => [{ id: 'abusive-language', text: `Offese (${language})` }],
    statusLines: async ({ actor, customer, language }) => [`${language} ${customer} <seen> by ${actor}`],
    commitments: (language) => [{ clause: 'courtesy', text: `Cortesia (${language})` }],
    phrases: keyPhrases,
    log,
    clock: { now: () => new Date() },
    ...options,
  };
  const adapter = createTeamsPlatform(whole);
  const app = express();
  adapter.mount(app);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await adapter.start();
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    teams,
    adapter,
    options: whole,
    origin,
    sender: new FakeTeamsSender(teams, `${origin}/api/messages`),
    queues,
    log,
    check,
    async stop() {
      await adapter.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await teams.stop();
    },
  };
}

export { OTHER_TENANT, OWN_TENANT };
