import { composeSupport, composeSupportTaken } from '../notices/compose-support.js';
import type { Post } from '../notices/post.js';
import { commitThenQueue } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { SupportRequests } from '../ports/support-requests.js';
import type { Tools } from '../tools.js';
import type { SupportTools } from './request-support.js';
import type { SupportRequest } from './support-request.js';

/** What taking a request needs. */
export type TakeTools = SupportTools & Pick<Tools, 'record' | 'queues' | 'platformOf' | 'log'>;

/** Whether the post shows the person's own request for support, which somebody else is to take. */
export async function isOwnRequest(tx: SupportRequests, post: Post, person: Person): Promise<boolean> {
  return (await tx.findSupportRequestByPost(post.id))?.requester.id === person.id;
}

/**
 * A manager takes a request for support; who asked is told privately who will write to them. Whether this manager
 * may is the check's to say. Throws PlatformUnavailable.
 */
export async function takeSupport(
  tools: TakeTools,
  post: Post,
  manager: Person,
): Promise<'done' | 'already-done' | 'gone'> {
  const found = await tools.record.transaction((tx) => tx.findSupportRequestByPost(post.id));
  if (!found) return 'gone';
  const requester = await tools.platformOf(post.platform).findPerson(post, found.requester.id);
  return commitThenQueue(tools, async (tx, outgoing) => {
    const request = await tx.lockOpenSupportRequest(found, found.requester.id);
    if (request?.id !== found.id) return 'already-done';
    const taken = { ...request, takenBy: { id: manager.id, name: manager.name } };
    await tx.saveSupportRequest(taken);
    outgoing.post(await tx.changePost(post.id, composeSupport(tools, taken, [])));
    await outgoing.addPost(tx, answerTo(tools, taken, requester, manager));
    return 'done';
  });
}

function answerTo(
  tools: SupportTools,
  { platform, workspace }: SupportRequest,
  requester: Person,
  manager: Person,
): Parameters<RecordTransaction['addPost']>[0] {
  const language = requester.language ?? tools.settings.managersLanguage;
  return {
    id: tools.ids.next(),
    platform,
    workspace,
    queue: 'escalations',
    destination: { to: 'person', person: requester.id },
    content: composeSupportTaken(tools, language, manager.name),
    caseId: null,
    recipient: null,
    subjectPostId: null,
    answers: null,
  };
}
