import { type Answer, warning } from '../../../src/core/doctor/answer.js';
import { sayArrivals } from '../../../src/core/doctor/arrivals.js';
import type { ExaminedWorkspace } from './workspace.js';

const MESSAGES = ['message.channels', 'message.groups'];

/** What comes on any ordinary day; other kinds tell of changes that may never happen. */
const COMMON = [...MESSAGES, 'app_mention', 'app_home_opened', '/garbo', '/report'];

/**
 * What has come from Slack, by the record: no method tells a bot what its app subscribes to, and what came is the
 * only proof that it can.
 */
export async function checkEvents({ arrivals, timeZone }: ExaminedWorkspace): Promise<Answer> {
  const came = await arrivals();
  if (!MESSAGES.some((kind) => came.has(kind))) {
    return warning(
      'no message has come from Slack yet. Start Garbo, invite it to a channel, write there; if nothing comes, look at the app’s Event Subscriptions.',
    );
  }
  return sayArrivals(came, COMMON, timeZone);
}
