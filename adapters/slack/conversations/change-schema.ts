import { z } from 'zod';
import { eventEnvelope } from '../event-envelope.js';
import { isTimestamp } from '../timestamp.js';

const id = z.string().min(1);
const eventTime = { event_ts: z.string().refine(isTimestamp, 'not a Slack timestamp') };

/** Something happened to a channel named by its id. Source: https://docs.slack.dev/reference/events/channel_archive */
const aboutChannel = z.looseObject({
  type: z.enum([
    'channel_archive',
    'channel_unarchive',
    'channel_deleted',
    'channel_left',
    'group_archive',
    'group_unarchive',
    'group_deleted',
    'group_left',
    'channel_shared',
    'channel_unshared',
  ]),
  channel: id,
  ...eventTime,
});

/** Somebody joined or left. Source: https://docs.slack.dev/reference/events/member_joined_channel */
const aboutMember = z.looseObject({
  type: z.enum(['member_joined_channel', 'member_left_channel']),
  channel: id,
  user: id,
  ...eventTime,
});

/** A private channel that is shared gets a new id. Source: https://docs.slack.dev/reference/events/channel_id_changed */
const aboutId = z.looseObject({
  type: z.literal('channel_id_changed'),
  old_channel_id: id,
  new_channel_id: id,
  ...eventTime,
});

/** The envelope of an event about a channel. */
export const changeEnvelope = eventEnvelope.extend({
  event: z.discriminatedUnion('type', [aboutChannel, aboutMember, aboutId]),
});

/** An event about a channel. */
export type ChangeEvent = z.infer<typeof changeEnvelope>['event'];
