import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../../adapters/teams/connector.js';
import { type GroupMembers, isNamedBy, roleOf, toPerson } from '../../../adapters/teams/person-rules.js';
import type { TeamsRoleList, TeamsRoles } from '../../../adapters/teams/settings.js';

const OWN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const ENTRA = 'abcdefab-1111-4222-8333-abcdefabcdef';

const NO_GROUPS: GroupMembers = {
  customers: new Set(),
  agents: new Set(),
  managers: new Set(),
  directors: new Set(),
};
const NONE = { users: [], groups: [] };
const NO_ROLES: TeamsRoles = {
  customers: NONE,
  agents: NONE,
  managers: NONE,
  directors: NONE,
  corrected: { agents: [], customers: [] },
};
const listing = (lists: Partial<TeamsRoles>): TeamsRoles => ({ ...NO_ROLES, ...lists });
const naming = (...users: string[]): TeamsRoleList => ({ users, groups: [] });

const member: Member = {
  id: '29:Luca',
  name: 'Luca',
  aadObjectId: ENTRA,
  userPrincipalName: 'luca@example.com',
  email: 'luca@example.com',
  tenantId: OWN,
  userRole: 'user',
};
const guest: Member = {
  id: '29:Anna',
  aadObjectId: ENTRA,
  userPrincipalName: 'anna_rossi_shop.example#EXT#@example.com',
  email: 'anna_rossi@shop.example',
  tenantId: OWN,
  userRole: 'guest',
};
/** In a shared channel, or in a chat with people of other organisations. */
const external: Member = {
  id: '29:Bruno',
  userPrincipalName: 'bruno@partner.example',
  email: 'bruno@partner.example',
  tenantId: OTHER,
  userRole: 'user',
};

describe('roleOf, from Teams alone', () => {
  it.each<[string, Member, string]>([
    ['a member of the own tenant', member, 'agent'],
    ['the own tenant in other letters', { ...member, tenantId: OWN.toUpperCase() }, 'agent'],
    ['a guest', guest, 'customer'],
    ['a guest by the role alone', { ...guest, userPrincipalName: null }, 'customer'],
    ['a guest by the principal name alone', { ...guest, userRole: 'user' }, 'customer'],
    [
      'a guest whose sign is in small letters',
      { ...guest, userRole: null, userPrincipalName: 'a_b.example#ext#@example.com' },
      'customer',
    ],
    ['somebody of another tenant', external, 'customer'],
    ['somebody of another tenant without an id in Entra', { ...external, aadObjectId: null }, 'customer'],
    ['somebody of no tenant', { ...member, tenantId: null }, 'unknown'],
    ['somebody who did not sign in', { ...external, userRole: 'anonymous' }, 'unknown'],
    ['a bot', { ...member, id: '28:some-bot' }, 'unknown'],
  ])('%s', (_name, person, role) => {
    expect(roleOf(person, OWN, NO_ROLES, NO_GROUPS)).toBe(role);
  });
});

describe('roleOf, with lists', () => {
  it.each<[string, string]>([
    ['the id in Teams', '29:Luca'],
    ['the id in Entra', ENTRA],
    ['the id in Entra, in capitals', ENTRA.toUpperCase()],
    ['the principal name', 'luca@example.com'],
    ['the principal name, in capitals', 'Luca@Example.COM'],
  ])('people are named by %s', (_how, name) => {
    expect(roleOf(member, OWN, listing({ managers: naming(name) }), NO_GROUPS)).toBe('manager');
    expect(isNamedBy(member, name)).toBe(true);
  });

  it('ids in Teams keep their letters', () => {
    expect(isNamedBy(member, '29:LUCA')).toBe(false);
  });

  it('a guest is named by the address they sign in with at home', () => {
    const roles = listing({ agents: naming('anna_rossi@shop.example') });
    expect(roleOf(guest, OWN, roles, NO_GROUPS)).toBe('agent');
    expect(isNamedBy(guest, 'anna@rossi_shop.example')).toBe(false);
  });

  it('the weightiest list that names the person counts, whoever they are', () => {
    const roles = listing({
      directors: naming('29:Bruno'),
      managers: naming('29:Bruno', '29:Luca'),
      customers: naming('29:Luca'),
    });
    expect(roleOf(external, OWN, roles, NO_GROUPS)).toBe('director');
    expect(roleOf(member, OWN, roles, NO_GROUPS)).toBe('manager');
  });

  it('a correction wins over the lists under whichever name, but not over managers', () => {
    const roles = listing({
      agents: naming('luca@example.com'),
      customers: naming('bruno@partner.example'),
      corrected: { customers: ['29:Luca'], agents: ['29:Bruno'] },
    });
    expect(roleOf(member, OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(external, OWN, roles, NO_GROUPS)).toBe('agent');
    expect(roleOf(member, OWN, { ...roles, managers: naming(ENTRA) }, NO_GROUPS)).toBe('manager');
  });

  it('a group gives a role to whoever is in it, a person’s own list first', () => {
    const groups = { ...NO_GROUPS, managers: new Set([ENTRA]) };
    expect(roleOf({ ...guest, aadObjectId: ENTRA.toUpperCase() }, OWN, NO_ROLES, groups)).toBe('manager');
    expect(roleOf({ ...member, aadObjectId: null, objectId: ENTRA }, OWN, NO_ROLES, groups)).toBe('manager');
    expect(roleOf({ ...member, aadObjectId: null }, OWN, NO_ROLES, groups)).toBe('agent');
    expect(roleOf(member, OWN, listing({ agents: naming('29:Luca') }), groups)).toBe('agent');
  });

  it('a tenant gives a role to its own people, not to guests in it', () => {
    const roles = listing({
      agents: { ...NONE, tenants: [OTHER.toUpperCase(), OWN] },
      customers: naming('29:Carla'),
    });
    expect(roleOf(external, OWN, roles, NO_GROUPS)).toBe('agent');
    expect(roleOf({ ...external, id: '29:Carla' }, OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(guest, OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(member, OWN, listing({ customers: { ...NONE, tenants: [OWN] } }), NO_GROUPS)).toBe(
      'customer',
    );
  });

  it('a domain gives a staff role to the own tenant only, by the person’s own mail', () => {
    const roles = listing({
      managers: { ...NONE, emailDomains: ['Example.com', 'partner.example', 'shop.example'] },
    });
    expect(roleOf(member, OWN, roles, NO_GROUPS)).toBe('manager');
    expect(roleOf({ ...member, email: null }, OWN, roles, NO_GROUPS)).toBe('manager');
    expect(roleOf(external, OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(guest, OWN, roles, NO_GROUPS)).toBe('customer');
    // A principal name of the host's domain is no mail address of the host.
    expect(roleOf({ ...guest, email: guest.userPrincipalName }, OWN, roles, NO_GROUPS)).toBe('customer');
  });

  it('a domain makes customers of own members as well', () => {
    const roles = listing({ customers: { ...NONE, emailDomains: ['reseller.example'] } });
    const at = (email: string) => roleOf({ ...member, email }, OWN, roles, NO_GROUPS);
    expect(at('ada@Reseller.example')).toBe('customer');
    expect(at('ada@sub.reseller.example')).toBe('agent');
  });
});

describe('whatever the lists say', () => {
  const names = fc.constantFrom('29:Luca', '29:Anna', '29:Bruno', ENTRA, 'luca@example.com', '28:bot', OTHER);
  const list = fc.record({
    users: fc.array(names, { maxLength: 3 }),
    groups: fc.constant([]),
    tenants: fc.array(fc.constantFrom(OWN, OTHER), { maxLength: 2 }),
    emailDomains: fc.array(fc.constantFrom('example.com', 'shop.example', 'partner.example'), {
      maxLength: 2,
    }),
  });
  const reviewers = fc.record({ users: fc.array(names, { maxLength: 3 }), groups: fc.constant([]) });
  const roles: fc.Arbitrary<TeamsRoles> = fc.record({
    customers: list,
    agents: list,
    managers: reviewers,
    directors: reviewers,
    corrected: fc.record({ agents: fc.array(names), customers: fc.array(names) }),
  });

  it('bots and people who did not sign in are unknown', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(member, guest, external), (given, person) => {
        expect(roleOf({ ...person, id: '28:bot' }, OWN, given, NO_GROUPS)).toBe('unknown');
        expect(roleOf({ ...person, userRole: 'anonymous' }, OWN, given, NO_GROUPS)).toBe('unknown');
      }),
    );
  });

  it('nobody from outside is staff unless they, their group or their tenant are named', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(guest, external), (given, person) => {
        const { agents, managers, directors, corrected } = given;
        const named = [...agents.users, ...managers.users, ...directors.users, ...corrected.agents];
        const isNamed = named.some((name) => isNamedBy(person, name));
        const isOfTenant = person === external && agents.tenants?.includes(OTHER);
        fc.pre(!isNamed && !isOfTenant);
        expect(roleOf(person, OWN, given, NO_GROUPS)).toBe('customer');
      }),
    );
  });

  it('who is on no list of managers or directors, and in no such group, reviews nothing', () => {
    fc.assert(
      fc.property(roles, fc.constantFrom(member, guest, external), (given, person) => {
        const named = [...given.managers.users, ...given.directors.users];
        fc.pre(!named.some((name) => isNamedBy(person, name)));
        expect(['manager', 'director']).not.toContain(roleOf(person, OWN, given, NO_GROUPS));
      }),
    );
  });
});

describe('toPerson', () => {
  it('takes the name people see, or the next best', () => {
    const named = (changes: Partial<Member>) =>
      toPerson({ ...member, ...changes }, OWN, NO_ROLES, NO_GROUPS).name;
    expect(named({})).toBe('Luca');
    expect(named({ name: '', givenName: 'Luca', surname: 'Verdi' })).toBe('Luca Verdi');
    expect(named({ name: null })).toBe('29:Luca');
  });
});
