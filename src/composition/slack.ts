import type { SlackPlatform } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { createIncoming } from '../core/incoming.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import { introduceEverywhere } from '../core/settings/introduce-everywhere.js';
import type { Tools } from '../core/tools.js';
import type { ConnectedPlatform } from './connected-platform.js';
import { rolesInForce } from './roles.js';
import { oauthAccess } from './slack-access.js';
import { rolesFromConfig } from './slack-roles.js';

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
    rolesOf: rolesInForce(rolesFromConfig(config), 'slack', tools, ROLE_AGES_MS.lists),
    queues: tools.queues,
    noteArrival: (team, kind) =>
      tools.record.transaction((tx) =>
        tx.noteArrival({ platform: 'slack', workspace: team }, kind, tools.clock.now()),
      ),
    ...createIncoming(tools),
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
