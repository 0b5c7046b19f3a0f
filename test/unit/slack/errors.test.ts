import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { refusalCode, toPlatformError } from '../../../adapters/slack/errors.js';
import { PlatformRefused, PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';

const answer = (error: string) => new webApi.WebAPIPlatformError({ ok: false, error });

describe('toPlatformError', () => {
  it.each([
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'missing_scope',
    'account_inactive',
    'brand_new_code',
  ])('refused for good, with what to do: %s', (code) => {
    const error = toPlatformError(answer(code));
    expect(error).toBeInstanceOf(PlatformRefused);
    expect(error).toMatchObject({ answer: code, retry: 'never', whatToDo: expect.stringMatching(/\w{3,}/) });
    expect(refusalCode(answer(code))).toBe(code);
  });

  it.each([
    'ratelimited',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    '<html>502 Bad Gateway</html>',
  ])('to be tried again: %s', (code) => {
    expect(toPlatformError(answer(code))).toBeInstanceOf(PlatformUnavailable);
    expect(refusalCode(answer(code))).toBeNull();
  });

  it('keeps the wait Slack asks for', () => {
    expect(toPlatformError(new webApi.WebAPIRateLimitedError(30))).toMatchObject({ retryAfterMs: 30_000 });
  });

  it.each([
    [500, PlatformUnavailable],
    [503, PlatformUnavailable],
    [408, PlatformUnavailable],
    [404, PlatformRefused],
    [403, PlatformRefused],
  ])('HTTP %i', (status, kind) => {
    expect(toPlatformError(new webApi.WebAPIHTTPError(status, '', {}))).toBeInstanceOf(kind);
  });

  it('takes a lost connection for a passing fault', () => {
    expect(toPlatformError(new webApi.WebAPIRequestError(new Error('ECONNRESET')))).toBeInstanceOf(
      PlatformUnavailable,
    );
  });

  it('leaves a fault of our own as it is', () => {
    const fault = new TypeError('x is undefined');
    expect(toPlatformError(fault)).toBe(fault);
    expect(refusalCode(fault)).toBeNull();
  });
});
