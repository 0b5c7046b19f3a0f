import { webApi } from '@slack/bolt';
import type { SdkLogger } from './sdk-logger.js';

/** Slack's own answers come well within this; what takes longer is tried again by the queue. */
const CALL_TIMEOUT_MS = 5_000;

/** Calls outside the Web API (answers to a `response_url`) must leave room in the three seconds of an interaction. */
const RESPONSE_TIMEOUT_MS = 2_000;

/**
 * The client's options. Waiting and trying again are the queues' work: by default the client tries for half an
 * hour, pauses every other call on a 429, and could post a message twice after a time-out.
 */
export function webClientOptions(logger: SdkLogger, apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    logger,
    timeout: CALL_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    fetch: (url, init) => fetch(url, { signal: AbortSignal.timeout(RESPONSE_TIMEOUT_MS), ...init }),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}

/**
 * A client of the Web API that acts as the bot, or as nobody where a call needs no token. `team`: acts in this one
 * workspace of an organisation, as the token of an organisation's installation must say.
 */
export function createWebClient(
  botToken: string | undefined,
  logger: SdkLogger,
  apiUrl: string | undefined,
  team?: string,
): webApi.WebClient {
  const options = webClientOptions(logger, apiUrl);
  return new webApi.WebClient(botToken, team === undefined ? options : { ...options, teamId: team });
}
