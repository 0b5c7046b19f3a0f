import { commitThenQueue } from '../outgoing.js';
import { isStaff } from '../people/person.js';
import type { SupportAsk } from '../ports/queues.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { requestSupport, type SupportTools } from './request-support.js';

/** What acting on an ask for support needs. */
export type AskTools = SupportTools & Pick<Tools, 'record' | 'queues' | 'platformOf' | 'log'>;

/** Whether this person may ask the managers for support: whoever answers for the company. Throws PlatformUnavailable. */
export async function mayAskForSupport(
  tools: Pick<Tools, 'platformOf'>,
  workspace: WorkspaceKey,
  person: string,
): Promise<boolean> {
  const { role } = await tools.platformOf(workspace.platform).findPerson(workspace, person);
  return isStaff(role);
}

/** Asks the managers for support on behalf of whoever pressed; anybody who is no staff changes nothing. */
export async function askForSupport(
  tools: AskTools,
  { workspace, person, words }: SupportAsk,
  delivery: string,
): Promise<void> {
  const platform = tools.platformOf(workspace.platform);
  const requester = await platform.findPerson(workspace, person);
  if (!isStaff(requester.role)) {
    tools.log.warn('support-request-refused', { platform: workspace.platform, role: requester.role });
    return;
  }
  const reviewers = await platform.findReviewers(workspace);
  await commitThenQueue(tools, async (tx, outgoing) => {
    await requestSupport(tools, tx, outgoing, { workspace, requester, words, delivery, reviewers });
    // Their home says that the request has arrived.
    outgoing.escalation({ type: 'home', home: { workspace, person }, delivery: `support/${delivery}` });
  });
  tools.log.info('support-requested', { platform: workspace.platform });
}
