import { afterRefusal } from '../cases/after-delivery.js';
import { tellReviewers } from '../conversations/tell-reviewers.js';
import { giveDraft, managersOf } from '../drafts/give-draft.js';
import { commitThenQueue, type Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ConversationLoss, PlatformRefused } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import { lockRecipient } from './lock-recipient.js';
import { otherWay } from './other-way.js';
import type { Destination, Post } from './post.js';

/** What following up a refusal needs. */
export type RefusalTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

/** What became of a refused post: it goes another way, somebody of the team was asked to send it, or it is not shown. */
export type RefusalOutcome = 'moved' | 'given' | 'failed';

/**
 * The platform refused a post. A notice whose conversation is lost goes to its reader privately; what its reader cannot
 * be written privately stands closed in the conversation, or is given to somebody of the team to be sent; a draft that
 * its agent cannot be given goes to the managers. A post for managers is kept until their conversation is back or
 * another one is set, and managers are told privately. Anything else is recorded as not delivered.
 * @throws PlatformUnavailable when the managers cannot be looked up now
 */
export async function refusePost(
  tools: RefusalTools,
  post: Post,
  error: PlatformRefused,
): Promise<RefusalOutcome> {
  const { lost } = error;
  const isPrivate = post.destination.to === 'person';
  if (lost !== null && !isPrivate && !post.receipt && post.queue === 'notices' && post.recipient !== null) {
    await movePost(tools, post, { to: 'person', person: post.recipient }, lost);
    return 'moved';
  }
  const other = error.isUnreachable ? otherWay(post) : { way: 'none' as const };
  if (other.way === 'sealed') {
    await movePost(tools, post, other.destination, null);
    return 'moved';
  }
  if (other.way === 'draft') {
    await giveDraft(tools, post, other.reader);
    return 'given';
  }
  if (isPrivate && !post.receipt && post.content.kind === 'draft') {
    await tools.record.transaction(async (tx) =>
      tx.movePost(post.id, await managersOf(tools, tx, post), null),
    );
    return 'moved';
  }
  tools.log.error('post-refused', error, { kind: post.content.kind, platform: post.platform, post: post.id });
  await failPost(tools, post, error, isPrivate ? null : lost);
  return 'failed';
}

async function movePost(
  tools: RefusalTools,
  post: Post,
  destination: Destination,
  why: ConversationLoss | null,
): Promise<void> {
  await tools.record.transaction(async (tx) => {
    await lockRecipient(tx, post);
    await tx.movePost(post.id, destination, why);
  });
  tools.log.warn('post-goes-another-way', {
    kind: post.content.kind,
    platform: post.platform,
    post: post.id,
  });
}

async function failPost(
  tools: RefusalTools,
  post: Post,
  { answer }: PlatformRefused,
  lost: ConversationLoss | null,
): Promise<void> {
  const forManagers = lost !== null && post.queue === 'escalations';
  const reviewers = forManagers ? await tools.platformOf(post.platform).findReviewers(post) : [];
  await commitThenQueue(tools, async (tx, outgoing) => {
    await lockRecipient(tx, post);
    // A change that is refused is given up, and what has been delivered stays as it is: the next change is tried anew.
    if (post.receipt && lost === null) return tx.confirmUpdated(post.id, post.version);
    await tx.failPost(post.id, answer, lost);
    if (forManagers) await tellReviewers(tools, tx, outgoing, post, lost, reviewers);
    if (!post.receipt) await afterRefusal(tools, tx, outgoing, post, answer);
    if (lost === null) await failGiven(tools, tx, outgoing, post, answer);
  });
}

/** A draft that nobody can be given: its notice is not delivered. */
async function failGiven(
  tools: RefusalTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { content, subjectPostId }: Post,
  answer: string,
): Promise<void> {
  if (content.kind !== 'draft' || subjectPostId === null) return;
  const notice = await tx.findPost(subjectPostId);
  if (notice?.state !== 'given') return;
  await tx.failPost(notice.id, answer, null);
  await afterRefusal(tools, tx, outgoing, notice, answer);
}
