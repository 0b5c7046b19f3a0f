import { type Answer, counted, fault, listed, ok, unused, warning } from '../../../src/core/doctor/answer.js';
import type { ExaminedTenant } from './workspace.js';

/** The Entra groups that the settings give a role. */
export async function checkGroups({ groups, tenant, settings }: ExaminedTenant): Promise<Answer> {
  const { customers, agents, managers, directors } = settings.roles;
  const named = [...new Set([customers, agents, managers, directors].flatMap((list) => list.groups))];
  if (named.length === 0) return unused('the settings give no role by Entra group.');
  const found = await Promise.all(
    named.map(async (group) => ({ group, members: await groups.read(tenant, group) })),
  );
  const refused = found.flatMap(({ group, members }) =>
    'refused' in members ? [`${group} (${members.refused})`] : [],
  );
  if (refused.length > 0) {
    return fault(
      `cannot be read, and so give nobody a role: ${listed(refused)}. Correct the settings, or grant GroupMember.Read.All.`,
    );
  }
  const empty = found.filter(({ members }) => 'ids' in members && members.ids.length === 0);
  if (empty.length > 0) {
    return warning(
      `nobody is in ${listed(empty.map(({ group }) => group))}. Add members, or correct the settings.`,
    );
  }
  return ok(`${counted(named.length, 'group')} can be read.`);
}
