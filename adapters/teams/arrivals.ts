import type { TeamsActivity } from './activity-schema.js';
import { kindOf } from './conversation-id.js';
import { callsGarbo } from './message-words.js';

/**
 * What may come from Teams. The first two come only with the permissions to read all messages of a team and of a chat:
 * Garbo is not called in them.
 */
export const ARRIVALS = [
  'channel-message',
  'chat-message',
  'call',
  'edit',
  'deletion',
  'event',
  'installation',
  'interaction',
] as const;

const KINDS: Readonly<Record<string, (typeof ARRIVALS)[number]>> = {
  messageUpdate: 'edit',
  messageDelete: 'deletion',
  conversationUpdate: 'event',
  installationUpdate: 'installation',
  invoke: 'interaction',
};

/** What an activity counts as; `null` for what Garbo has no use for. */
export function kindOfArrival(activity: TeamsActivity): (typeof ARRIVALS)[number] | null {
  if (activity.type !== 'message') return KINDS[activity.type] ?? null;
  const place = kindOf(activity.conversation.conversationType);
  if (place === 'personal' || activity.recipient?.isTargeted || callsGarbo(activity)) return 'call';
  return place === 'channel' ? 'channel-message' : 'chat-message';
}
