import { afterDelivery, afterRefusal } from '../cases/after-delivery.js';
import { GarboError } from '../errors.js';
import { commitThenQueue } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import {
  PlatformRefused,
  PlatformUnavailable,
  type PostAddress,
  type PostRequest,
} from '../ports/chat-platform.js';
import type { PostJob } from '../ports/queues.js';
import { followIntroduction } from '../settings/follow-introduction.js';
import type { Tools } from '../tools.js';
import type { Post, PostReceipt } from './post.js';

/** A claim older than this belongs to a process that is gone. Longer than any call to a platform may last. */
const LEASE_MS = 60_000;

/** What delivering a post needs. */
export type DeliverTools = Pick<
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

/** A post cannot be shown yet: somebody else is at it, or the post it hangs under is not there yet. */
export class PostNotReady extends GarboError {
  override readonly name = 'PostNotReady';
  constructor(reason: string) {
    super(
      'POST_NOT_READY',
      `The post cannot be shown yet: ${reason}.`,
      'Nothing: it is tried again by itself.',
      {
        retry: 'later',
      },
    );
  }
}

/**
 * Brings the platform's copy of a post up to date: claim, post or update, confirm. After a crash between post
 * and confirm it looks for its own post before posting again. Running it again changes nothing.
 *
 * @throws PostNotReady, PlatformUnavailable to try later; a refusal by the platform is recorded, not thrown
 */
export async function deliverPost(tools: DeliverTools, { postId }: PostJob): Promise<void> {
  const claim = await tools.record.transaction((tx) => tx.claimPost(postId, tools.clock.now(), LEASE_MS));
  if (claim === null) return;
  if (claim === 'current') return followIntroduction(tools, postId);
  if (claim === 'held') throw new PostNotReady('another worker is showing it');
  const { post, interrupted } = claim;
  try {
    if (post.receipt) await updatePost(tools, post, post.receipt);
    else await firstDelivery(tools, post, interrupted);
  } catch (error) {
    if (error instanceof PlatformRefused) {
      await recordRefusal(tools, post, error);
      return followIntroduction(tools, postId);
    }
    // After a time-out the platform may have the post all the same: the next run must look for it.
    const reached = error instanceof PlatformUnavailable ? 'perhaps' : 'not';
    await tools.record.transaction((tx) => tx.releasePost(post.id, reached));
    throw error;
  }
  await followIntroduction(tools, postId);
}

async function firstDelivery(tools: DeliverTools, post: Post, interrupted: boolean): Promise<void> {
  const platform = tools.platformOf(post.platform);
  const request = await requestFor(tools, post);
  const earlier = interrupted ? await platform.findPost(request) : null;
  const receipt = earlier ?? (await platform.post(request));
  await commitThenQueue(tools, async (tx, outgoing) => {
    await lockRecipient(tx, post);
    await tx.confirmDelivered(post.id, post.version, receipt);
    await afterDelivery(tools, tx, outgoing, post, receipt);
  });
  tools.log.info('post-delivered', { kind: post.content.kind, platform: post.platform, post: post.id });
}

async function updatePost(tools: DeliverTools, post: Post, receipt: PostReceipt): Promise<void> {
  await tools.platformOf(post.platform).update({ ...(await requestFor(tools, post)), receipt });
  await tools.record.transaction((tx) => tx.confirmUpdated(post.id, post.version));
}

async function requestFor(tools: DeliverTools, post: Post): Promise<PostRequest> {
  return {
    workspace: { platform: post.platform, workspace: post.workspace },
    postId: post.id,
    address: await addressOf(tools, post),
    content: post.content,
  };
}

/** A post under another post goes to the thread that the other one is in, or starts: threads have one level. */
async function addressOf(tools: DeliverTools, { destination }: Post): Promise<PostAddress> {
  if (destination.to === 'conversation' && destination.conversation === '') {
    throw new PlatformRefused('no_conversation', 'Set the managers’ channel (SLACK_MANAGERS_CHANNEL).');
  }
  if (destination.to !== 'post') return destination;
  const parent = await shownPost(tools, destination.postId);
  const above = await addressOf(tools, parent);
  if (above.to === 'person') return above;
  return { ...above, thread: above.thread ?? parent.receipt.message };
}

/** The post that another one belongs under, shown first where it is not yet. */
async function shownPost(
  tools: DeliverTools,
  postId: string,
): Promise<Post & { readonly receipt: PostReceipt }> {
  const find = () => tools.record.transaction((tx) => tx.findPost(postId));
  const found = await find();
  if (found?.state === 'queued') await deliverPost(tools, { postId, version: found.version });
  const post = found?.state === 'queued' ? await find() : found;
  if (post?.receipt) return { ...post, receipt: post.receipt };
  throw new PlatformRefused('parent_not_shown', 'See why the post above it was refused.');
}

/** A delivered notice changes what counts for its reader. */
async function lockRecipient(tx: RecordTransaction, { platform, workspace, recipient }: Post): Promise<void> {
  if (recipient !== null) await tx.lockCustomer({ platform, workspace, customer: recipient });
}

/** Records that the platform will not show a post, with all that follows from it. Running it again changes nothing. */
export async function recordRefusal(tools: DeliverTools, post: Post, error: PlatformRefused): Promise<void> {
  tools.log.error('post-refused', error, { kind: post.content.kind, platform: post.platform, post: post.id });
  await commitThenQueue(tools, async (tx, outgoing) => {
    await lockRecipient(tx, post);
    await tx.failPost(post.id, error.answer);
    // A change that is refused leaves what has been delivered as it is.
    if (!post.receipt) await afterRefusal(tools, tx, outgoing, post, error.answer);
  });
}
