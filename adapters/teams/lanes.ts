import type { PostAddress, PostRequest } from '../../src/core/ports/chat-platform.js';
import type { Lane } from '../../src/core/ports/posting-pace.js';
import type { TeamsOptions } from './settings.js';

/**
 * In one conversation (a channel with all its threads, a chat, a direct conversation) a bot may send 7 messages a
 * second, 8 in two seconds, 60 in thirty and 1,800 in an hour; in a tenant it may make 50 requests a second. Changes of
 * messages count like messages. A little is left for what is not paced: answers to whoever presses or asks.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const PACES = {
  /** At most 6 in a second, 7 in two, 47 in thirty. */
  moment: { everyMs: 700, burst: 5 },
  /** At most 1,764 in an hour. */
  hour: { everyMs: 2_100, burst: 50 },
  /** At most 44 in a second. */
  tenant: { everyMs: 40, burst: 20 },
} as const;

/** What a message, or the change of one, takes its turns in. */
export function lanesOf(
  { address, near }: Pick<PostRequest, 'address' | 'near'>,
  _act: 'post' | 'update',
  { targetedMessages }: Pick<TeamsOptions, 'targetedMessages'>,
): readonly Lane[] {
  const name = nameOf(address, targetedMessages ? near?.conversation : undefined);
  return [
    { name, ...PACES.moment },
    { name: `${name}/hour`, ...PACES.hour },
    { name: 'tenant', ...PACES.tenant },
  ];
}

/** @param shownNear where a post for one person is shown to them alone, if anywhere */
function nameOf(address: PostAddress, shownNear: string | undefined): string {
  if (address.to === 'conversation') return `conversation/${address.conversation}`;
  const shownIn = address.sealedIn?.conversation ?? shownNear;
  return shownIn === undefined ? `person/${address.person}` : `conversation/${shownIn}`;
}
