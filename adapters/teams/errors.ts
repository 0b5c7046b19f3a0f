import { AuthError, ServerError } from '@azure/msal-node';
import { GarboError } from '../../src/core/errors.js';
import {
  type ConversationLoss,
  PlatformRefused,
  PlatformUnavailable,
} from '../../src/core/ports/chat-platform.js';

/** A payload that does not have the shape Microsoft documents. It becomes a dead letter: sending it again cannot help. */
export class TeamsPayloadUnreadable extends GarboError {
  override readonly name = 'TeamsPayloadUnreadable';
  constructor(fault: string, options: { readonly cause?: unknown } = {}) {
    super(
      'TEAMS_PAYLOAD_UNREADABLE',
      `A payload from Teams cannot be read: ${fault}.`,
      'Compare the Teams app with the output of `garbo manifest teams`.',
      options,
    );
  }
}

/** An answer of one of Microsoft's services that is no success. */
export interface ServiceRefusal {
  readonly status: number;
  /** The service's own code, e.g. `BotNotInConversationRoster`; `http_404` where it gave none. */
  readonly code: string;
  /** How long it asks to wait, where it said. */
  readonly retryAfterMs: number | undefined;
}

/**
 * Answers that mean "not now".
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const TRANSIENT = new Set([408, 412, 429]);

/** Whether trying again later may help. */
export function isTransient({ status }: Pick<ServiceRefusal, 'status'>): boolean {
  return TRANSIENT.has(status) || status >= 500;
}

/** Codes that speak of the conversation, not of the message. */
const LOST: Readonly<Record<string, ConversationLoss>> = {
  BotNotInConversationRoster: 'left',
  ConversationNotFound: 'unreachable',
  BotDisabledByAdmin: 'left',
};

/** What a person can do about a refusal. */
const REMEDIES: Readonly<Record<string, string>> = {
  ActivityNotFoundInConversation: 'Nothing: the message was deleted.',
  BotDisabledByAdmin: 'Ask a Teams administrator to allow the app Garbo.',
  BotNotInConversationRoster: 'Add the app Garbo to the team, the channel or the chat.',
  ConversationNotFound: 'Add the app Garbo to the team again, or correct the channel id in the settings.',
  MessageSizeTooBig: 'Report this as a fault of Garbo: a message was composed that Teams does not show.',
  MessageWritesBlocked: 'Nothing: the person has blocked the app, or removed it.',
  Unauthorized: 'Check TEAMS_APP_ID and its secret, certificate or federated credential.',
};

/**
 * The core's error for such an answer: to be tried again, or refused for good.
 * @param isUnreachable whether a refusal means that the person cannot be written to privately
 */
export function toPlatformError(
  { status, code, retryAfterMs }: ServiceRefusal,
  isUnreachable = false,
): GarboError {
  if (isTransient({ status })) {
    return new PlatformUnavailable(`Microsoft answered with HTTP ${status}.`, {
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  const remedy =
    REMEDIES[code] ?? `Look up "${code}" in Microsoft's documentation and change the app or the settings.`;
  return new PlatformRefused(code, remedy, { lost: LOST[code] ?? null, isUnreachable });
}

/** The core's error for a token that was not given. */
export function tokenRefused(error: unknown): unknown {
  if (error instanceof GarboError) return error;
  const isRefusal = error instanceof ServerError && error.status !== undefined && error.status < 500;
  if (isRefusal || (error instanceof AuthError && !(error instanceof ServerError) && isAboutUs(error))) {
    const code = error instanceof AuthError ? error.errorCode : 'token_refused';
    const whatToDo =
      'Check TEAMS_APP_ID, TEAMS_TENANT_ID and the secret, certificate or federated credential of the app.';
    return new PlatformRefused(code, whatToDo, { cause: error });
  }
  return new PlatformUnavailable('Microsoft’s login could not be reached.', { cause: error });
}

/** MSAL's own complaints about what it was configured with, beside those about the network. */
function isAboutUs({ errorCode }: AuthError): boolean {
  return !['network_error', 'endpoints_resolution_error', 'openid_config_error'].includes(errorCode);
}
