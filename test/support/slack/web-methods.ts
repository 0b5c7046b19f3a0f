import type { FakeSlack } from '../fake-slack.js';
import { FakeApiError, type FakeChannel, type FakeMessage, type FakeView } from './state.js';
import { validateBlocks, validateView } from './validate-blocks.js';
import { DOCTOR_METHODS } from './web-methods-doctor.js';
import { HOME_METHODS } from './web-methods-home.js';
import { MEMBERSHIP_METHODS } from './web-methods-membership.js';
import { OAUTH_METHODS } from './web-methods-oauth.js';
import { SETUP_METHODS } from './web-methods-setup.js';

/** The arguments of a call, as texts. */
export type Args = Readonly<Record<string, unknown>>;
/** Answers one method. */
export type Method = (slack: FakeSlack, args: Args) => Readonly<Record<string, unknown>>;

/** Answers of the Web API methods Garbo calls; the errors and their order are Slack's. */
export const WEB_METHODS: Readonly<Record<string, Method>> = {
  ...OAUTH_METHODS,
  ...DOCTOR_METHODS,

  'auth.test': (slack) => ({
    url: 'https://negozio.slack.example/',
    team: 'Negozio',
    user: 'garbo',
    team_id: slack.team,
    user_id: slack.botUser,
    bot_id: slack.botId,
    is_enterprise_install: false,
    ...(slack.enterprise === null ? {} : { enterprise_id: slack.enterprise }),
  }),

  'users.info': (slack, args) => {
    const user = slack.users.get(text(args, 'user'));
    if (user === undefined) throw new FakeApiError('user_not_found');
    if (user.is_stranger) throw new FakeApiError('user_not_visible');
    const { locale, ...rest } = user;
    return { user: args.include_locale === 'true' && locale !== undefined ? user : rest };
  },

  'usergroups.users.list': (slack, args) => {
    const users = slack.userGroups.get(text(args, 'usergroup'));
    if (users === undefined) throw new FakeApiError('no_such_subteam');
    return { users };
  },

  'conversations.open': (slack, args) => {
    const id = text(args, 'users');
    const user = slack.users.get(id);
    if (user === undefined) throw new FakeApiError('user_not_found');
    if (user.is_bot) throw new FakeApiError('cannot_dm_bot');
    if (user.deleted) throw new FakeApiError('user_disabled');
    if (user.is_stranger || !slack.sharesChannelWith(user)) throw new FakeApiError('user_not_visible');
    return { channel: { id: slack.openDirect(id).id } };
  },

  'chat.postMessage': (slack, args) => {
    const channel = writableChannel(slack, text(args, 'channel'));
    const content = contentOf(args);
    const thread = optionalText(args, 'thread_ts');
    if (thread !== undefined && !channel.messages.some((message) => message.ts === thread)) {
      throw new FakeApiError('thread_not_found');
    }
    const message: FakeMessage = {
      ts: slack.nextTs(),
      user: slack.botUser,
      bot_id: slack.botId,
      mrkdwn: args.mrkdwn !== 'false',
      ...content,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    };
    channel.messages.push(message);
    return { channel: channel.id, ts: message.ts, message };
  },

  'chat.update': (slack, args) => {
    const channel = writableChannel(slack, text(args, 'channel'));
    const ts = text(args, 'ts');
    const content = contentOf(args);
    const message = channel.messages.find((candidate) => candidate.ts === ts);
    if (message === undefined) throw new FakeApiError('message_not_found');
    if (message.bot_id !== slack.botId) throw new FakeApiError('cant_update_message');
    message.text = content.text;
    if (content.blocks !== undefined) message.blocks = content.blocks;
    if (content.metadata !== undefined) message.metadata = content.metadata;
    message.edited = { user: slack.botUser, ts: slack.nextTs() };
    return { channel: channel.id, ts, text: message.text };
  },

  'chat.postEphemeral': (slack, args) => {
    const channel = writableChannel(slack, text(args, 'channel'));
    const user = text(args, 'user');
    if (!channel.members.has(user)) throw new FakeApiError('user_not_in_channel');
    const thread_ts = optionalText(args, 'thread_ts') ?? null;
    slack.ephemerals.push({ user, channel: channel.id, thread_ts, text: contentOf(args).text });
    return { message_ts: slack.nextTs() };
  },

  'chat.getPermalink': (slack, args) => {
    const channel = channelOf(slack, text(args, 'channel'));
    const ts = text(args, 'message_ts');
    if (!channel.messages.some((message) => message.ts === ts)) throw new FakeApiError('message_not_found');
    return {
      channel: channel.id,
      permalink: `https://negozio.slack.example/archives/${channel.id}/p${ts.replace('.', '')}`,
    };
  },

  'conversations.history': (slack, args) => {
    const channel = readableChannel(slack, text(args, 'channel'));
    const top = channel.messages.filter((message) => (message.thread_ts ?? message.ts) === message.ts);
    return page([...top].reverse(), args);
  },

  'conversations.replies': (slack, args) => {
    const channel = readableChannel(slack, text(args, 'channel'));
    const ts = text(args, 'ts');
    const thread = channel.messages.filter((message) => (message.thread_ts ?? message.ts) === ts);
    if (thread.length === 0) throw new FakeApiError('thread_not_found');
    return page(thread, args);
  },

  ...MEMBERSHIP_METHODS,
  ...SETUP_METHODS,

  'views.open': (slack, args) => {
    const trigger_id = text(args, 'trigger_id');
    const view = validateView(json(args, 'view'));
    slack.useTrigger(trigger_id);
    const opened = {
      ...view,
      id: `V${String(slack.views.length + 1).padStart(8, '0')}`,
      trigger_id,
    } as FakeView;
    slack.views.push(opened);
    return { view: opened };
  },

  ...HOME_METHODS,

  'apps.connections.open': (slack) => ({ url: slack.socketUrl() }),
};

export function channelOf(slack: FakeSlack, id: string): FakeChannel {
  const channel = slack.channels.get(id);
  if (channel === undefined) throw new FakeApiError('channel_not_found');
  return channel;
}

/** Private channels the bot is not in do not exist for it; public ones do, but it must be in them to read or write. */
export function readableChannel(slack: FakeSlack, id: string): FakeChannel {
  const channel = channelOf(slack, id);
  if (channel.members.has(slack.botUser)) return channel;
  throw new FakeApiError(channel.kind === 'channel' ? 'not_in_channel' : 'channel_not_found');
}

export function writableChannel(slack: FakeSlack, id: string): FakeChannel {
  const channel = readableChannel(slack, id);
  if (channel.is_archived) throw new FakeApiError('is_archived');
  return channel;
}

function contentOf(args: Args): Pick<FakeMessage, 'text' | 'blocks' | 'metadata'> {
  const blocks = args.blocks === undefined ? undefined : validateBlocks(json(args, 'blocks'), 50);
  const words = optionalText(args, 'text') ?? '';
  if (words === '' && (blocks === undefined || blocks.length === 0)) throw new FakeApiError('no_text');
  if (words.length > 40_000) throw new FakeApiError('msg_too_long');
  const metadata = args.metadata === undefined ? undefined : json(args, 'metadata');
  return {
    text: words,
    ...(blocks === undefined ? {} : { blocks }),
    ...(metadata === undefined ? {} : { metadata: metadata as NonNullable<FakeMessage['metadata']> }),
  };
}

/** One page, without metadata unless it was asked for; the cursor is the position of the next one. */
function page(messages: readonly FakeMessage[], args: Args): Readonly<Record<string, unknown>> {
  const limit = Number(args.limit ?? 100);
  const oldest = Number(args.oldest ?? 0);
  const start = Number(args.cursor ?? 0);
  const latest = Number(args.latest ?? Number.POSITIVE_INFINITY);
  const bounds = args.inclusive === 'true' ? [oldest, latest] : [];
  const within = messages.filter(
    ({ ts }) => (Number(ts) > oldest && Number(ts) < latest) || bounds.includes(Number(ts)),
  );
  const shown = within.slice(start, start + limit).map(({ metadata, ...message }) => ({
    ...message,
    ...(args.include_all_metadata === 'true' && metadata !== undefined ? { metadata } : {}),
  }));
  const more = start + limit < within.length;
  return {
    messages: shown,
    has_more: more,
    response_metadata: { next_cursor: more ? String(start + limit) : '' },
  };
}

export function text(args: Args, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new FakeApiError('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
}

export function optionalText(args: Args, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function json(args: Args, name: string): unknown {
  try {
    return JSON.parse(text(args, name));
  } catch (error) {
    if (error instanceof FakeApiError) throw error;
    throw new FakeApiError('invalid_arguments', [`[ERROR] ${name} is no JSON`]);
  }
}
