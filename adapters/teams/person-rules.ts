import type { Person, Role } from '../../src/core/people/person.js';
import type { Member } from './connector.js';
import type { TeamsRoleList, TeamsRoles } from './settings.js';

/** The lists of the settings with the role each gives, the weightiest first. */
const ROLE_LISTS: readonly (readonly [keyof TeamsRoles, Role])[] = [
  ['directors', 'director'],
  ['managers', 'manager'],
  ['agents', 'agent'],
  ['customers', 'customer'],
];

/** The person, with the role that counts for Garbo. */
export function toPerson(member: Member, tenant: string, roles: TeamsRoles): Person {
  return {
    id: member.id,
    name: member.name || member.id,
    role: roleOf(member, tenant, roles),
    language: null,
  };
}

/** Somebody's role: lists win; else guests and people of other tenants are customers, own members are agents. */
export function roleOf(member: Member, tenant: string, roles: TeamsRoles): Role {
  for (const [list, role] of ROLE_LISTS) if (names(roles[list], member)) return role;
  if (member.userRole === 'guest' || member.userPrincipalName?.includes('#EXT#')) return 'customer';
  if (!member.tenantId) return 'unknown';
  return member.tenantId.toLowerCase() === tenant ? 'agent' : 'customer';
}

function names({ users }: TeamsRoleList, { id, aadObjectId, userPrincipalName }: Member): boolean {
  return [id, aadObjectId, userPrincipalName].some((name) => name && users.includes(name));
}
