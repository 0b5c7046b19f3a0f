import { afterRefusal } from '../cases/after-delivery.js';
import { tellReviewers } from '../conversations/tell-reviewers.js';
import { commitThenQueue } from '../outgoing.js';
import type { ConversationLoss, PlatformRefused } from '../ports/chat-platform.js';
import type { Tools } from '../tools.js';
import { lockRecipient } from './lock-recipient.js';
import type { Post } from './post.js';

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

/** What became of a refused post: it goes to its reader privately, or it is not shown. */
export type RefusalOutcome = 'moved' | 'failed';

/**
 * The platform refused a post. A notice whose conversation is lost goes to its reader privately. A post for managers
 * is kept until their conversation is back or another one is set, and managers are told privately. Anything else is
 * recorded as not delivered.
 * @throws PlatformUnavailable when the managers cannot be looked up now
 */
export async function refusePost(
  tools: RefusalTools,
  post: Post,
  error: PlatformRefused,
): Promise<RefusalOutcome> {
  const { lost } = error;
  tools.log.error('post-refused', error, { kind: post.content.kind, platform: post.platform, post: post.id });
  const isPrivate = post.destination.to === 'person';
  if (lost !== null && !isPrivate && !post.receipt && post.queue === 'notices' && post.recipient !== null) {
    await movePost(tools, post, post.recipient, lost);
    return 'moved';
  }
  await failPost(tools, post, error, isPrivate ? null : lost);
  return 'failed';
}

async function movePost(
  tools: RefusalTools,
  post: Post,
  person: string,
  why: ConversationLoss,
): Promise<void> {
  await tools.record.transaction(async (tx) => {
    await lockRecipient(tx, post);
    await tx.movePost(post.id, person, why);
  });
  tools.log.warn('post-goes-privately', { kind: post.content.kind, platform: post.platform, post: post.id });
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
  });
}
