import { workspaceSettingsOf } from '../core/settings/settings-of.js';
import type { Tools } from '../core/tools.js';
import type { PlatformName, WorkspaceKey } from '../core/workspace.js';

/** How people set it in a platform's chat, and the setting that does the same. */
const WAYS: Readonly<
  Record<Exclude<PlatformName, 'playground'>, { readonly chat: string; readonly managers: string }>
> = {
  slack: { chat: 'with /garbo setup', managers: 'SLACK_MANAGERS_CHANNEL' },
  teams: { chat: 'by writing setup to Garbo', managers: 'TEAMS_MANAGERS_CHANNEL' },
};

/**
 * What keeps Garbo from doing its work in these workspaces of a platform though it can start, for whoever starts it: by
 * the settings in force, whether the environment or people in the chat gave them.
 *
 * @throws RecordUnavailable
 */
export async function missingSettings(
  { record, settings }: Pick<Tools, 'record' | 'settings'>,
  platform: keyof typeof WAYS,
  workspaces: readonly string[],
): Promise<readonly string[]> {
  const keys: readonly WorkspaceKey[] = workspaces.map((workspace) => ({ platform, workspace }));
  const found = await record.transaction((tx) =>
    Promise.all(
      keys.map(async (key) => ({
        workspace: key.workspace,
        ...(await workspaceSettingsOf(tx, settings, key)),
      })),
    ),
  );
  const where = (those: typeof found) =>
    workspaces.length > 1 ? ` in ${those.map(({ workspace }) => workspace).join(', ')}` : '';
  const unheard = found.filter(({ managersConversation }) => managersConversation === '');
  const unreachable = found.filter(({ contactAddress }) => !contactAddress);
  const { chat, managers } = WAYS[platform];
  return [
    ...(unheard.length > 0
      ? [
          `No managers’ channel is set${where(unheard)}, so nobody sees the alerts: set it ${chat} or ${managers}.`,
        ]
      : []),
    ...(unreachable.length > 0
      ? [
          `No contact address is set${where(unreachable)}, so nobody can end a correspondence or block: set it ${chat} or CONTACT_ADDRESS.`,
        ]
      : []),
  ];
}
