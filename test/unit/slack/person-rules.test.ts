import { describe, expect, it } from 'vitest';
import {
  type GroupMembers,
  languageOf,
  roleOf,
  type SlackUser,
  toPerson,
} from '../../../adapters/slack/person-rules.js';
import type { SlackRoles } from '../../../adapters/slack/settings.js';

const OWN = { team: 'T0OWN', enterprise: null, botUser: 'UGARBO', botId: 'BGARBO' };
const IN_GRID = { ...OWN, enterprise: 'E0GRID' };
const NO_GROUPS: GroupMembers = {
  customers: new Set(),
  agents: new Set(),
  managers: new Set(),
  directors: new Set(),
};
const NONE = { users: [], groups: [] };
const NO_ROLES: SlackRoles = { customers: NONE, agents: NONE, managers: NONE, directors: NONE };

const member: SlackUser = { id: 'U1', team_id: 'T0OWN', profile: { team: 'T0OWN' } };
const guest: SlackUser = { ...member, is_restricted: true };
const external: SlackUser = {
  id: 'U1',
  team_id: 'T0OTHER',
  profile: { team: 'T0OTHER' },
  is_stranger: false,
};

describe('roleOf, from Slack alone', () => {
  it.each<[string, SlackUser, string]>([
    ['a full member', member, 'agent'],
    ['a guest', guest, 'customer'],
    ['a single-channel guest', { ...guest, is_ultra_restricted: true }, 'customer'],
    ['somebody of another organisation, who is no “stranger”', external, 'customer'],
    ['a stranger', { ...external, is_stranger: true }, 'customer'],
    [
      'somebody whose profile names another workspace',
      { ...member, profile: { team: 'T0OTHER' } },
      'customer',
    ],
    ['a bot', { ...member, is_bot: true }, 'unknown'],
    ['Slackbot', { ...member, id: 'USLACKBOT' }, 'unknown'],
    ['a deactivated account', { ...member, deleted: true }, 'unknown'],
    ['somebody of no workspace', { id: 'U1' }, 'unknown'],
  ])('%s', (_name, user, role) => {
    expect(roleOf(user, OWN, NO_ROLES, NO_GROUPS)).toBe(role);
  });

  it('takes another workspace of the own Grid organisation for the own', () => {
    const sister: SlackUser = { ...external, enterprise_user: { enterprise_id: 'E0GRID' } };
    const foreign: SlackUser = { ...external, enterprise_user: { enterprise_id: 'E0OTHER' } };
    expect(roleOf(sister, IN_GRID, NO_ROLES, NO_GROUPS)).toBe('agent');
    expect(roleOf({ ...sister, is_restricted: true }, IN_GRID, NO_ROLES, NO_GROUPS)).toBe('customer');
    expect(roleOf(foreign, IN_GRID, NO_ROLES, NO_GROUPS)).toBe('customer');
    expect(roleOf(sister, OWN, NO_ROLES, NO_GROUPS)).toBe('customer');
  });
});

describe('roleOf, with lists', () => {
  const listing = (list: Partial<SlackRoles>): SlackRoles => ({ ...NO_ROLES, ...list });

  it('gives the role of the list that names the person, the weightiest first', () => {
    const roles = listing({
      customers: { users: ['U1'], groups: [] },
      directors: { users: ['U2'], groups: [] },
      managers: { users: ['U2'], groups: [] },
    });
    expect(roleOf(member, OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf({ ...member, id: 'U2' }, OWN, roles, NO_GROUPS)).toBe('director');
    expect(roleOf({ ...external, id: 'U2' }, OWN, roles, NO_GROUPS)).toBe('director');
  });

  it('gives the role of a user group', () => {
    const groups = { ...NO_GROUPS, managers: new Set(['U1']) };
    expect(roleOf(guest, OWN, NO_ROLES, groups)).toBe('manager');
  });

  it('gives no role to bots and deactivated accounts', () => {
    const roles = listing({ managers: { users: ['U1'], groups: [] } });
    expect(roleOf({ ...member, deleted: true }, OWN, roles, NO_GROUPS)).toBe('unknown');
    expect(roleOf({ ...member, is_bot: true }, OWN, roles, NO_GROUPS)).toBe('unknown');
  });

  it('gives the role of a workspace, a person’s own list first', () => {
    const roles = listing({
      agents: { users: [], groups: [], teams: ['T0OTHER'] },
      customers: { users: ['U2'], groups: [] },
    });
    expect(roleOf(external, OWN, roles, NO_GROUPS)).toBe('agent');
    expect(roleOf({ ...external, id: 'U2' }, OWN, roles, NO_GROUPS)).toBe('customer');
  });

  it('gives a staff role by e-mail domain to the own organisation only', () => {
    const roles = listing({
      managers: { users: [], groups: [], emailDomains: ['Negozio.example'] },
      customers: { users: [], groups: [], emailDomains: ['cliente.example'] },
    });
    const at = (user: SlackUser, email: string): SlackUser => ({
      ...user,
      profile: { ...user.profile, email },
    });
    expect(roleOf(at(member, 'ada@negozio.example'), OWN, roles, NO_GROUPS)).toBe('manager');
    expect(roleOf(at(external, 'ada@negozio.example'), OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(at(member, 'ada@cliente.example'), OWN, roles, NO_GROUPS)).toBe('customer');
    expect(roleOf(at(member, 'ada@sub.cliente.example'), OWN, roles, NO_GROUPS)).toBe('agent');
  });
});

describe('languageOf', () => {
  it.each([
    ['it-IT', 'it'],
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['de-DE', null],
    [undefined, null],
    [null, null],
  ])('%s → %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

describe('toPerson', () => {
  it('takes the name people see, or the next best', () => {
    const named = (changes: Partial<SlackUser>) =>
      toPerson({ ...member, ...changes }, OWN, NO_ROLES, NO_GROUPS).name;
    expect(named({ name: 'ada', real_name: 'Ada B.', profile: { display_name: 'Ada' } })).toBe('Ada');
    expect(named({ name: 'ada', real_name: 'Ada B.', profile: { display_name: '' } })).toBe('Ada B.');
    expect(named({ name: 'ada' })).toBe('ada');
    expect(named({})).toBe('U1');
  });
});
