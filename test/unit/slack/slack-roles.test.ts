import { describe, expect, it } from 'vitest';
import { mergeRoles } from '../../../src/composition/roles.js';
import { rolesFromConfig } from '../../../src/composition/slack-roles.js';
import { readConfig } from '../../../src/config.js';
import type { WorkspaceSettings } from '../../../src/core/settings/workspace-settings.js';
import { coreSettings } from '../../../src/core-settings.js';

const config = readConfig({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 's',
  SLACK_CUSTOMERS: 'UCUSTOMER,UWRONGLY',
  SLACK_CUSTOMER_GROUPS: 'SCUSTOMERS',
  SLACK_CUSTOMER_TEAMS: 'T0SHOP',
  SLACK_CUSTOMER_DOMAINS: 'shop.example',
  SLACK_AGENTS: 'UAGENT,UTEMP',
  SLACK_AGENT_GROUPS: 'SAGENTS',
  SLACK_AGENT_DOMAINS: 'example.com',
  SLACK_MANAGERS: 'UBOSS',
  SLACK_MANAGER_GROUPS: 'SBOSSES',
  SLACK_DIRECTORS: 'UDIRECTOR',
});
const first = coreSettings(config, '', ({ conversation }) => [conversation]).workspaceDefaults({
  platform: 'slack',
  workspace: 'T1',
});
const rolesWith = (set: Partial<WorkspaceSettings>) =>
  mergeRoles(rolesFromConfig(config), { ...first, ...set });

describe('the roles in a workspace', () => {
  it('are the environment’s where nobody set any', () => {
    expect(rolesWith({})).toEqual({
      customers: {
        users: ['UCUSTOMER', 'UWRONGLY'],
        groups: ['SCUSTOMERS'],
        teams: ['T0SHOP'],
        emailDomains: ['shop.example'],
      },
      agents: { users: ['UAGENT', 'UTEMP'], groups: ['SAGENTS'], emailDomains: ['example.com'] },
      managers: { users: ['UBOSS'], groups: ['SBOSSES'] },
      directors: { users: ['UDIRECTOR'], groups: [] },
      corrected: { agents: [], customers: [] },
    });
  });

  it('have the managers and directors that were set, and none of the environment’s', () => {
    const managers = { users: ['UNEWBOSS'], groups: [] };
    const roles = rolesWith({ managers, directors: { users: [], groups: ['SBOARD'] } });
    expect(roles.managers).toEqual(managers);
    expect(roles.directors).toEqual({ users: [], groups: ['SBOARD'] });
  });

  it('have whoever was corrected on one list, and the groups, teams and domains unchanged', () => {
    const roles = rolesWith({ customers: ['UTEMP'], agents: ['UWRONGLY', 'UAGENT'] });
    expect(roles.customers).toMatchObject({ users: ['UTEMP', 'UCUSTOMER'], groups: ['SCUSTOMERS'] });
    expect(roles.agents).toMatchObject({ users: ['UWRONGLY', 'UAGENT'], emailDomains: ['example.com'] });
  });

  it('do not count as customer or agent, by the environment, who was made a manager or director', () => {
    const roles = rolesWith({
      managers: { users: ['UAGENT'], groups: [] },
      directors: { users: ['UCUSTOMER'], groups: [] },
    });
    expect(roles.agents.users).toEqual(['UTEMP']);
    expect(roles.customers.users).toEqual(['UWRONGLY']);
  });
});
