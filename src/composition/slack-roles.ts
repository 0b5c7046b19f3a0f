import type { SlackRoles } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { workspaceSettingsOf } from '../core/settings/settings-of.js';
import type { WorkspaceSettings } from '../core/settings/workspace-settings.js';
import type { Tools } from '../core/tools.js';

/**
 * The roles given by the company in a workspace: what people set, beside the environment's lists. Managers and
 * directors that were set replace the environment's; whoever was corrected is on no other list.
 * @param maxAgeMs how old they may be: another process may have changed them
 */
export function slackRoles(
  config: Config,
  tools: Pick<Tools, 'record' | 'settings' | 'clock'>,
  maxAgeMs: number,
): (team: string) => Promise<SlackRoles> {
  const known = new Map<string, { readonly until: number; readonly roles: SlackRoles }>();
  return async (team) => {
    const now = tools.clock.now().getTime();
    const fresh = known.get(team);
    if (fresh && now < fresh.until) return fresh.roles;
    const workspace = { platform: 'slack', workspace: team } as const;
    const settings = await tools.record.transaction((tx) =>
      workspaceSettingsOf(tx, tools.settings, workspace),
    );
    const roles = mergeRoles(config, settings);
    known.set(team, { until: now + maxAgeMs, roles });
    return roles;
  };
}

/** The roles that the environment gives, in every workspace. */
export function rolesFromConfig(config: Config): SlackRoles {
  return {
    customers: {
      users: config.SLACK_CUSTOMERS,
      groups: config.SLACK_CUSTOMER_GROUPS,
      teams: config.SLACK_CUSTOMER_TEAMS,
      emailDomains: config.SLACK_CUSTOMER_DOMAINS,
    },
    agents: {
      users: config.SLACK_AGENTS,
      groups: config.SLACK_AGENT_GROUPS,
      emailDomains: config.SLACK_AGENT_DOMAINS,
    },
    managers: { users: config.SLACK_MANAGERS, groups: config.SLACK_MANAGER_GROUPS },
    directors: { users: config.SLACK_DIRECTORS, groups: config.SLACK_DIRECTOR_GROUPS },
  };
}

/** The environment's lists, and what people set in a workspace. */
export function mergeRoles(config: Config, settings: WorkspaceSettings): SlackRoles {
  const { customers, agents } = rolesFromConfig(config);
  const { managers, directors } = settings;
  const reviewers = [...managers.users, ...directors.users];
  const corrected = (own: readonly string[], given: readonly string[], other: readonly string[]) => [
    ...own,
    ...given.filter((id) => !own.includes(id) && !other.includes(id) && !reviewers.includes(id)),
  ];
  return {
    customers: { ...customers, users: corrected(settings.customers, customers.users, settings.agents) },
    agents: { ...agents, users: corrected(settings.agents, agents.users, settings.customers) },
    managers,
    directors,
  };
}
