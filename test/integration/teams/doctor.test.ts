import { describe, expect, it } from 'vitest';
import { GarboError } from '../../../src/core/errors.js';
import { examine, type Illness, MANAGERS_GROUP } from '../../support/teams/doctor-under-test.js';
import { APP_SECRET, guidOf } from '../../support/teams/fake-teams.js';
import { GUEST, MANAGERS, OTHER_TENANT, OWN_TENANT, SUPPORT } from '../../support/teams/teams-under-test.js';

const NOBODY = { users: [], groups: [] };
const roles = {
  customers: NOBODY,
  agents: NOBODY,
  managers: { users: ['boss@example.com'], groups: [] },
  directors: { users: [guidOf('Dora')], groups: [] },
  corrected: { agents: [], customers: [] },
};

describe('a healthy installation on Teams', () => {
  it('has nothing at fault, and every part is looked at', async () => {
    const findings = await examine();
    expect(findings.filter(({ state }) => state === 'fault' || state === 'warning')).toEqual([]);
    expect(findings.map(({ check }) => check)).toEqual([
      'credentials',
      'keys',
      'address',
      'targeted messages',
      'limits',
      'permissions',
      'events',
      'places',
      'managers’ channel',
      'managers',
      'disputes',
      'complaints',
      'groups',
      'contact address',
    ]);
  });

  it('is told of in figures: places with their modes, what came last, who may decide', async () => {
    const say = (await examine()).map((finding) => finding.say).join('\n');
    expect(say).toContain('in 2 places: 19:chat@thread.v2 (chat, shadow) and Assistenza (channel, live).');
    expect(say).toContain('channel-message (25 November 2026 at 18:04). Not yet: chat-message,');
    expect(say).toContain('alerts go to Responsabili; 3 members, no customer among them.');
    expect(say).toContain('3 people may decide');
    expect(say).toContain('they go to 1 director.');
  });

  it('hears plainly what Teams cannot do', async () => {
    const limits = (await examine()).find(({ check }) => check === 'limits');
    for (const part of [
      'delete',
      'mute',
      'pin',
      'privately to people of another tenant',
      'permissions of Graph',
    ]) {
      expect(limits?.say).toContain(part);
    }
  });

  it('hears what each permission of Graph is for that was not granted, and that none is needed', async () => {
    const permissions = (await examine()).find(({ check }) => check === 'permissions');
    expect(permissions?.state).toBe('not configured');
    expect(permissions?.say).toMatch(/^all are optional\. .*RoleManagement\.Read\.Directory \(without it /);
    expect(permissions?.say).not.toContain('GroupMember.Read.All');
  });
});

describe('one thing at fault on Teams is the one thing found, with what to do', () => {
  const wrongSecret = { kind: 'secret', secret: `${APP_SECRET}x` } as const;
  const inUse = new GarboError('DATA_FOLDER_IN_USE', 'Garbo runs.', 'Stop it.');
  const illnesses: readonly [string, string, 'fault' | 'warning' | 'not configured', RegExp, Illness][] = [
    [
      'the keys of those who send cannot be had',
      'keys',
      'fault',
      /all are refused\. .*TEAMS_OPENID_URL/,
      {
        options: ({ origin, addresses }) => ({ addresses: { ...addresses, openId: `${origin}/elsewhere` } }),
      },
    ],
    [
      'no public address',
      'address',
      'warning',
      /Set it; .*\/api\/messages/,
      { options: () => ({ publicUrl: undefined }) },
    ],
    [
      'an address that only this network knows',
      'address',
      'fault',
      /Microsoft cannot reach localhost/,
      { options: () => ({ publicUrl: 'https://localhost' }) },
    ],
    [
      'another path, or Garbo without an app',
      'address',
      'fault',
      /without TEAMS_APP_ID, or a proxy/,
      { addressSays: 404 },
    ],
    [
      'something that lets everybody in',
      'address',
      'fault',
      /HTTP 200, and Garbo would say 401/,
      { addressSays: 200 },
    ],
    [
      'an address where nobody answers',
      'address',
      'warning',
      /does not answer this machine\. Start/,
      { addressSays: null },
    ],
    [
      'roles by group without the permission',
      'permissions',
      'fault',
      /GroupMember\.Read\.All is not granted\. Add it/,
      { teams: ({ permissions }) => void permissions.delete('GroupMember.Read.All') },
    ],
    [
      'no message without a call',
      'events',
      'warning',
      /ChannelMessage\.Read\.Group, in a chat/,
      { options: () => ({ arrivalsIn: async () => new Map([['call', new Date()]]) }) },
    ],
    [
      'nowhere',
      'places',
      'warning',
      /nothing has come .*Add the app/,
      { options: () => ({ contacts: null }) },
    ],
    [
      'a place in the settings that Garbo has not heard from',
      'places',
      'fault',
      /the settings name 19:gone@thread\.tacv2/,
      { settings: { namedChannels: [SUPPORT, '19:gone@thread.tacv2'] } },
    ],
    [
      'no managers’ channel',
      'managers’ channel',
      'fault',
      /none is set.*TEAMS_MANAGERS_CHANNEL/,
      { settings: { managersChannels: [] } },
    ],
    [
      'a managers’ channel without Garbo',
      'managers’ channel',
      'fault',
      /Garbo is not in Responsabili/,
      { teams: (teams) => Object.assign(teams.conversation(MANAGERS), { hasBot: false }) },
    ],
    [
      'a guest among the managers',
      'managers’ channel',
      'fault',
      /guests read every alert in Responsabili: Guest\. Remove/,
      { teams: (teams) => void teams.conversation(MANAGERS).members.add(GUEST) },
    ],
    [
      'a manager whom Garbo does not meet',
      'managers',
      'warning',
      /2 people may decide; not so ada@example\.com, whom/,
      {
        settings: {
          roles: { ...roles, managers: { users: ['boss@example.com', 'ada@example.com'], groups: [] } },
        },
      },
    ],
    [
      'nobody who may decide',
      'managers',
      'fault',
      /nobody may decide.*TEAMS_MANAGERS/,
      { settings: { roles: { ...roles, managers: NOBODY, directors: NOBODY } } },
    ],
    [
      'one manager alone',
      'disputes',
      'warning',
      /Name a second manager/,
      { settings: { roles: { ...roles, directors: NOBODY } } },
    ],
    [
      'no director',
      'complaints',
      'warning',
      /TEAMS_DIRECTORS/,
      { settings: { roles: { ...roles, directors: NOBODY } } },
    ],
    [
      'a group that is not there',
      'groups',
      'fault',
      /give nobody a role: .*\(Request_ResourceNotFound\)/,
      { teams: ({ groups }) => void groups.delete(MANAGERS_GROUP) },
    ],
    [
      'an empty group',
      'groups',
      'warning',
      /nobody is in/,
      { teams: ({ groups }) => void groups.set(MANAGERS_GROUP, []) },
    ],
    [
      'no contact address',
      'contact address',
      'warning',
      /CONTACT_ADDRESS/,
      { settings: { contactAddress: null } },
    ],
    [
      'a record that Garbo is using',
      'places',
      'not configured',
      /Stop it/,
      { options: () => ({ contacts: null, recordFault: inUse }) },
    ],
  ];
  it.each(illnesses)('%s', async (_name, check, state, say, illness) => {
    const findings = await examine(illness);
    expect(findings).toContainEqual({ check, state, say: expect.stringMatching(say) });
    // Who can decide nothing can review no dispute and no complaint either.
    const follows = new Set([check, 'managers', 'disputes', 'complaints', 'groups', 'permissions', 'places']);
    const others = findings.filter(
      (one) => ['fault', 'warning'].includes(one.state) && !follows.has(one.check),
    );
    expect(others).toEqual([]);
  });

  it('a secret that Microsoft refuses', async () => {
    const findings = await examine({ options: () => ({ credential: wrongSecret }) });
    expect(findings).toContainEqual({
      check: 'credentials',
      state: 'fault',
      say: expect.stringMatching(/^Microsoft refuses this \(invalid_client\)\. Check TEAMS_APP_ID/),
    });
    expect(JSON.stringify(findings)).not.toContain(APP_SECRET);
  });

  it('Microsoft out of reach: each part says so, and none is left out', async () => {
    const findings = await examine({ teams: (teams) => teams.fail({ status: 503 }) });
    const ill = findings.filter(({ state }) => state === 'fault').map(({ check }) => check);
    expect(ill).toEqual(['managers’ channel', 'managers', 'disputes', 'complaints', 'groups']);
  });
});

it('findings of several tenants say whose they are', async () => {
  const findings = await examine({ options: () => ({ tenants: [OWN_TENANT, OTHER_TENANT] }) });
  const checks = findings.map(({ check }) => check);
  expect(checks).toContain(`managers of ${OWN_TENANT}`);
  expect(checks).toContain(`managers of ${OTHER_TENANT}`);
  expect(checks).toContain('credentials');
});
