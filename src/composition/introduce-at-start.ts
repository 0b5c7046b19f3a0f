import { introduceEverywhere } from '../core/settings/introduce-everywhere.js';
import type { WorkspaceKey } from '../core/workspace.js';

/** What the environment made live, or changed, since the last start is told to the channels, beside everything else. */
export async function introduceInAll(
  tools: Parameters<typeof introduceEverywhere>[0],
  workspaces: () => Promise<readonly WorkspaceKey[]>,
): Promise<void> {
  const noted = (error: unknown) => tools.log.error('introductions-not-brought-up-to-date', error);
  const noWorkspaces = (error: unknown): readonly WorkspaceKey[] => {
    noted(error);
    return [];
  };
  for (const workspace of await workspaces().catch(noWorkspaces)) {
    await introduceEverywhere(tools, workspace).catch(noted);
  }
}
