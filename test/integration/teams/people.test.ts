import { afterEach, describe, expect, it } from 'vitest';
import type { TeamsOptions, TeamsRoles } from '../../../adapters/teams/index.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { guidOf } from '../../support/teams/fake-teams.js';
import {
  AGENT,
  BOSS,
  CHAT,
  EXTERNAL,
  GUEST,
  MANAGERS,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const NOBODY = { users: [], groups: [] };

let world: TeamsUnderTest;
afterEach(() => world.stop());

const rolesAre =
  (roles: Partial<TeamsRoles>): TeamsOptions['rolesOf'] =>
  async () => ({
    customers: NOBODY,
    agents: NOBODY,
    managers: NOBODY,
    directors: NOBODY,
    corrected: { agents: [], customers: [] },
    ...roles,
  });

const find = (id: string) => world.adapter.platform.findPerson(WORKSPACE, id);
const roleOf = async (id: string) => (await find(id)).role;
const reviewers = async () =>
  (await world.adapter.platform.findReviewers(WORKSPACE)).map(({ id, role }) => [id, role]);
const callsTo = (what: string) => world.teams.calls.filter((call) => call.includes(what));

describe('who somebody is', () => {
  it('is told by the conversation they wrote in', async () => {
    world = await startTeamsUnderTest();
    world.teams.addPerson('29:Stranger', { entra: null, tenant: '33333333-3333-4333-8333-333333333333' });
    world.teams.addPerson('29:Passer', { userRole: 'anonymous' });
    for (const id of ['29:Stranger', '29:Passer']) world.teams.conversation(CHAT).members.add(id);
    for (const [id, place] of [
      [AGENT, SUPPORT],
      [BOSS, SUPPORT],
      [GUEST, SUPPORT],
      [EXTERNAL, SUPPORT],
      ['29:Stranger', CHAT],
      ['29:Passer', CHAT],
    ] as const) {
      await world.sender.writes(id, place, 'Buongiorno');
    }
    expect(await roleOf(AGENT)).toBe('agent');
    expect(await roleOf(BOSS)).toBe('manager');
    expect(await roleOf(GUEST)).toBe('customer');
    expect(await roleOf(EXTERNAL)).toBe('customer');
    expect(await roleOf('29:Stranger')).toBe('customer');
    expect(await roleOf('29:Passer')).toBe('unknown');
    expect(await roleOf('29:Nobody')).toBe('unknown');
    expect(await roleOf('28:another-bot')).toBe('unknown');
  });

  it('is the same person under every name, with the id that presses and mentions use', async () => {
    world = await startTeamsUnderTest({
      rolesOf: rolesAre({ managers: { users: ['BOSS@example.com'], groups: [] } }),
    });
    await world.sender.writes(AGENT, SUPPORT, 'Buongiorno');
    for (const name of [BOSS, guidOf('Boss'), guidOf('Boss').toUpperCase(), 'boss@example.com']) {
      expect(await find(name)).toMatchObject({ id: BOSS, name: 'Boss', role: 'manager' });
    }
    expect(await find(guidOf('Agent'))).toMatchObject({ id: AGENT, role: 'agent' });
    expect(await find('agent@example.com')).toMatchObject({ id: AGENT, role: 'agent' });
    expect(await find(guidOf('Nobody'))).toMatchObject({ id: guidOf('Nobody'), role: 'unknown' });
  });

  it('speaks what their own client speaks', async () => {
    world = await startTeamsUnderTest();
    world.teams.addPerson('29:English', { locale: 'en-GB' });
    world.teams.addPerson('29:German', { locale: 'de-DE' });
    for (const id of ['29:English', '29:German']) {
      world.teams.conversation(SUPPORT).members.add(id);
      await world.sender.writes(id, SUPPORT, 'Hello');
    }
    await world.sender.writes(GUEST, SUPPORT, 'Ciao');
    const languages = await Promise.all([GUEST, '29:English', '29:German', BOSS].map(find));
    expect(languages.map(({ language }) => language)).toEqual(['it', 'en', null, null]);
  });

  it('is found where they are now, when they left where they were last seen', async () => {
    world = await startTeamsUnderTest();
    await world.sender.writes(GUEST, CHAT, 'Buongiorno');
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    world.teams.conversation(SUPPORT).members.delete(GUEST);
    expect(await roleOf(GUEST)).toBe('customer');
    expect(callsTo('/members/').map(placeOf)).toEqual([SUPPORT, CHAT]);

    world.teams.conversation(SUPPORT).members.delete(AGENT);
    world.teams.conversation(MANAGERS).members.add(AGENT);
    await world.sender.writes(EXTERNAL, SUPPORT, 'Buongiorno');
    expect(await roleOf(AGENT)).toBe('agent');
  });

  it('is unknown once they are in no conversation with Garbo, or Garbo in none with them', async () => {
    world = await startTeamsUnderTest();
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await world.sender.writes(EXTERNAL, CHAT, 'Buongiorno');
    world.teams.conversation(SUPPORT).members.delete(GUEST);
    world.teams.conversation(CHAT).members.delete(GUEST);
    world.teams.conversation(CHAT).hasBot = false;
    world.teams.conversation(SUPPORT).members.delete(EXTERNAL);
    expect(await roleOf(GUEST)).toBe('unknown');
    expect(await roleOf(EXTERNAL)).toBe('unknown');
  });

  it.each([401, 403, 429, 500, 503])('is not told by an answer with HTTP %d', async (status) => {
    world = await startTeamsUnderTest();
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    world.teams.fail({ status });
    await expect(find(GUEST)).rejects.toBeInstanceOf(PlatformUnavailable);
    world.teams.heal();
    expect(await roleOf(GUEST)).toBe('customer');
  });

  it('is asked once for all who want to know, and of many conversations as few as may be', async () => {
    world = await startTeamsUnderTest();
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await Promise.all(Array.from({ length: 20 }, () => find(GUEST)));
    await find(GUEST);
    expect(callsTo('/members/')).toHaveLength(1);

    for (let count = 0; count < 40; count += 1) {
      world.teams.addChannel(`19:c${count}@thread.tacv2`, [AGENT]);
      await world.sender.writes(AGENT, `19:c${count}@thread.tacv2`, 'Buongiorno');
    }
    await find('29:Nobody');
    expect(callsTo('/members/29%3ANobody')).toHaveLength(21);
  });
});

describe('groups of Entra', () => {
  const MANAGERS_GROUP = guidOf('managers');
  const byGroup = rolesAre({
    managers: { users: [], groups: [MANAGERS_GROUP] },
    directors: { users: ['director@example.com'], groups: [] },
  });

  it('give roles to all their members, in groups of groups and on every page', async () => {
    world = await startTeamsUnderTest({ rolesOf: byGroup });
    world.teams.permissions.add('GroupMember.Read.All');
    world.teams.pageSize = 2;
    world.teams.groups.set(MANAGERS_GROUP, [guidOf('Ada'), guidOf('nested'), guidOf('Nobody')]);
    world.teams.groups.set(guidOf('nested'), [guidOf('Boss'), guidOf('Agent')]);
    await world.sender.writes(AGENT, SUPPORT, 'Buongiorno');
    expect(await roleOf(AGENT)).toBe('manager');
    expect(await roleOf(BOSS)).toBe('manager');
    expect(callsTo('/transitiveMembers')).toHaveLength(3);
  });

  it('come after the people named, and only with those whom Garbo has met', async () => {
    world = await startTeamsUnderTest({ rolesOf: byGroup });
    const { teams, sender } = world;
    teams.permissions.add('GroupMember.Read.All');
    teams.groups.set(MANAGERS_GROUP, [guidOf('Agent'), guidOf('Ghost'), guidOf('Boss')]);
    teams.addPerson('29:Director');
    teams.conversation(MANAGERS).members.add('29:Director');
    await sender.writes(AGENT, SUPPORT, 'Buongiorno');
    expect(await reviewers()).toEqual([
      ['29:Director', 'director'],
      [AGENT, 'manager'],
      [BOSS, 'manager'],
    ]);
  });

  it('of sixty managers cost one call to the managers’ conversation', async () => {
    world = await startTeamsUnderTest({ rolesOf: byGroup });
    world.teams.permissions.add('GroupMember.Read.All');
    const names = Array.from({ length: 60 }, (_, index) => `M${index}`);
    for (const name of names) {
      world.teams.addPerson(`29:${name}`);
      world.teams.conversation(MANAGERS).members.add(`29:${name}`);
    }
    world.teams.groups.set(MANAGERS_GROUP, names.map(guidOf));
    expect(await reviewers()).toHaveLength(60);
    expect(await reviewers()).toHaveLength(60);
    expect(callsTo('/pagedmembers')).toHaveLength(1);
    // The director who is named is in neither channel with Garbo.
    expect(callsTo('/members/')).toHaveLength(2);
  });

  it.each<[string, (world: TeamsUnderTest) => void, string]>([
    ['without the permission', () => undefined, 'Authorization_RequestDenied'],
    [
      'that are not there',
      ({ teams }) => void teams.permissions.add('GroupMember.Read.All'),
      'Request_ResourceNotFound',
    ],
  ])('%s count as empty, which the log says once', async (_how, prepare, answer) => {
    world = await startTeamsUnderTest({ rolesOf: byGroup });
    prepare(world);
    expect(await roleOf(BOSS)).toBe('agent');
    expect(await reviewers()).toEqual([]);
    const said = world.log.lines.filter(({ event }) => event === 'teams-group-unreadable');
    expect(said.map(({ fields }) => fields)).toEqual([{ group: MANAGERS_GROUP, answer }]);
  });

  it('that cannot be read just now give nobody another role: it has to be asked again', async () => {
    world = await startTeamsUnderTest({ rolesOf: byGroup });
    world.teams.permissions.add('GroupMember.Read.All');
    world.teams.groups.set(MANAGERS_GROUP, [guidOf('Boss')]);
    world.teams.fail({ status: 503, of: 'graph' });
    await expect(find(BOSS)).rejects.toBeInstanceOf(PlatformUnavailable);
    await expect(reviewers()).rejects.toBeInstanceOf(PlatformUnavailable);
    world.teams.heal();
    expect(await roleOf(BOSS)).toBe('manager');
  });
});

describe('who may set Garbo up beside managers', () => {
  const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
  const TEAMS_ADMINISTRATOR = '69091246-20e8-4a56-aa4d-066075b2a7a8';

  it('are the tenant’s administrators, where it lets Garbo read who they are', async () => {
    world = await startTeamsUnderTest({ rolesOf: rolesAre({}) });
    world.teams.permissions.add('RoleManagement.Read.Directory');
    world.teams.directoryRoles.set(GLOBAL_ADMINISTRATOR, [guidOf('Boss'), guidOf('Guest')]);
    world.teams.addPerson('29:Ada');
    world.teams.conversation(MANAGERS).members.add('29:Ada');
    expect(await find(BOSS)).toMatchObject({ role: 'agent', isAdministrator: true });
    expect(await find('29:Ada')).toMatchObject({ isAdministrator: false });
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    expect(await find(GUEST), 'a guest of the tenant').toMatchObject({ isAdministrator: false });
    expect(callsTo(TEAMS_ADMINISTRATOR)).toHaveLength(1);
  });

  it('are nobody where it does not, and Graph is not asked', async () => {
    world = await startTeamsUnderTest({ rolesOf: rolesAre({}) });
    world.teams.directoryRoles.set(GLOBAL_ADMINISTRATOR, [guidOf('Boss')]);
    expect(await find(BOSS)).toMatchObject({ isAdministrator: false });
    expect(callsTo('directoryRoles')).toEqual([]);
  });

  it('are nobody while Graph is away, and who somebody is can be told all the same', async () => {
    world = await startTeamsUnderTest();
    world.teams.permissions.add('RoleManagement.Read.Directory');
    world.teams.fail({ status: 503, of: 'graph' });
    expect(await find(BOSS)).toMatchObject({ role: 'manager', isAdministrator: false });
  });
});

/** The conversation of a call of the connector. */
function placeOf(call: string): string {
  return decodeURIComponent(/conversations\/([^/]+)\//u.exec(call)?.[1] ?? '');
}
