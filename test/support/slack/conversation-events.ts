import type { FakeSlack } from '../fake-slack.js';

/** The event of something that happened to a channel; the fake's channel changes with it. */
export function channelEvent(
  slack: FakeSlack,
  type: `${'channel' | 'group'}_${'archive' | 'unarchive' | 'deleted' | 'left'}`,
  channel: string,
): Record<string, unknown> {
  const known = slack.channels.get(channel);
  if (type.endsWith('_archive') && known) known.is_archived = true;
  if (type.endsWith('_unarchive') && known) known.is_archived = false;
  if (type.endsWith('_deleted')) slack.channels.delete(channel);
  if (type.endsWith('_left')) known?.members.delete(slack.botUser);
  return { type, channel, event_ts: slack.nextTs() };
}

/** Somebody joined or left a channel. */
export function memberEvent(
  slack: FakeSlack,
  type: 'member_joined_channel' | 'member_left_channel',
  channel: string,
  user: string,
): Record<string, unknown> {
  const members = slack.channels.get(channel)?.members;
  if (type === 'member_joined_channel') members?.add(user);
  else members?.delete(user);
  return { type, user, channel, channel_type: 'C', team: slack.team, event_ts: slack.nextTs() };
}

/** A private channel got a new id when it was shared; under the old one Slack does not find it any more. */
export function idChangedEvent(slack: FakeSlack, from: string, to: string): Record<string, unknown> {
  const known = slack.channels.get(from);
  if (known) slack.channels.set(to, { ...known, id: to });
  slack.channels.delete(from);
  return { type: 'channel_id_changed', old_channel_id: from, new_channel_id: to, event_ts: slack.nextTs() };
}

/** Another organisation was connected to a channel, or cut off. */
export function sharingEvent(
  slack: FakeSlack,
  type: 'channel_shared' | 'channel_unshared',
  channel: string,
): Record<string, unknown> {
  const team =
    type === 'channel_shared'
      ? { connected_team_id: 'T0OTHER' }
      : { previously_connected_team_id: 'T0OTHER', is_ext_shared: false };
  return { type, channel, ...team, event_ts: slack.nextTs() };
}
