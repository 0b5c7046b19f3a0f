import { workspaceSettingsOf } from '../core/settings/settings-of.js';
import type { NamedPeople, WorkspaceSettings } from '../core/settings/workspace-settings.js';
import type { Tools } from '../core/tools.js';
import type { PlatformName } from '../core/workspace.js';

/** The lists of roles that the environment gives for a platform. */
interface GivenRoles {
  readonly customers: { readonly users: readonly string[] };
  readonly agents: { readonly users: readonly string[] };
}

/** Those lists with what people set in a workspace. */
export type MergedRoles<Given extends GivenRoles> = Given & {
  readonly managers: NamedPeople;
  readonly directors: NamedPeople;
  /** What people of the company corrected, beside being in the lists: for platforms that name a person in several ways. */
  readonly corrected: Pick<WorkspaceSettings, 'agents' | 'customers'>;
};

/**
 * The roles given by the company in a workspace: what people set, beside the environment's lists.
 * @param maxAgeMs how old they may be: another process may have changed them
 */
export function rolesInForce<Given extends GivenRoles>(
  given: Given,
  platform: PlatformName,
  tools: Pick<Tools, 'record' | 'settings' | 'clock'>,
  maxAgeMs: number,
): (workspace: string) => Promise<MergedRoles<Given>> {
  const known = new Map<string, { readonly until: number; readonly roles: MergedRoles<Given> }>();
  return async (workspace) => {
    const now = tools.clock.now().getTime();
    const fresh = known.get(workspace);
    if (fresh && now < fresh.until) return fresh.roles;
    const settings = await tools.record.transaction((tx) =>
      workspaceSettingsOf(tx, tools.settings, { platform, workspace }),
    );
    const roles = mergeRoles(given, settings);
    known.set(workspace, { until: now + maxAgeMs, roles });
    return roles;
  };
}

/**
 * The environment's lists, and what people set in a workspace: managers and directors that were set replace the
 * environment's; whoever was corrected is on no other list.
 */
export function mergeRoles<Given extends GivenRoles>(
  given: Given,
  settings: WorkspaceSettings,
): MergedRoles<Given> {
  const { customers, agents } = given;
  const { managers, directors } = settings;
  const reviewers = [...managers.users, ...directors.users];
  const without = (own: readonly string[], listed: readonly string[], other: readonly string[]) => [
    ...own,
    ...listed.filter((id) => !own.includes(id) && !other.includes(id) && !reviewers.includes(id)),
  ];
  return {
    ...given,
    customers: { ...customers, users: without(settings.customers, customers.users, settings.agents) },
    agents: { ...agents, users: without(settings.agents, agents.users, settings.customers) },
    managers,
    directors,
    corrected: { agents: settings.agents, customers: settings.customers },
  };
}
