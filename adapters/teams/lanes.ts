import type { PostAddress } from '../../src/core/ports/chat-platform.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';

/**
 * A bot may send 7 messages a second, 8 in two seconds, 60 in thirty in one thread: so two a second on the long run.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const EVERY_MS = 500;
const AT_ONCE = 7;

/** What a message, or the change of one, takes its turn in. */
export function laneOf(address: PostAddress, _act: 'post' | 'update'): Lane {
  const place = address.to === 'conversation' ? address : address.sealedIn;
  const name = place
    ? `thread/${place.conversation}/${place.thread ?? ''}`
    : `person/${address.to === 'person' ? address.person : ''}`;
  return { name, everyMs: EVERY_MS, burst: AT_ONCE };
}
