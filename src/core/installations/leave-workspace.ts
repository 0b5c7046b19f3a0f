import type { DeliverTools } from '../notices/deliver-post.js';
import { refusePost } from '../notices/refuse-post.js';
import { WorkspaceUninstalled } from '../ports/chat-platform.js';
import type { WorkspaceKey } from '../workspace.js';

/**
 * Garbo was removed from a workspace: what waits to be posted there is given up, texts kept for judging go at
 * once, nobody is reminded of open alerts, and the access is deleted. Cases and their histories stay until their
 * end date. The event may be old: where the platform lets Garbo in again, nothing happens. Running it again changes
 * nothing.
 *
 * @throws PlatformUnavailable, RecordUnavailable to try later
 */
export async function leaveWorkspace(tools: DeliverTools, workspace: WorkspaceKey): Promise<void> {
  const platform = tools.platformOf(workspace.platform);
  const left = await platform.findLeft(workspace);
  for (const one of left) await stopWork(tools, one);
  if (left.length > 0) await platform.forgetAccess(workspace);
  tools.log.info(left.length > 0 ? 'workspace-left' : 'uninstallation-outdated', {
    platform: workspace.platform,
    workspace: workspace.workspace,
  });
}

async function stopWork(tools: DeliverTools, workspace: WorkspaceKey): Promise<void> {
  const posts = await tools.record.transaction(async (tx) => {
    await tx.forgetTextsOf(workspace);
    await tx.dropDeadlines(workspace);
    return tx.unshownPosts(workspace);
  });
  const refusal = new WorkspaceUninstalled('Install Garbo again, if it is to work in the workspace.');
  for (const post of posts) await refusePost(tools, post, refusal);
}
