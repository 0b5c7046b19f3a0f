import type { Config } from '../config-schema.js';
import { viewPost } from '../core/cases/view-post.js';
import { createIncoming, type IncomingTools } from '../core/incoming.js';
import { openSealed } from '../core/notices/open-sealed.js';
import type { ContactRows } from '../core/ports/contact-rows.js';
import { workspaceSettingsOf } from '../core/settings/settings-of.js';
import type { Tools } from '../core/tools.js';
import type { ConnectedPlatform } from './connected-platform.js';
import { introduceInAll } from './introduce-at-start.js';
import { rolesInForce } from './roles.js';
import { type TeamsAccess, teamsAccess } from './teams-access.js';
import { teamsRolesFromConfig } from './teams-roles.js';

/** Microsoft's SDK is loaded, and the adapter made, only when Teams is configured. */
export async function connectTeams(
  config: Config,
  contacts: ContactRows,
  tools: IncomingTools & Pick<Tools, 'queues'>,
): Promise<ConnectedPlatform & Pick<TeamsAccess, 'tenants'>> {
  const { createTeamsPlatform, ROLE_AGES_MS } = await import('../../adapters/teams/index.js');
  const access = await teamsAccess(config);
  const teams = createTeamsPlatform({
    ...access,
    ...createIncoming(tools),
    rolesOf: rolesInForce(teamsRolesFromConfig(config), 'teams', tools, ROLE_AGES_MS.lists),
    managersLanguage: tools.settings.managersLanguage,
    managersConversationOf: async (tenant) => {
      const workspace = { platform: 'teams', workspace: tenant } as const;
      return tools.record.transaction(async (tx) => {
        const { managersConversation } = await workspaceSettingsOf(tx, tools.settings, workspace);
        return managersConversation;
      });
    },
    viewPost: (workspace, postId, viewer) => viewPost(tools, workspace, postId, viewer),
    openSealed: (request) => openSealed(tools, request),
    queues: tools.queues,
    contacts,
    noteArrival: (tenant, kind) =>
      tools.record.transaction((tx) =>
        tx.noteArrival({ platform: 'teams', workspace: tenant }, kind, tools.clock.now()),
      ),
    phrases: tools.phrases,
    log: tools.log,
    clock: tools.clock,
  });
  let introducing: Promise<void> = Promise.resolve();
  return {
    ...teams,
    name: 'teams',
    tenants: access.tenants,
    async start() {
      await teams.start();
      introducing = introduceInAll(tools, async () =>
        (await contacts.workspaces('teams')).filter(({ workspace }) => access.tenants.includes(workspace)),
      );
    },
    async stop() {
      await teams.stop();
      await introducing;
    },
  };
}
