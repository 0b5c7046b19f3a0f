import { workspaceSettingsOf } from '../core/settings/settings-of.js';
import type { Tools } from '../core/tools.js';

/**
 * What keeps Garbo from doing its work in these Slack workspaces though it can start, for whoever starts it: by the
 * settings in force, whether the environment or people with `/garbo setup` gave them.
 *
 * @throws RecordUnavailable
 */
export async function missingSettings(
  { record, settings }: Pick<Tools, 'record' | 'settings'>,
  workspaces: readonly string[],
): Promise<readonly string[]> {
  const found = await record.transaction((tx) =>
    Promise.all(
      workspaces.map(async (workspace) => ({
        workspace,
        ...(await workspaceSettingsOf(tx, settings, { platform: 'slack', workspace })),
      })),
    ),
  );
  const where = (those: typeof found) =>
    workspaces.length > 1 ? ` in ${those.map(({ workspace }) => workspace).join(', ')}` : '';
  const unheard = found.filter(({ managersConversation }) => managersConversation === '');
  const unreachable = found.filter(({ contactAddress }) => !contactAddress);
  return [
    ...(unheard.length > 0
      ? [
          `No managers’ channel is set${where(unheard)}, so nobody sees the alerts: set it with /garbo setup or SLACK_MANAGERS_CHANNEL.`,
        ]
      : []),
    ...(unreachable.length > 0
      ? [
          `No contact address is set${where(unreachable)}, so nobody can end a correspondence or block: set it with /garbo setup or CONTACT_ADDRESS.`,
        ]
      : []),
  ];
}
