import { commitThenQueue } from '../outgoing.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { type IntroductionTools, introduceWhereLive } from './introduce.js';

/**
 * Introduces Garbo in every conversation of a workspace that is live and was not introduced yet, and brings earlier
 * introductions up to date: another LLM, another address of the policy. For the start of the program, because those
 * come from the environment. Throws PlatformUnavailable.
 */
export async function introduceEverywhere(
  tools: IntroductionTools & Pick<Tools, 'queues' | 'log'>,
  workspace: WorkspaceKey,
): Promise<void> {
  const places = await tools.platformOf(workspace.platform).listConversations(workspace);
  for (const { id: conversation } of places) {
    await commitThenQueue(tools, async (tx, outgoing) => {
      await tx.lockSettings(workspace);
      await introduceWhereLive(tools, tx, outgoing, { ...workspace, conversation });
    });
  }
}
