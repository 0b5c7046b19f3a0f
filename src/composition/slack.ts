import type { SlackPlatform } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { checkPress } from '../core/cases/check-press.js';
import { commitmentsOf } from '../core/complaints/commitments.js';
import { inFirstNames } from '../core/conversations/in-first-names.js';
import { sayMode } from '../core/overview/say-mode.js';
import { sayStats } from '../core/overview/say-stats.js';
import { sayStatus } from '../core/overview/say-status.js';
import { sayPolicy } from '../core/policy/say-policy.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import { checkReport } from '../core/reports/check-report.js';
import { reportableClauses } from '../core/reports/reportable-clauses.js';
import { changeHolds } from '../core/settings/change-holds.js';
import { checkSettings } from '../core/settings/check-settings.js';
import { introduceEverywhere } from '../core/settings/introduce-everywhere.js';
import { readSettings } from '../core/settings/read-settings.js';
import { mayAskForSupport } from '../core/support/ask-for-support.js';
import type { Tools } from '../core/tools.js';
import type { ConnectedPlatform } from './connected-platform.js';
import { oauthAccess } from './slack-access.js';
import { slackRoles } from './slack-roles.js';

/** Slack's SDK is loaded, and its adapter made, only when Slack is configured. */
export async function connectSlack(
  config: Config,
  rows: InstallationRows,
  tools: Pick<
    Tools,
    | 'record'
    | 'queues'
    | 'platformOf'
    | 'conversationNames'
    | 'policy'
    | 'phrases'
    | 'calendar'
    | 'clock'
    | 'ids'
    | 'settings'
    | 'log'
  >,
): Promise<ConnectedPlatform & Pick<SlackPlatform, 'workspaces'>> {
  const { createSlackPlatform, ROLE_AGES_MS } = await import('../../adapters/slack/index.js');
  const slack = createSlackPlatform({
    access: config.SLACK_BOT_TOKEN
      ? { botToken: config.SLACK_BOT_TOKEN }
      : { oauth: oauthAccess(config, rows) },
    ...(config.SLACK_SIGNING_SECRET ? { signingSecret: config.SLACK_SIGNING_SECRET } : {}),
    ...(config.SLACK_APP_TOKEN ? { appToken: config.SLACK_APP_TOKEN } : {}),
    ...(config.SLACK_API_URL ? { apiUrl: config.SLACK_API_URL } : {}),
    rolesOf: slackRoles(config, tools, ROLE_AGES_MS.lists),
    queues: tools.queues,
    noteArrival: (team, kind) =>
      tools.record.transaction((tx) =>
        tx.noteArrival({ platform: 'slack', workspace: team }, kind, tools.clock.now()),
      ),
    checkPress: (press) => checkPress(tools, press),
    mayAskForSupport: (workspace, person) => mayAskForSupport(tools, workspace, person),
    sayStats: (workspace, person, language) => sayStats(tools, workspace, person, language),
    checkSettings: async (change) =>
      checkSettings(tools, await inFirstNames(tools.conversationNames, change)),
    changeHolds: async (change) => changeHolds(tools, await inFirstNames(tools.conversationNames, change)),
    settingsInForce: (workspace, conversations) => readSettings(tools, workspace, conversations),
    policyText: (language) => {
      const text = tools.policy.texts[language] ?? tools.policy.texts.it ?? tools.policy.texts.en;
      return text ? sayPolicy(text) : '';
    },
    modeLines: (conversation, language) => sayMode(tools, conversation, language),
    statusLines: (question) => sayStatus(tools, question),
    commitments: (language) =>
      commitmentsOf(tools.policy, language).map(({ id: clause, text }) => ({ clause, text })),
    checkReport: async (report) => checkReport(tools, await inFirstNames(tools.conversationNames, report)),
    reportableClauses: (language) => reportableClauses(tools.policy, language),
    phrases: tools.phrases,
    log: tools.log,
    clock: tools.clock,
  });
  let introducing: Promise<void> = Promise.resolve();
  return {
    ...slack,
    name: 'slack',
    async start() {
      await slack.start();
      introducing = introduceInAll(tools, () => slack.workspaces());
    },
    async stop() {
      await slack.stop();
      await introducing;
    },
  };
}

/** What the environment made live, or changed, since the last start is told to the channels, beside everything else. */
async function introduceInAll(
  tools: Parameters<typeof introduceEverywhere>[0],
  workspaces: () => Promise<readonly string[]>,
): Promise<void> {
  try {
    for (const workspace of await workspaces()) {
      await introduceEverywhere(tools, { platform: 'slack', workspace });
    }
  } catch (error) {
    tools.log.error('introductions-not-brought-up-to-date', error);
  }
}
