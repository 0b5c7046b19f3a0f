import { type Answer, warning } from '../../../src/core/doctor/answer.js';
import { sayArrivals } from '../../../src/core/doctor/arrivals.js';
import type { ARRIVALS } from '../arrivals.js';
import type { ExaminedTenant } from './workspace.js';

type Arrival = (typeof ARRIVALS)[number];

/** Messages in which nobody called Garbo: they come only with the permissions of the team's or the chat's owners. */
const MESSAGES: readonly Arrival[] = ['channel-message', 'chat-message'];

/** What comes on any ordinary day. */
const COMMON: readonly Arrival[] = [...MESSAGES, 'call', 'interaction'];

/** What has come from Teams, by the record: nothing else proves that it can. */
export async function checkEvents({
  arrivals,
  timeZone,
}: Pick<ExaminedTenant, 'arrivals' | 'timeZone'>): Promise<Answer> {
  const came = await arrivals();
  if (!MESSAGES.some((kind) => came.has(kind))) {
    return warning(
      'no message has come in which nobody called Garbo. Start it, add the app to a team, write there; if nothing comes, its owner has to consent to ChannelMessage.Read.Group, in a chat to ChatMessage.Read.Chat: add the app again.',
    );
  }
  return sayArrivals(came, COMMON, timeZone);
}
