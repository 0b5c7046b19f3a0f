import type { MessageJob } from '../../src/core/ports/queues.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import { SlackPayloadUnreadable } from './errors.js';
import { workspaceOf } from './event-envelope.js';
import { type MessageBody, type MessageEvent, messageEnvelope } from './message-schema.js';
import { mentionsOf, plainTextOf } from './message-text.js';
import { timeOf } from './timestamp.js';

/** What an event comes to: a message to be screened, or nothing that anybody wrote. */
export type ParsedEvent =
  | { readonly kind: 'message'; readonly job: Extract<MessageJob, { type: 'screen' }> }
  | { readonly kind: 'ignored'; readonly why: string };

/** Subtypes that carry what a person wrote; every other one is Slack's own or an app's. */
const WRITTEN_BY_PEOPLE = new Set(['thread_broadcast', 'file_share', 'me_message']);

/** Kinds of conversation in which customers are supported. Direct messages are not screened. */
const SCREENED = new Set(['channel', 'group']);

/**
 * Reads the envelope of a `message` event.
 * @throws SlackPayloadUnreadable when it has another shape than Slack documents
 */
export function parseMessageEvent(payload: unknown): ParsedEvent {
  const parsed = messageEnvelope.safeParse(payload);
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole');
    throw new SlackPayloadUnreadable(`odd or missing ${[...new Set(paths)].join(', ')}`);
  }
  const { event, event_id } = parsed.data;
  const workspace = workspaceOf(parsed.data);
  if (event.channel_type && !SCREENED.has(event.channel_type)) return ignored(event.channel_type);

  const message = readMessage(event, workspace);
  if ('why' in message) return message;
  return { kind: 'message', job: { type: 'screen', delivery: event_id, message } };
}

function readMessage(
  event: MessageEvent,
  workspace: string,
): InboundMessage | Extract<ParsedEvent, { kind: 'ignored' }> {
  switch (event.subtype) {
    case 'message_changed':
      return readEdit(event, workspace);
    case 'message_deleted':
      return readDeletion(event, workspace, event.deleted_ts, event.previous_message);
    default:
      return readPosted(event, workspace);
  }
}

function readPosted(event: MessageEvent, workspace: string) {
  const why = whyNotAPerson(event);
  if (why !== null) return ignored(why);
  return {
    key: { platform: 'slack', workspace, conversation: event.channel, message: event.ts },
    thread: event.thread_ts ?? event.ts,
    change: 'posted',
    revision: 'posted',
    author: authorOf(event),
    text: plainTextOf(event),
    writtenAt: timeOf(event.ts),
    mentions: mentionsOf(event),
  } satisfies InboundMessage;
}

/** Slack also reports previews of links as edits: only new words by the author count. */
function readEdit(event: MessageEvent, workspace: string) {
  const { message, previous_message: previous } = event;
  if (!message) throw new SlackPayloadUnreadable('an edit without the message');
  // The first message of a thread leaves a tombstone when it is deleted.
  if (message.subtype === 'tombstone') return readDeletion(event, workspace, message.ts, previous);
  const why = whyNotAPerson(message);
  if (why !== null) return ignored(why);
  if (!message.edited) return ignored('not edited by its author');
  const text = plainTextOf(message);
  if (previous && text === plainTextOf(previous)) return ignored('same words');
  return {
    key: { platform: 'slack', workspace, conversation: event.channel, message: message.ts },
    thread: message.thread_ts ?? message.ts,
    change: 'edited',
    revision: message.edited.ts,
    author: authorOf(message),
    text,
    writtenAt: timeOf(message.edited.ts),
    mentions: mentionsOf(message),
  } satisfies InboundMessage;
}

function readDeletion(
  event: MessageEvent,
  workspace: string,
  deleted: string | null | undefined,
  previous: MessageBody | null | undefined,
) {
  if (!deleted || !previous) throw new SlackPayloadUnreadable('a deletion without the message');
  const why = whyNotAPerson(previous);
  if (why !== null) return ignored(why);
  return {
    key: { platform: 'slack', workspace, conversation: event.channel, message: deleted },
    thread: previous.thread_ts ?? deleted,
    change: 'deleted',
    revision: 'deleted',
    author: authorOf(previous),
    text: '',
    writtenAt: timeOf(event.event_ts ?? event.ts),
    mentions: [],
  } satisfies InboundMessage;
}

/** Why no person wrote it, or `null` when one did. */
function whyNotAPerson(message: MessageBody): string | null {
  if (message.bot_id || message.user === 'USLACKBOT') return 'bot';
  if (message.subtype && !WRITTEN_BY_PEOPLE.has(message.subtype)) return message.subtype;
  return null;
}

function authorOf(message: MessageBody): string {
  if (!message.user) throw new SlackPayloadUnreadable('a message without its author');
  return message.user;
}

function ignored(why: string): Extract<ParsedEvent, { kind: 'ignored' }> {
  return { kind: 'ignored', why };
}
