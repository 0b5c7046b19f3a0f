import type { TeamsRoles } from '../../adapters/teams/index.js';
import type { Config } from '../config-schema.js';

/** The roles that the environment gives, in every tenant. */
export function teamsRolesFromConfig(config: Config): Omit<TeamsRoles, 'corrected'> {
  return {
    customers: {
      users: config.TEAMS_CUSTOMERS,
      groups: config.TEAMS_CUSTOMER_GROUPS,
      tenants: config.TEAMS_CUSTOMER_TENANTS,
      emailDomains: config.TEAMS_CUSTOMER_DOMAINS,
    },
    agents: {
      users: config.TEAMS_AGENTS,
      groups: config.TEAMS_AGENT_GROUPS,
      tenants: config.TEAMS_AGENT_TENANTS,
      emailDomains: config.TEAMS_AGENT_DOMAINS,
    },
    managers: { users: config.TEAMS_MANAGERS, groups: config.TEAMS_MANAGER_GROUPS },
    directors: { users: config.TEAMS_DIRECTORS, groups: config.TEAMS_DIRECTOR_GROUPS },
  };
}
