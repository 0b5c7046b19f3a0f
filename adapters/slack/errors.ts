import { webApi } from '@slack/bolt';
import { GarboError } from '../../src/core/errors.js';
import {
  type ConversationLoss,
  PlatformRefused,
  PlatformUnavailable,
} from '../../src/core/ports/chat-platform.js';

/** A payload that does not have the shape Slack documents. It becomes a dead letter: sending it again cannot help. */
export class SlackPayloadUnreadable extends GarboError {
  override readonly name = 'SlackPayloadUnreadable';
  constructor(fault: string, options: { readonly cause?: unknown } = {}) {
    super(
      'SLACK_PAYLOAD_UNREADABLE',
      `A payload from Slack cannot be read: ${fault}.`,
      'Compare the Slack app with the output of `garbo manifest slack`.',
      options,
    );
  }
}

/**
 * Answers that mean "not now".
 * Source: the error tables of https://docs.slack.dev/reference/methods/chat.postMessage and its neighbours.
 */
const TRANSIENT = new Set([
  'accesslimited',
  'fatal_error',
  'internal_error',
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/**
 * Answers that speak of the channel, not of the message. A private channel Garbo is not in does not exist for it.
 * Source: the error table of https://docs.slack.dev/reference/methods/chat.postMessage
 */
const LOST: ReadonlyMap<string, ConversationLoss> = new Map([
  ['is_archived', 'archived'],
  ['not_in_channel', 'left'],
  ['channel_not_found', 'unreachable'],
]);

/** What a person can do about a refusal. */
const REMEDIES: Readonly<Record<string, string>> = {
  account_inactive: 'Install the Slack app again: its bot user was deactivated.',
  cannot_dm_bot: 'Nothing: the recipient is a bot.',
  cant_kick_from_general: 'Ask an administrator to remove the person: nobody can be removed from #general.',
  cant_update_message: 'Check that SLACK_BOT_TOKEN still belongs to the app that posted the message.',
  channel_not_found:
    'Invite Garbo to the channel (/invite @Garbo) or correct the channel id in the settings.',
  invalid_auth: 'Check SLACK_BOT_TOKEN (xoxb-…) and, in Socket Mode, SLACK_APP_TOKEN (xapp-…).',
  invalid_blocks: 'Report this as a fault of Garbo: a message was composed that Slack does not show.',
  invalid_refresh_token: 'Install Garbo again in the workspace: its token can no longer be renewed.',
  is_archived: 'Unarchive the channel, or choose another one in the settings.',
  message_not_found: 'Nothing: the message was deleted.',
  missing_scope: 'Give the app the scopes that `garbo manifest slack` prints, and install it again.',
  not_allowed_token_type: 'Set SLACK_BOT_TOKEN to a bot token (xoxb-…).',
  not_authed: 'Set SLACK_BOT_TOKEN.',
  not_in_channel: 'Invite Garbo to the channel: /invite @Garbo.',
  restricted_action: 'Ask a workspace administrator: the workspace settings do not let apps do this.',
  thread_not_found: 'Nothing: the thread was deleted.',
  token_expired: 'Set SLACK_BOT_TOKEN to a fresh token.',
  token_revoked: 'Install the Slack app again and set its new SLACK_BOT_TOKEN.',
  user_disabled: 'Nothing: the person no longer has a Slack account.',
  user_not_found: 'Nothing: the person is not in this Slack workspace.',
  user_not_visible: 'Nothing: the person shares no channel with Garbo any more.',
};

/** Slack's error codes; anything else in their place is the page of a proxy in between. */
const CODE = /^[a-z][a-z0-9_:-]{0,79}$/;

/** Slack's own code where an answer with `ok: false` came, else `null`. */
export function refusalCode(error: unknown): string | null {
  if (!(error instanceof webApi.WebAPIPlatformError)) return null;
  const code = error.data.error;
  return CODE.test(code) && !TRANSIENT.has(code) ? code : null;
}

/**
 * The core's error for what the Web API client threw: refused for good, or to be tried again. Anything that is
 * no answer of the client comes back as it is.
 */
export function toPlatformError(error: unknown): unknown {
  const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } = webApi;
  if (error instanceof WebAPIRateLimitedError) {
    return new PlatformUnavailable('Slack asks to wait before the next call.', {
      cause: error,
      retryAfterMs: error.retryAfter * 1000,
    });
  }
  if (error instanceof WebAPIPlatformError) {
    const code = refusalCode(error);
    if (code === null) {
      return new PlatformUnavailable('Slack cannot do this at the moment.', { cause: error });
    }
    return new PlatformRefused(code, remedyFor(code), { cause: error, lost: LOST.get(code) ?? null });
  }
  if (error instanceof WebAPIHTTPError) {
    if (error.statusCode >= 500 || error.statusCode === 408 || error.statusCode === 429) {
      return new PlatformUnavailable(`Slack answered with HTTP ${error.statusCode}.`, { cause: error });
    }
    const whatToDo = 'Check SLACK_API_URL and any proxy between Garbo and Slack.';
    return new PlatformRefused(`http_${error.statusCode}`, whatToDo, { cause: error });
  }
  if (error instanceof WebAPIRequestError) {
    return new PlatformUnavailable('Slack could not be reached.', { cause: error });
  }
  return error;
}

/** Runs a call of the Web API; what it throws are the core's errors. */
export async function callSlack<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw toPlatformError(error);
  }
}

function remedyFor(code: string): string {
  return REMEDIES[code] ?? `Look up "${code}" in Slack's API reference and change the app or the settings.`;
}
