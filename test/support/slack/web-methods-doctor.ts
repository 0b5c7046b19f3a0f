import type { FakeSlack } from '../fake-slack.js';
import { FakeApiError, type FakeChannel } from './state.js';

type Args = Readonly<Record<string, unknown>>;

/** What `garbo doctor` asks Slack. */
export const DOCTOR_METHODS = {
  'api.test': () => ({}),

  'bots.info': (slack: FakeSlack, args: Args) => {
    if (args.bot !== slack.botId) throw new FakeApiError('bot_not_found');
    return { bot: { id: slack.botId, app_id: slack.app.id, user_id: slack.botUser, deleted: false } };
  },

  'apps.manifest.export': (slack: FakeSlack, args: Args) => {
    if (args.app_id !== slack.app.id) throw new FakeApiError('app_not_found');
    if (slack.app.manifest === null) throw new FakeApiError('failed_export');
    return { manifest: slack.app.manifest };
  },

  'users.conversations': (slack: FakeSlack, args: Args) => {
    const types = String(args.types ?? 'public_channel').split(',');
    if (types.includes('public_channel')) slack.app.require('channels:read');
    if (types.includes('private_channel')) slack.app.require('groups:read');
    const joined = [...slack.channels.values()].filter(
      ({ kind, members, is_archived }) =>
        types.includes(kind === 'channel' ? 'public_channel' : kind === 'group' ? 'private_channel' : kind) &&
        members.has(slack.botUser) &&
        !(args.exclude_archived === 'true' && is_archived),
    );
    const { shown, response_metadata } = pageOf(joined, args);
    return { channels: shown.map((channel) => objectOf(channel, slack)), response_metadata };
  },

  'conversations.info': (slack: FakeSlack, args: Args) => {
    const channel = visibleChannel(slack, args);
    return { channel: objectOf(channel, slack) };
  },

  'conversations.members': (slack: FakeSlack, args: Args) => {
    const channel = visibleChannel(slack, args);
    const { shown, response_metadata } = pageOf([...channel.members], args);
    return { members: shown, response_metadata };
  },

  'usergroups.list': (slack: FakeSlack, args: Args) => ({
    usergroups: [...slack.userGroups].map(([id, users]) => ({
      id,
      name: `Gruppo ${id}`,
      handle: id.toLowerCase(),
      date_delete: 0,
      user_count: users.length,
      ...(args.include_users === 'true' ? { users } : {}),
    })),
  }),
};

function visibleChannel(slack: FakeSlack, args: Args): FakeChannel {
  const channel = slack.channels.get(String(args.channel));
  if (channel === undefined) throw new FakeApiError('channel_not_found');
  if (channel.kind !== 'im') {
    slack.app.require(channel.kind === 'channel' ? 'channels:read' : 'groups:read');
  }
  if (channel.kind !== 'channel' && !channel.members.has(slack.botUser)) {
    throw new FakeApiError('channel_not_found');
  }
  return channel;
}

/** A channel object, as https://docs.slack.dev/reference/objects/conversation-object has it. */
function objectOf(channel: FakeChannel, slack: FakeSlack): Readonly<Record<string, unknown>> {
  const teams = [...channel.members].map((id) => slack.users.get(id)?.team_id);
  const isShared = teams.some((team) => team !== undefined && team !== slack.team);
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'channel',
    is_im: channel.kind === 'im',
    is_private: channel.kind === 'group',
    is_archived: channel.is_archived,
    is_member: channel.members.has(slack.botUser),
    is_ext_shared: isShared,
    is_shared: isShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
  };
}

/** One page; the cursor is the position of the next one. */
function pageOf<T>(all: readonly T[], args: Args) {
  const start = Number(args.cursor ?? 0);
  const end = start + Number(args.limit ?? 100);
  return {
    shown: all.slice(start, end),
    response_metadata: { next_cursor: end < all.length ? String(end) : '' },
  };
}
