import { z } from 'zod';
import type { FoundMessage, MessageReader } from '../../src/core/ports/chat-platform.js';
import type { MessageKey } from '../../src/core/workspace.js';
import { callSlack, refusalCode, SlackPayloadUnreadable } from './errors.js';
import type { Installations } from './installation.js';
import { body } from './message-schema.js';
import { plainTextOf } from './message-text.js';
import { isTimestamp, timeOf } from './timestamp.js';

/** In a thread Slack puts the first message before the one asked for. */
const FIRST_AND_ASKED = 2;

/** Answers that mean: no such message, or none that Garbo may read. */
const NOT_THERE = new Set(['channel_not_found', 'not_in_channel', 'thread_not_found', 'message_not_found']);

const historyPage = z.looseObject({ messages: z.array(body.extend({ ts: z.string() })).nullish() });

/**
 * Reads one message that somebody pointed at, in one call for exactly this one: Slack limits the history methods.
 * Source: https://docs.slack.dev/messaging/retrieving-messages
 */
export class SlackMessageReader implements MessageReader {
  constructor(private readonly installations: Installations) {}

  async findMessage(
    { workspace, conversation, message }: MessageKey,
    thread: string,
  ): Promise<FoundMessage | null> {
    if (!isTimestamp(message) || !isTimestamp(thread)) return null;
    const { client } = await this.installations.of(workspace);
    const exactly = { channel: conversation, oldest: message, latest: message, inclusive: true };
    const answer = await orNothing(() =>
      thread === message
        ? client.conversations.history({ ...exactly, limit: 1 })
        : client.conversations.replies({ ...exactly, ts: thread, limit: FIRST_AND_ASKED }),
    );
    const page = historyPage.safeParse(answer);
    if (!page.success) throw new SlackPayloadUnreadable('an odd page of messages');
    const found = page.data.messages?.find(({ ts }) => ts === message);
    if (!found) return null;
    return {
      author: found.bot_id ? null : (found.user ?? null),
      thread: found.thread_ts ?? message,
      text: plainTextOf(found),
      writtenAt: timeOf(message),
    };
  }
}

async function orNothing(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (NOT_THERE.has(refusalCode(error) ?? '')) return {};
    return callSlack(() => Promise.reject(error));
  }
}
