import type { webApi } from '@slack/bolt';
import { callSlack, refusalCode } from './errors.js';

/**
 * The address of a message. `null` when there is nothing to link to any more: it was deleted, or the channel is gone.
 * Throws PlatformUnavailable.
 */
export async function permalinkOf(
  client: webApi.WebClient,
  channel: string,
  ts: string,
): Promise<string | null> {
  try {
    const answer = await client.chat.getPermalink({ channel, message_ts: ts });
    return answer.permalink ?? null;
  } catch (error) {
    if (refusalCode(error) !== null) return null;
    return callSlack(() => Promise.reject(error));
  }
}
