import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTeamsPlatform } from '../../../adapters/teams/index.js';
import { ROLE_AGES_MS, ROLES_KNOWN_WITHIN_MS } from '../../../adapters/teams/role-ages.js';
import { rolesInForce } from '../../../src/composition/roles.js';
import { teamsRolesFromConfig } from '../../../src/composition/teams-roles.js';
import { readConfig } from '../../../src/config.js';
import type { Role } from '../../../src/core/people/person.js';
import type { CaseRecord } from '../../../src/core/ports/case-record.js';
import type { ChatPlatform } from '../../../src/core/ports/chat-platform.js';
import { checkSettings } from '../../../src/core/settings/check-settings.js';
import { coreSettings } from '../../../src/core-settings.js';
import { describeOnDatabases } from '../../support/databases.js';
import { HandClock } from '../../support/doubles.js';
import { openRecord } from '../../support/record-samples.js';
import { keyPhrases } from '../../support/slack/slack-under-test.js';
import { APP_ID, APP_SECRET, guidOf } from '../../support/teams/fake-teams.js';
import {
  AGENT,
  BOSS,
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const SECOND = 1_000;
const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const BOSSES = guidOf('bosses');

const config = readConfig({
  TEAMS_APP_ID: APP_ID,
  TEAMS_TENANT_ID: OWN_TENANT,
  TEAMS_APP_PASSWORD: APP_SECRET,
  TEAMS_MANAGERS: 'boss@example.com',
  TEAMS_MANAGER_GROUPS: BOSSES,
});
const settings = coreSettings(config, '', ({ conversation }) => [conversation]);

it('leaves time for the calls beside the ages that add up', () => {
  const ages = Object.values(ROLE_AGES_MS).reduce((sum, age) => sum + age, 0);
  expect(ROLES_KNOWN_WITHIN_MS).toBe(5 * 60 * SECOND);
  expect(ROLES_KNOWN_WITHIN_MS - ages).toBeGreaterThanOrEqual(30 * SECOND);
});

describeOnDatabases('a change of role on Teams', (pool) => {
  let record: CaseRecord;
  let run: TeamsUnderTest;
  let clock: HandClock;
  /** Two processes of one installation. */
  let processes: readonly ChatPlatform[];

  beforeAll(async () => {
    record = await openRecord(pool());
  });
  beforeEach(async () => {
    clock = new HandClock();
    const rolesOf = () =>
      rolesInForce(teamsRolesFromConfig(config), 'teams', { record, settings, clock }, ROLE_AGES_MS.lists);
    run = await startTeamsUnderTest({ clock, rolesOf: rolesOf() });
    run.teams.permissions.add('GroupMember.Read.All');
    run.teams.groups.set(BOSSES, [guidOf('Agent')]);
    for (const id of [AGENT, BOSS, GUEST]) await run.sender.writes(id, SUPPORT, 'Buongiorno');
    const second = createTeamsPlatform({ ...run.options, rolesOf: rolesOf() });
    processes = [run.adapter.platform, second.platform];
  });
  afterEach(() => run.stop());

  const rolesOf = (id: string): Promise<readonly Role[]> =>
    Promise.all(processes.map(async (one) => (await one.findPerson(WORKSPACE, id)).role));

  /** Every part is asked for again at the last moment at which it still has the old answer. */
  async function asTimeGoesBy(milliseconds: number, ask: () => Promise<unknown>): Promise<void> {
    for (let gone = 0; gone < milliseconds; gone += SECOND) {
      await ask();
      clock.advance(SECOND);
    }
  }

  it.each([0, 1, 119, 121, 239])(
    'who leaves a group is a manager no more after five minutes, however it was asked before (%d s)',
    async (offset) => {
      expect(await rolesOf(GUEST)).toEqual(['customer', 'customer']);
      run.teams.groups.set(BOSSES, []);
      await asTimeGoesBy(offset * SECOND, () => rolesOf(GUEST));
      await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS - offset * SECOND, async () => {
        await rolesOf(AGENT);
        await rolesOf(GUEST);
      });
      expect(await rolesOf(AGENT)).toEqual(['agent', 'agent']);
    },
  );

  it('what people set in the settings counts in both processes, under whichever name they are listed', async () => {
    expect([await rolesOf(BOSS), await rolesOf(AGENT)]).toEqual([
      ['manager', 'manager'],
      ['manager', 'manager'],
    ]);
    const change = { ...WORKSPACE, conversation: '*', from: null, by: BOSS, at: clock.now() } as const;
    const to = { users: [AGENT], groups: [] };
    await record.transaction(async (tx) => {
      await tx.changeSetting({ ...change, key: 'managers', to, once: randomUUID() });
      await tx.changeSetting({ ...change, key: 'customers', to: [BOSS], once: randomUUID() });
    });
    await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS, () => Promise.all([BOSS, AGENT].map(rolesOf)));
    expect([await rolesOf(BOSS), await rolesOf(AGENT)]).toEqual([
      ['customer', 'customer'],
      ['manager', 'manager'],
    ]);
    await record.transaction(async (tx) => {
      const managers = { users: ['boss@example.com'], groups: [BOSSES] };
      await tx.changeSetting({ ...change, key: 'managers', to: managers, once: randomUUID() });
      await tx.changeSetting({ ...change, key: 'customers', to: [], once: randomUUID() });
    });
  });

  it('a manager whom the settings name by another name cannot be corrected to a customer', async () => {
    const tools = {
      record,
      settings,
      phrases: keyPhrases,
      log: run.log,
      platformOf: () => run.adapter.platform,
    };
    const correct = (customer: string) =>
      checkSettings(tools, {
        of: 'people',
        workspace: WORKSPACE,
        actor: AGENT,
        customers: [customer],
        agents: [],
        asThePlatformSays: [],
      });
    expect(await correct(BOSS)).toMatchObject({
      status: 'faulty',
      faults: [{ say: expect.stringContaining('settings.refused.manager-as-customer') }],
    });
    expect(await correct(GUEST)).toEqual({ status: 'ready' });
  });

  it('who is no member of the tenant any more, but a guest, is a customer after five minutes', async () => {
    expect(await rolesOf(AGENT)).toEqual(['manager', 'manager']);
    run.teams.groups.set(BOSSES, []);
    run.teams.addGuest(AGENT);
    await asTimeGoesBy(ROLES_KNOWN_WITHIN_MS, () => rolesOf(AGENT));
    expect(await rolesOf(AGENT)).toEqual(['customer', 'customer']);
  });
});
