import type { webApi } from '@slack/bolt';
import { type Answer, fault, ok, warning } from '../../../src/core/doctor/answer.js';
import type { Clock } from '../../../src/core/ports/clock.js';

/** Slack's own signatures are refused at this age: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const REFUSED_FROM_SECONDS = 5 * 60;
const WARN_FROM_SECONDS = 60;

/** What the check needs to read a header that the client does not hand on. */
export interface ClockCheck {
  /** A client, without a token, that makes its requests so. */
  readonly clientWith: (request: typeof fetch) => webApi.WebClient;
  readonly clock: Clock;
  readonly isSocketMode: boolean;
}

/** This machine's clock against Slack's. */
export async function checkClock({ clientWith, clock, isSocketMode }: ClockCheck): Promise<Answer> {
  const behindMs: number[] = [];
  const client = clientWith(async (url, init) => {
    const asked = clock.now().getTime();
    const response = await fetch(url, init);
    const date = Date.parse(response.headers.get('date') ?? '');
    // The header leaves out the fraction of the second, half of which is the likeliest.
    if (!Number.isNaN(date)) behindMs.push(date + 500 - (asked + clock.now().getTime()) / 2);
    return response;
  });
  // A refusal has a date as well.
  await client.api.test().catch((error: unknown) => {
    if (behindMs.length === 0) throw error;
  });
  const [behind] = behindMs;
  if (behind === undefined) return warning('Slack’s answer has no date. Have any proxy to Slack pass it on.');
  return say(Math.round(behind / 1000), isSocketMode);
}

function say(behindSeconds: number, isSocketMode: boolean): Answer {
  const off = Math.abs(behindSeconds);
  if (off < WARN_FROM_SECONDS)
    return ok(off < 2 ? 'the same as Slack’s.' : `within ${off} seconds of Slack’s.`);
  const how = `${off} seconds ${behindSeconds > 0 ? 'behind' : 'ahead of'} Slack’s`;
  const mend = 'Have this machine’s clock set by NTP.';
  if (off < REFUSED_FROM_SECONDS) {
    return warning(`${how}; from ${REFUSED_FROM_SECONDS} on Garbo refuses what Slack sends. ${mend}`);
  }
  if (isSocketMode) return warning(`${how}, so that times of messages and deadlines do not fit. ${mend}`);
  return fault(`${how}, so that Garbo refuses everything Slack sends. ${mend}`);
}
