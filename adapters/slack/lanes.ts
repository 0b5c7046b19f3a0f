import type { PostAddress } from '../../src/core/ports/chat-platform.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';

/**
 * `chat.postMessage` takes one message a second in a channel, and in a direct conversation. Short bursts may pass, but
 * then nothing promises in which order they are shown.
 * Source: https://docs.slack.dev/apis/web-api/rate-limits
 */
const POST_EVERY_MS = 1_000;

/** `chat.update` is of tier 3: 50 a minute in a workspace, with bursts. Source: the same page. */
const UPDATE_EVERY_MS = 1_200;
const UPDATES_AT_ONCE = 10;

/** What a message, or the change of one, takes its turn in. */
export function laneOf(address: PostAddress, act: 'post' | 'update'): Lane {
  if (act === 'update') return { name: 'update', everyMs: UPDATE_EVERY_MS, burst: UPDATES_AT_ONCE };
  const name = address.to === 'person' ? `person/${address.person}` : `channel/${address.conversation}`;
  return { name, everyMs: POST_EVERY_MS, burst: 1 };
}
