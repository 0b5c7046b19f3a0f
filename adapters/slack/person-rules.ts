import { z } from 'zod';
import type { Language } from '../../src/core/language.js';
import { LANGUAGES } from '../../src/core/language.js';
import type { Person, Role } from '../../src/core/people/person.js';
import type { Installation } from './installation.js';
import type { SlackRoles } from './settings.js';

/**
 * What `users.info` says of somebody, as far as it matters here.
 * Source: https://docs.slack.dev/reference/objects/user-object
 */
export const slackUser = z.looseObject({
  id: z.string(),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  locale: z.string().nullish(),
  enterprise_user: z.looseObject({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z
    .looseObject({
      team: z.string().nullish(),
      email: z.string().nullish(),
      display_name: z.string().nullish(),
      real_name: z.string().nullish(),
    })
    .nullish(),
});

/** A user of Slack. */
export type SlackUser = z.infer<typeof slackUser>;

/** What of an installation tells own people from others. */
type Home = Pick<Installation, 'team' | 'enterprise'>;

/** Members of the configured user groups, by role. */
export type GroupMembers = Readonly<Record<keyof SlackRoles, ReadonlySet<string>>>;

/** The lists of the settings with the role each gives, the weightiest first. */
export const ROLE_LISTS: readonly (readonly [keyof SlackRoles, Role])[] = [
  ['directors', 'director'],
  ['managers', 'manager'],
  ['agents', 'agent'],
  ['customers', 'customer'],
];

/** The person, with the role that counts for Garbo. */
export function toPerson(
  user: SlackUser,
  installation: Home,
  roles: SlackRoles,
  groups: GroupMembers,
): Person {
  const role = roleOf(user, installation, roles, groups);
  const name =
    user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || user.id;
  const isAdministrator = isOwn(user, installation) && Boolean(user.is_admin || user.is_owner);
  return { id: user.id, name, role, language: languageOf(user.locale), isAdministrator };
}

/**
 * Somebody's role. Lists win: first those that name the person, then groups, then workspaces and e-mail domains.
 * Without one, guests and people of other organisations are customers, own members are agents. Bots and
 * deactivated accounts are unknown whatever the lists say.
 *
 * Slack has no single sign of being external: `is_stranger` is false for everybody who shares a channel with the
 * app, so the workspaces are compared. A guest carries the host's workspace, and is known by `is_restricted`.
 * Source: https://docs.slack.dev/apis/slack-connect
 */
export function roleOf(user: SlackUser, installation: Home, roles: SlackRoles, groups: GroupMembers): Role {
  if (user.deleted || user.is_bot || user.id === 'USLACKBOT') return 'unknown';
  if (!user.team_id) return 'unknown';
  const own = isOwn(user, installation);
  for (const [list, role] of ROLE_LISTS) {
    if (roles[list].users.includes(user.id)) return role;
  }
  for (const [list, role] of ROLE_LISTS) {
    if (groups[list].has(user.id)) return role;
  }
  for (const [list, role] of ROLE_LISTS) {
    if (roles[list].teams?.includes(user.team_id)) return role;
    if ((own || role === 'customer') && hasDomain(user.profile?.email, roles[list].emailDomains)) return role;
  }
  if (!own || user.is_restricted || user.is_ultra_restricted) return 'customer';
  return 'agent';
}

/** `it-IT` → `it`; languages Garbo does not speak → `null`. People of other organisations carry no locale. */
export function languageOf(locale: string | null | undefined): Language | null {
  const language = locale?.slice(0, 2).toLowerCase();
  return LANGUAGES.find((known) => known === language) ?? null;
}

/** Whether the account belongs to the installation's workspace, or to another one of the same organisation. */
function isOwn(user: SlackUser, installation: Home): boolean {
  const enterprise = user.enterprise_user?.enterprise_id;
  if (installation.enterprise !== null && enterprise === installation.enterprise) return true;
  const team = user.profile?.team || user.team_id;
  return user.team_id === installation.team && team === installation.team;
}

function hasDomain(email: string | null | undefined, domains: readonly string[] | undefined): boolean {
  const domain = email?.split('@').at(-1)?.toLowerCase();
  return domain !== undefined && (domains ?? []).some((own) => own.toLowerCase() === domain);
}
