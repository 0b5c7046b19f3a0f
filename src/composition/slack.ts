import type { SlackRoles } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { checkPress } from '../core/cases/check-press.js';
import { commitmentsOf } from '../core/complaints/commitments.js';
import { sayStatus } from '../core/overview/say-status.js';
import { sayPolicy } from '../core/policy/say-policy.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import type { Tools } from '../core/tools.js';
import type { ConnectedPlatform } from './connected-platform.js';
import { oauthAccess } from './slack-access.js';

/** Slack's SDK is loaded, and its adapter made, only when Slack is configured. */
export async function connectSlack(
  config: Config,
  rows: InstallationRows,
  tools: Pick<
    Tools,
    'record' | 'queues' | 'platformOf' | 'policy' | 'phrases' | 'calendar' | 'clock' | 'settings' | 'log'
  >,
): Promise<ConnectedPlatform> {
  const roles = rolesFromConfig(config);
  const { createSlackPlatform } = await import('../../adapters/slack/index.js');
  const slack = createSlackPlatform({
    access: config.SLACK_BOT_TOKEN
      ? { botToken: config.SLACK_BOT_TOKEN }
      : { oauth: oauthAccess(config, rows) },
    ...(config.SLACK_SIGNING_SECRET ? { signingSecret: config.SLACK_SIGNING_SECRET } : {}),
    ...(config.SLACK_APP_TOKEN ? { appToken: config.SLACK_APP_TOKEN } : {}),
    ...(config.SLACK_API_URL ? { apiUrl: config.SLACK_API_URL } : {}),
    rolesOf: async () => roles,
    queues: tools.queues,
    noteArrival: (team, kind) =>
      tools.record.transaction((tx) =>
        tx.noteArrival({ platform: 'slack', workspace: team }, kind, tools.clock.now()),
      ),
    checkPress: (press) => checkPress(tools, press),
    policyText: (language) => {
      const text = tools.policy.texts[language] ?? tools.policy.texts.it ?? tools.policy.texts.en;
      return text ? sayPolicy(text) : '';
    },
    statusLines: (question) => sayStatus(tools, question),
    commitments: (language) =>
      commitmentsOf(tools.policy, language).map(({ id: clause, text }) => ({ clause, text })),
    phrases: tools.phrases,
    log: tools.log,
    clock: tools.clock,
  });
  return { name: 'slack', ...slack };
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
