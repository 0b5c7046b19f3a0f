import type { SlackRoles } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';

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
