import type { ConversationChange, Happening } from '../../../src/core/conversations/conversation-change.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { workspaceOf } from '../event-envelope.js';
import { timeOf } from '../timestamp.js';
import { type ChangeEvent, changeEnvelope } from './change-schema.js';

/** What an event about a channel says; `member` is who joined or left, `null` where it speaks of nobody. */
export interface ParsedChange {
  readonly delivery: string;
  readonly change: ConversationChange;
  readonly member: string | null;
}

const HAPPENED: Readonly<Record<Exclude<ChangeEvent['type'], 'channel_id_changed'>, Happening>> = {
  channel_archive: 'archived',
  group_archive: 'archived',
  channel_unarchive: 'unarchived',
  group_unarchive: 'unarchived',
  channel_deleted: 'deleted',
  group_deleted: 'deleted',
  channel_left: 'left',
  group_left: 'left',
  member_left_channel: 'left',
  member_joined_channel: 'joined',
  channel_shared: 'shared',
  channel_unshared: 'unshared',
};

/**
 * Reads the envelope of an event about a channel.
 * @throws SlackPayloadUnreadable when it has another shape than Slack documents
 */
export function parseChange(payload: unknown): ParsedChange {
  const parsed = changeEnvelope.safeParse(payload);
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole');
    throw new SlackPayloadUnreadable(`odd or missing ${[...new Set(paths)].join(', ')}`);
  }
  const { event, event_id: delivery } = parsed.data;
  const workspace = workspaceOf(parsed.data);
  const at = timeOf(event.event_ts);
  const keyOf = (conversation: string) => ({ platform: 'slack', workspace, conversation }) as const;
  if (event.type === 'channel_id_changed') {
    const { old_channel_id: before, new_channel_id: name } = event;
    return { delivery, member: null, change: { conversation: keyOf(before), at, happened: 'renamed', name } };
  }
  const change = { conversation: keyOf(event.channel), at, happened: HAPPENED[event.type] };
  return { delivery, change, member: 'user' in event && isAboutMember(event) ? event.user : null };
}

function isAboutMember(event: ChangeEvent): event is Extract<ChangeEvent, { type: `member_${string}` }> {
  return event.type === 'member_joined_channel' || event.type === 'member_left_channel';
}
