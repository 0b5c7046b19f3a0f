import type { FakeSlack } from '../fake-slack.js';
import { FakeApiError, type FakeChannel } from './state.js';

type Args = Readonly<Record<string, unknown>>;
type Method = (slack: FakeSlack, args: Args) => Readonly<Record<string, unknown>>;

/** Who is in a channel; the errors and their order are Slack's. */
export const MEMBERSHIP_METHODS: Readonly<Record<string, Method>> = {
  'conversations.kick': (slack, args) => {
    const channel = visibleChannel(slack, text(args, 'channel'));
    const user = text(args, 'user');
    refuse(channel, 'kick', user);
    if (channel.kind === 'im') throw new FakeApiError('method_not_supported_for_channel_type');
    if (!slack.users.has(user)) throw new FakeApiError('user_not_found');
    if (user === slack.botUser) throw new FakeApiError('cant_kick_self');
    if (!channel.members.delete(user)) throw new FakeApiError('not_in_channel');
    return {};
  },

  'conversations.invite': (slack, args) => {
    const channel = visibleChannel(slack, text(args, 'channel'));
    const user = text(args, 'users');
    refuse(channel, 'invite', user);
    if (channel.kind === 'im') throw new FakeApiError('method_not_supported_for_channel_type');
    if (channel.is_archived) throw new FakeApiError('is_archived');
    if (!channel.members.has(slack.botUser)) throw new FakeApiError('not_in_channel');
    if (!slack.users.has(user)) throw new FakeApiError('user_not_found');
    if (channel.members.has(user)) throw new FakeApiError('already_in_channel');
    channel.members.add(user);
    return { channel: { id: channel.id } };
  },
};

/** Private channels the bot is not in do not exist for it. */
function visibleChannel(slack: FakeSlack, id: string): FakeChannel {
  const channel = slack.channels.get(id);
  if (channel === undefined || (channel.kind !== 'channel' && !channel.members.has(slack.botUser))) {
    throw new FakeApiError('channel_not_found');
  }
  return channel;
}

function refuse({ refusals }: FakeChannel, act: 'kick' | 'invite', user: string): void {
  const code = refusals.get(`${act} ${user}`) ?? refusals.get(act);
  if (code !== undefined) throw new FakeApiError(code);
}

function text(args: Args, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new FakeApiError('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
}
