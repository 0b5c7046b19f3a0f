import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { ClassifierUnavailable } from '../../src/core/ports/classifier.js';
import { BodyTooLarge } from './bounded-fetch.js';

/**
 * A fault of the provider or of the way to it, in Garbo's terms. The vendor's error is not kept as the cause:
 * its body may repeat the customer's words, and causes are logged.
 *
 * @param timeoutMs the limit that was set, for the sentence
 */
export function asUnavailable(error: unknown, timeoutMs: number): ClassifierUnavailable {
  if (error instanceof APIConnectionTimeoutError)
    return new ClassifierUnavailable(`The LLM did not answer within ${timeoutMs} ms.`);
  if (error instanceof APIConnectionError)
    return new ClassifierUnavailable('The LLM server cannot be reached.', { cause: error.cause });
  if (!(error instanceof APIError) || error.status === undefined)
    return new ClassifierUnavailable('The LLM could not be asked.', { cause: error });

  const retryAfterMs = readRetryAfter(error.headers);
  return new ClassifierUnavailable(sentence(error.status, error.code), {
    cause: new Error(describe(error)),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/**
 * What is wrong with an answer that the SDK could not even hand over; `null` for other errors. Azure reports
 * its content filter as a 400.
 */
export function answerFault(error: unknown): string | null {
  if (error instanceof SyntaxError) return 'it is not JSON';
  if (error instanceof APIConnectionError && error.cause instanceof BodyTooLarge) return 'it is far too long';
  if (error instanceof APIError && error.status === 400 && error.code === 'content_filter')
    return "the provider's content filter stopped it";
  return null;
}

/** Whether the server says that it does not know answers by JSON schema. */
export function refusesJsonSchema(error: unknown): boolean {
  if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422)) return false;
  return /response_format|json_schema/.test(`${error.param ?? ''} ${error.message}`);
}

function sentence(status: number, code: string | null | undefined): string {
  if (status === 401 || status === 403)
    return `The LLM server refused the key (${status}): check OPENAI_API_KEY.`;
  if (status === 404)
    return 'The LLM server does not know the model (404): check OPENAI_MODEL and OPENAI_BASE_URL.';
  if (status === 429 && code === 'insufficient_quota')
    return 'The LLM account has no credit left (429): check its billing.';
  if (status === 429) return 'The LLM server asks for fewer requests (429).';
  if (status >= 500) return `The LLM server failed (${status}).`;
  return `The LLM server refused the request (${status}): check OPENAI_MODEL and OPENAI_BASE_URL.`;
}

/** Status, codes and request id: what a provider's support asks for. */
function describe(error: APIError): string {
  return [`HTTP ${error.status}`, error.type, error.code, error.requestID].filter(Boolean).join(' · ');
}

/**
 * The wait a server wishes for, in milliseconds: `retry-after-ms` (OpenAI), or `Retry-After` in seconds or as
 * a date (RFC 9110, 10.2.3), which is held against the server's own clock.
 */
function readRetryAfter(headers: Headers | undefined): number | undefined {
  const inMilliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  if (inMilliseconds >= 0) return inMilliseconds;
  const wish = headers?.get('retry-after');
  if (!wish) return undefined;
  if (Number(wish) >= 0) return Number(wish) * 1000;
  const wait = Date.parse(wish) - Date.parse(headers?.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
