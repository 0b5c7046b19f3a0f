import { type Answer, counted, fault, listed, ok, unused, warning } from '../../../src/core/doctor/answer.js';
import type { ExaminedWorkspace } from './workspace.js';

/** The user groups that the settings give a role. */
export async function checkUserGroups({ installation, settings }: ExaminedWorkspace): Promise<Answer> {
  const { customers, agents, managers, directors } = settings.roles;
  const named = [...new Set([customers, agents, managers, directors].flatMap(({ groups }) => groups))];
  if (named.length === 0) return unused('the settings give no role by user group.');
  const answer = await installation.client.usergroups.list({ include_users: true, include_disabled: true });
  const known = new Map((answer.usergroups ?? []).map((group) => [group.id, group]));
  const gone = named.filter((id) => !known.has(id) || known.get(id)?.date_delete);
  if (gone.length > 0) {
    return fault(`not there, or disabled: ${listed(gone)}. Correct the settings, or enable them in Slack.`);
  }
  const empty = named.filter((id) => !known.get(id)?.users?.length);
  if (empty.length > 0)
    return warning(`nobody is in ${listed(empty)}. Add members, or correct the settings.`);
  return ok(`${counted(named.length, 'group')} can be read.`);
}
