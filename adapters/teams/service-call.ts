import { PlatformUnavailable } from '../../src/core/ports/chat-platform.js';
import { isTransient, type ServiceRefusal, toPlatformError } from './errors.js';

/** Longer than any call takes when all is well, and shorter than a post is claimed for. */
const CALL_TIMEOUT_MS = 10_000;

/** A call of one of Microsoft's services: the Bot Connector, or Graph. */
export interface ServiceCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly token: string;
  readonly body?: unknown;
}

/** What came back: the parsed body (`null` when empty), or why not. */
export type ServiceAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly refusal: ServiceRefusal };

/**
 * Makes the call; a refusal is an answer.
 * @throws PlatformUnavailable when nobody answers, or the answer means "not now"
 */
export async function callService({ method, url, token, body }: ServiceCall): Promise<ServiceAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    text = await response.text();
  } catch (cause) {
    throw new PlatformUnavailable('Microsoft could not be reached.', { cause });
  }
  const parsed = parseJson(text);
  if (response.ok) return { ok: true, body: parsed };
  const refusal: ServiceRefusal = {
    status: response.status,
    code: codeOf(parsed) ?? `http_${response.status}`,
    retryAfterMs: retryAfter(response.headers.get('retry-after')),
  };
  if (isTransient(refusal)) throw toPlatformError(refusal);
  return { ok: false, refusal };
}

/** The body of an answer that must be a success. Throws PlatformRefused. */
export function bodyOf(answer: ServiceAnswer): unknown {
  if (answer.ok) return answer.body;
  throw toPlatformError(answer.refusal);
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * A person has blocked the app, or removed it.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
const WRITES_BLOCKED = 209;

/**
 * Both services answer `{ "error": { "code": … } }`, and the connector `{ "errorCode": 209 }` where a person has blocked
 * the app; anything else in its place is the page of a proxy in between.
 */
function codeOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  if ('errorCode' in body && body.errorCode === WRITES_BLOCKED) return 'MessageWritesBlocked';
  if (!('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[\w.-]{1,80}$/u.test(error.code) ? error.code : null;
}

/** Seconds, as both services write it. */
function retryAfter(header: string | null): number | undefined {
  const seconds = Number(header ?? '');
  return header === null || !Number.isFinite(seconds) ? undefined : seconds * 1000;
}
