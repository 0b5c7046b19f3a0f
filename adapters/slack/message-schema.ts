import { z } from 'zod';
import { eventEnvelope } from './event-envelope.js';
import { isTimestamp } from './timestamp.js';

const timestamp = z.string().refine(isTimestamp, 'not a Slack timestamp');

/** A file beside a message. Slack puts the beginning of text files into the event itself. */
const file = z.looseObject({
  title: z.string().nullish(),
  name: z.string().nullish(),
  preview: z.string().nullish(),
  plain_text: z.string().nullish(),
  transcription: z
    .looseObject({ preview: z.looseObject({ content: z.string().nullish() }).nullish() })
    .nullish(),
});

const attachment = z.looseObject({
  pretext: z.string().nullish(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  from_url: z.string().nullish(),
  is_msg_unfurl: z.boolean().nullish(),
  is_share: z.boolean().nullish(),
});

/** The message itself: at the top of a new one's event, inside `message` of an edit's, in a page of history. */
export const body = z.looseObject({
  subtype: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  thread_ts: timestamp.nullish(),
  files: z.array(file).nullish(),
  attachments: z.array(attachment).nullish(),
  /** Walked for texts, whatever the kinds of blocks. */
  blocks: z.array(z.unknown()).nullish(),
});

const edited = z.looseObject({ ts: timestamp });

/**
 * An event of type `message`.
 * Source: https://docs.slack.dev/reference/events/message
 */
const messageEvent = body.extend({
  type: z.literal('message'),
  channel: z.string().min(1),
  channel_type: z.string().nullish(),
  ts: timestamp,
  event_ts: timestamp.nullish(),
  message: body.extend({ ts: timestamp, edited: edited.nullish() }).nullish(),
  previous_message: body.extend({ ts: timestamp.nullish() }).nullish(),
  deleted_ts: timestamp.nullish(),
});

/** The envelope of an event of type `message`. */
export const messageEnvelope = eventEnvelope.extend({
  event: messageEvent,
});

/** A message's content, wherever in the event it stands. */
export type MessageBody = z.infer<typeof body>;
/** A file beside a message. */
export type MessageFile = z.infer<typeof file>;
/** An attachment: a quoted page, or what an app added. */
export type MessageAttachment = z.infer<typeof attachment>;
/** An event of type `message`. */
export type MessageEvent = z.infer<typeof messageEvent>;
