import type { Person, Role } from '../../src/core/people/person.js';
import type { Member } from './connector.js';
import type { TeamsRoles } from './settings.js';

/** Ids in Entra of the members of the configured groups, by the list that names the group; in lower case. */
export type GroupMembers = Readonly<Record<RoleListName, ReadonlySet<string>>>;

type RoleListName = 'customers' | 'agents' | 'managers' | 'directors';

/** The lists of the settings with the role each gives, the weightiest first. */
const ROLE_LISTS: readonly (readonly [RoleListName, Role])[] = [
  ['directors', 'director'],
  ['managers', 'manager'],
  ['agents', 'agent'],
  ['customers', 'customer'],
];

/** The part of a guest's user principal name that follows what it was made of: `anna_shop.example#EXT#@example.com`. */
const GUEST_SIGN = '#ext#';

/** The person, with the role that counts for Garbo; under the id by which Teams names them. */
export function toPerson(
  member: Member,
  tenant: string,
  roles: TeamsRoles,
  groups: GroupMembers,
): Omit<Person, 'language'> {
  return { id: member.id, name: nameOf(member), role: roleOf(member, tenant, roles, groups) };
}

/**
 * Somebody's role. Lists win: first those that name the person, then what people of the company corrected, then groups,
 * then tenants and e-mail domains. Without one, guests and people of other tenants are customers, members of the
 * conversation's own tenant are agents. Bots and people who did not sign in are unknown whatever the lists say.
 *
 * In a shared channel and in a chat with people of other organisations everybody keeps their own tenant; a guest
 * carries the host's, and is known by the role, or by the user principal name.
 * Source: https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
export function roleOf(member: Member, tenant: string, roles: TeamsRoles, groups: GroupMembers): Role {
  if (isNobody(member)) return 'unknown';
  for (const [names, role] of namesByRole(roles)) {
    if (names.some((name) => isNamedBy(member, name))) return role;
  }
  const entra = entraIdOf(member);
  for (const [list, role] of ROLE_LISTS) if (entra !== null && groups[list].has(entra)) return role;

  const home = isGuest(member) ? null : (member.tenantId?.toLowerCase() ?? null);
  const isOwn = home === tenant;
  for (const [list, role] of ROLE_LISTS) {
    const { tenants = [], emailDomains = [] } = roles[list];
    if (home !== null && includes(tenants, home)) return role;
    const domain = role === 'customer' ? domainOf(member) : (isOwn && provenDomainOf(member)) || '';
    if (includes(emailDomains, domain)) return role;
  }
  if (isGuest(member)) return 'customer';
  if (home === null) return 'unknown';
  return isOwn ? 'agent' : 'customer';
}

/** People named one by one, with the role that gives them, the weightiest first. */
function namesByRole(roles: TeamsRoles): readonly (readonly [readonly string[], Role])[] {
  const { directors, managers, agents, customers, corrected } = roles;
  return [
    [directors.users, 'director'],
    [managers.users, 'manager'],
    [corrected.agents, 'agent'],
    [corrected.customers, 'customer'],
    [agents.users, 'agent'],
    [customers.users, 'customer'],
  ];
}

/** Whether a name of a list means this person: their id in Teams, or, in any case of letters, one of the other names. */
export function isNamedBy(member: Member, name: string): boolean {
  if (name === member.id) return true;
  return includes([entraIdOf(member), principalName(member)], name.toLowerCase());
}

/** Their id in Entra, in lower case, where Teams says it. */
export function entraIdOf({ aadObjectId, objectId }: Member): string | null {
  return (aadObjectId || objectId)?.toLowerCase() ?? null;
}

/** Whether the account belongs to this tenant and is no guest's there. */
export function isOwnMember(member: Member, tenant: string): boolean {
  return !isNobody(member) && !isGuest(member) && member.tenantId?.toLowerCase() === tenant;
}

/** Bots (`28:…`), and people who joined without signing in. */
function isNobody({ id, userRole }: Member): boolean {
  return id.startsWith('28:') || userRole?.toLowerCase() === 'anonymous';
}

function isGuest({ userRole, userPrincipalName }: Member): boolean {
  return (
    userRole?.toLowerCase() === 'guest' || userPrincipalName?.toLowerCase().includes(GUEST_SIGN) === true
  );
}

/** The domain of the person's own mail address: a guest's principal name stands in the host's domain. */
function domainOf(member: Member): string {
  const mail = member.email?.toLowerCase();
  const address = mail && !mail.includes(GUEST_SIGN) ? mail : principalName(member);
  return address?.split('@')[1] ?? '';
}

/**
 * The domain somebody signs in with: a tenant has proved that it is its own, which it need not for a mail address.
 * Source: https://learn.microsoft.com/entra/identity/users/domains-manage
 */
function provenDomainOf(member: Member): string {
  return principalName(member)?.split('@')[1] ?? '';
}

/**
 * The name somebody signs in with, in lower case. A guest's principal name holds it with `_` in place of the `@`, and a
 * domain has no `_`.
 * Source: https://learn.microsoft.com/entra/external-id/user-properties
 */
function principalName({ userPrincipalName }: Member): string | null {
  const name = userPrincipalName?.toLowerCase();
  if (!name) return null;
  const [own = '', rest] = name.split(GUEST_SIGN);
  return rest === undefined ? name : own.replace(/_(?=[^_]*$)/u, '@');
}

function nameOf({ id, name, givenName, surname }: Member): string {
  return name || [givenName, surname].filter((part) => part).join(' ') || id;
}

function includes(names: readonly (string | null)[], name: string): boolean {
  return name !== '' && names.some((one) => one?.toLowerCase() === name);
}
