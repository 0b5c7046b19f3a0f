import { afterDelivery } from '../cases/after-delivery.js';
import { recoverPosts } from '../conversations/recover-posts.js';
import { GarboError } from '../errors.js';
import { commitThenQueue } from '../outgoing.js';
import {
  PlatformRefused,
  PlatformUnavailable,
  type PostAddress,
  type PostRequest,
} from '../ports/chat-platform.js';
import type { PostJob } from '../ports/queues.js';
import { followIntroduction } from '../settings/follow-introduction.js';
import type { Tools } from '../tools.js';
import { lockRecipient } from './lock-recipient.js';
import type { Post, PostReceipt } from './post.js';
import { type RefusalOutcome, refusePost } from './refuse-post.js';
import { inTurn } from './take-turn.js';

/** A claim older than this belongs to a process that is gone. Longer than any call to a platform may last. */
const LEASE_MS = 60_000;

/** What delivering a post needs. */
export type DeliverTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'pace'
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
 * @throws TurnNotCome, PostNotReady, PlatformUnavailable to try later; a refusal by the platform is recorded, not thrown
 */
export async function deliverPost(tools: DeliverTools, job: PostJob): Promise<void> {
  const { postId } = job;
  const claim = await tools.record.transaction((tx) => tx.claimPost(postId, tools.clock.now(), LEASE_MS));
  if (claim === null) return;
  if (claim === 'current') return followIntroduction(tools, postId);
  if (claim === 'held') throw new PostNotReady('another worker is showing it');
  const { post, interrupted } = claim;
  let refused: RefusalOutcome | null;
  try {
    refused = await show(tools, post, interrupted);
  } catch (error) {
    // Who waits holds nothing. After a time-out the platform may have the post all the same: the next run looks for it.
    const reached = error instanceof PlatformUnavailable ? 'perhaps' : 'not';
    await tools.record.transaction((tx) => tx.releasePost(post.id, reached));
    throw error;
  }
  if (refused === 'moved') await deliverPost(tools, job);
  else await followIntroduction(tools, postId);
}

/** Shows the post as it is now; `null` when that was done, else what became of it. */
async function show(tools: DeliverTools, post: Post, interrupted: boolean): Promise<RefusalOutcome | null> {
  try {
    if (post.receipt) await updatePost(tools, post, post.receipt);
    else await firstDelivery(tools, post, interrupted);
    return null;
  } catch (error) {
    if (error instanceof PlatformRefused) return refusePost(tools, post, error);
    throw error;
  }
}

async function firstDelivery(tools: DeliverTools, post: Post, interrupted: boolean): Promise<void> {
  const platform = tools.platformOf(post.platform);
  const request = await requestFor(tools, post);
  const earlier = interrupted ? await platform.findPost(request) : null;
  const receipt = earlier ?? (await inTurn(tools, request, 'post', () => platform.post(request)));
  await commitThenQueue(tools, async (tx, outgoing) => {
    await lockRecipient(tx, post);
    await tx.confirmDelivered(post.id, post.version, receipt);
    await afterDelivery(tools, tx, outgoing, post, receipt.postedAt);
    // It takes posts: had it been lost, it is back.
    if (post.queue === 'escalations') {
      await recoverPosts(tx, outgoing, { ...request.workspace, conversation: receipt.conversation });
    }
  });
  tools.log.info('post-delivered', { kind: post.content.kind, platform: post.platform, post: post.id });
}

async function updatePost(tools: DeliverTools, post: Post, receipt: PostReceipt): Promise<void> {
  const request = await requestFor(tools, post);
  await inTurn(tools, request, 'update', () =>
    tools.platformOf(post.platform).update({ ...request, receipt }),
  );
  await tools.record.transaction((tx) => tx.confirmUpdated(post.id, post.version));
}

async function requestFor(tools: DeliverTools, post: Post): Promise<PostRequest> {
  return {
    workspace: { platform: post.platform, workspace: post.workspace },
    postId: post.id,
    address: await addressOf(tools, post),
    content: post.content,
    near: post.near,
  };
}

/** A post under another post goes to the thread that the other one is in, or starts: threads have one level. */
async function addressOf(tools: DeliverTools, { destination }: Post): Promise<PostAddress> {
  if (destination.to === 'conversation' && destination.conversation === '') {
    const whatToDo = 'Set the managers’ channel.';
    throw new PlatformRefused('no_conversation', whatToDo, { lost: 'unset' });
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
  const lost = post && (await tools.record.transaction((tx) => tx.lossOf(postId)));
  throw new PlatformRefused('parent_not_shown', 'See why the post above it was refused.', { lost });
}
