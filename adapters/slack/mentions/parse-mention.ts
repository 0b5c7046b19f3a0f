import { z } from 'zod';
import type { ConversationKey } from '../../../src/core/workspace.js';
import { SlackPayloadUnreadable } from '../errors.js';
import { eventEnvelope, workspaceOf } from '../event-envelope.js';
import { decodeMarkup } from '../parse-text.js';

/**
 * The envelope of an event of type `app_mention`. It names the installation as every event does.
 * Source: https://docs.slack.dev/reference/events/app_mention
 */
const mentionEnvelope = eventEnvelope.extend({
  event: z.looseObject({
    type: z.literal('app_mention'),
    channel: z.string().min(1),
    user: z.string().nullish(),
    bot_id: z.string().nullish(),
    text: z.string().nullish(),
  }),
});

/** Somebody mentioned Garbo. */
export interface Mention {
  readonly conversation: ConversationKey;
  readonly actor: string;
  /** In Slack's markup. */
  readonly text: string;
  /** The same for every delivery of it. */
  readonly delivery: string;
}

/**
 * Reads the envelope; `null` where an app mentions Garbo.
 * @throws SlackPayloadUnreadable when it has another shape than Slack documents
 */
export function parseMention(payload: unknown): Mention | null {
  const parsed = mentionEnvelope.safeParse(payload);
  if (!parsed.success) throw new SlackPayloadUnreadable('an odd mention');
  const { event, event_id: delivery } = parsed.data;
  const workspace = workspaceOf(parsed.data);
  if (event.bot_id || !event.user) return null;
  return {
    conversation: { platform: 'slack', workspace, conversation: event.channel },
    actor: event.user,
    text: event.text ?? '',
    delivery,
  };
}

/** What is said beside the mentions of this bot, as its readers see it. */
export function besideMention(text: string, botUser: string): string {
  const bare = text.replace(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g, (token, id) =>
    id === botUser ? ' ' : token,
  );
  return decodeMarkup(bare).trim();
}
