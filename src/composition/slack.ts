import type { SlackPlatform } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { createIncoming } from '../core/incoming.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import type { Tools } from '../core/tools.js';
import type { ConnectedPlatform } from './connected-platform.js';
import { introduceInAll } from './introduce-at-start.js';
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
      introducing = introduceInAll(tools, async () =>
        (await slack.workspaces()).map((workspace) => ({ platform: 'slack', workspace })),
      );
    },
    async stop() {
      await slack.stop();
      await introducing;
    },
  };
}
