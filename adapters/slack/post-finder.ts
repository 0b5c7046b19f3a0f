import type { types, webApi } from '@slack/bolt';
import type { PostReceipt } from '../../src/core/notices/post.js';
import type { Clock } from '../../src/core/ports/clock.js';
import { callSlack } from './errors.js';
import { timeOf, timestampOf } from './timestamp.js';

/** The metadata event type under which our posts carry their id. */
export const POST_EVENT = 'garbo_post';

/** A post is looked for among the messages of the last day: the queues have given up on an older one. */
const WINDOW_MS = 24 * 60 * 60_000;
const PAGE_SIZE = 200;
const MAX_PAGES = 5;

/** Metadata for `chat.postMessage`, by which the post is found again. */
export function metadataOf(postId: string): types.MessageMetadata {
  return { event_type: POST_EVENT, event_payload: { post_id: postId } };
}

/** A place in which a post may stand. */
export interface PostPlace {
  readonly channel: string;
  readonly thread: string | null;
}

/**
 * Looks for a post made before a crash, and for nothing else: Slack limits the history calls.
 * Throws PlatformUnavailable, PlatformRefused.
 */
export async function findPostIn(
  client: webApi.WebClient,
  clock: Clock,
  { channel, thread }: PostPlace,
  postId: string,
): Promise<PostReceipt | null> {
  const oldest = timestampOf(new Date(clock.now().getTime() - WINDOW_MS));
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const bounds = {
      channel,
      oldest,
      limit: PAGE_SIZE,
      include_all_metadata: true,
      ...(cursor === undefined ? {} : { cursor }),
    };
    const answer = await callSlack<HistoryPage>(() =>
      thread === null
        ? client.conversations.history(bounds)
        : client.conversations.replies({ ...bounds, ts: thread }),
    );
    const found = answer.messages?.find((message) => carries(message, postId));
    if (found?.ts) return { conversation: channel, message: found.ts, postedAt: timeOf(found.ts) };
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (cursor === undefined) return null;
  }
  return null;
}

/** What both history calls answer, as far as it matters here. */
interface HistoryPage {
  readonly messages?: readonly HistoryMessage[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

interface HistoryMessage {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
}

function carries({ metadata }: HistoryMessage, postId: string): boolean {
  const payload = metadata?.event_payload;
  if (metadata?.event_type !== POST_EVENT || typeof payload !== 'object' || payload === null) return false;
  return 'post_id' in payload && payload.post_id === postId;
}
