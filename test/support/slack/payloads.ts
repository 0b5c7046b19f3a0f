import type { FakeSlack } from '../fake-slack.js';
import type { FakeMessage } from './state.js';

/** What surrounds an event, as the Events API sends it to the own installation. */
export function eventEnvelope(slack: FakeSlack, eventId: string, event: object): Record<string, unknown> {
  return {
    token: 'deprecated',
    team_id: slack.team,
    context_team_id: slack.team,
    context_enterprise_id: slack.enterprise,
    api_app_id: 'A0GARBO',
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: slack.enterprise,
        team_id: slack.team,
        user_id: slack.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

/** The event of a message just written. */
export function messageEvent(
  slack: FakeSlack,
  channel: string,
  message: FakeMessage,
): Record<string, unknown> {
  return {
    type: 'message',
    channel,
    channel_type: slack.channels.get(channel)?.kind ?? 'channel',
    user: message.user,
    text: message.text,
    ts: message.ts,
    event_ts: message.ts,
    team: slack.users.get(message.user)?.team_id ?? slack.team,
    ...(message.bot_id === undefined ? {} : { bot_id: message.bot_id }),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
  };
}

/** A pressed button of a message of the bot. */
export function pressPayload(
  slack: FakeSlack,
  press: {
    readonly user: string;
    readonly channel: string;
    readonly message: FakeMessage;
    readonly button: { readonly actionId: string; readonly blockId: string; readonly value: string };
    readonly triggerId: string;
  },
): Record<string, unknown> {
  const { user, channel, message, button, triggerId } = press;
  return {
    type: 'block_actions',
    user: userOf(slack, user),
    api_app_id: 'A0GARBO',
    token: 'deprecated',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel,
      is_ephemeral: false,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    trigger_id: triggerId,
    team: { id: slack.team, domain: 'negozio' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel, name: 'privategroup' },
    message: {
      type: 'message',
      user: message.user,
      ts: message.ts,
      bot_id: message.bot_id,
      text: message.text,
    },
    state: { values: {} },
    response_url: slack.issueResponseUrl(user, channel),
    actions: [
      {
        action_id: button.actionId,
        block_id: button.blockId,
        value: button.value,
        text: { type: 'plain_text', text: 'label', emoji: false },
        type: 'button',
        action_ts: slack.nextTs(),
      },
    ],
  };
}

/** Somebody opens a tab of the bot's home. Source: https://docs.slack.dev/reference/events/app_home_opened */
export function homeOpenedEvent(slack: FakeSlack, user: string, tab: string): Record<string, unknown> {
  const home = slack.homes.get(user);
  return {
    type: 'app_home_opened',
    user,
    channel: `D${user}`,
    event_ts: slack.nextTs(),
    tab,
    ...(tab === 'home' && home !== undefined
      ? { view: { id: `VHOME${user}`, team_id: slack.team, type: 'home', ...home } }
      : {}),
  };
}

/** A pressed button of a home: it stands in a view, and there is no channel and no response_url. */
export function homePressPayload(
  slack: FakeSlack,
  press: {
    readonly user: string;
    readonly button: { readonly actionId: string; readonly blockId: string };
    readonly triggerId: string;
  },
): Record<string, unknown> {
  const { user, button, triggerId } = press;
  return {
    type: 'block_actions',
    user: userOf(slack, user),
    api_app_id: 'A0GARBO',
    token: 'deprecated',
    container: { type: 'view', view_id: `VHOME${user}` },
    trigger_id: triggerId,
    team: { id: slack.team, domain: 'negozio' },
    enterprise: null,
    is_enterprise_install: false,
    view: { id: `VHOME${user}`, team_id: slack.team, type: 'home', ...slack.homes.get(user) },
    actions: [
      {
        action_id: button.actionId,
        block_id: button.blockId,
        text: { type: 'plain_text', text: 'label', emoji: false },
        type: 'button',
        action_ts: slack.nextTs(),
      },
    ],
  };
}

/** A submitted dialog; `values` are the texts of its fields by block id. */
export function submissionPayload(
  slack: FakeSlack,
  user: string,
  view: FakeSlack['views'][number],
  values: Readonly<Record<string, string | null>>,
): Record<string, unknown> {
  const inputs = view.blocks.filter((block) => block.type === 'input');
  const state = inputs.map((block) => {
    const { action_id, type } = block.element as { action_id: string; type: string };
    const value = values[String(block.block_id)] ?? null;
    return [String(block.block_id), { [action_id]: filledIn(type, block.element, value) }] as const;
  });
  return {
    type: 'view_submission',
    team: { id: slack.team, domain: 'negozio' },
    user: userOf(slack, user),
    api_app_id: 'A0GARBO',
    token: 'deprecated',
    trigger_id: slack.issueTrigger(),
    view: { ...view, team_id: slack.team, state: { values: Object.fromEntries(state) }, app_id: 'A0GARBO' },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  };
}

/** What a field of a dialog holds, as Slack reports it. Of a list only a value that it offers can be chosen. */
function filledIn(type: string, element: unknown, value: string | null): Record<string, unknown> {
  switch (type) {
    case 'plain_text_input':
      return { type, value };
    case 'users_select':
      return { type, selected_user: value };
    case 'checkboxes': {
      const { options } = element as { options: readonly { value: string }[] };
      return { type, selected_options: options.filter((option) => option.value === value) };
    }
    default: {
      const { options } = element as { options: readonly { value: string }[] };
      const selected = options.find((option) => option.value === value);
      if (value !== null && selected === undefined) throw new Error(`the dialog does not offer "${value}"`);
      return { type, selected_option: selected ?? null };
    }
  }
}

/** The form of a slash command. */
export function commandForm(
  slack: FakeSlack,
  command: { readonly user: string; readonly channel: string; readonly text: string },
): Record<string, string> {
  return {
    token: 'deprecated',
    team_id: slack.team,
    team_domain: 'negozio',
    channel_id: command.channel,
    channel_name: 'assistenza',
    user_id: command.user,
    user_name: command.user.toLowerCase(),
    command: '/garbo',
    text: command.text,
    api_app_id: 'A0GARBO',
    is_enterprise_install: 'false',
    response_url: slack.issueResponseUrl(command.user, command.channel),
    trigger_id: slack.issueTrigger(),
  };
}

function userOf(slack: FakeSlack, id: string): Record<string, unknown> {
  const user = slack.users.get(id);
  return { id, username: user?.name ?? id, name: user?.name ?? id, team_id: user?.team_id ?? slack.team };
}
