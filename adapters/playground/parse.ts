import { z } from 'zod';
import type { Language } from '../../src/core/language.js';
import type { Person } from '../../src/core/people/person.js';
import type { InboundMessage, MessageChange } from '../../src/core/screening/message.js';
import { conversationKey, SUPPORT } from './conversation-ref.js';
import { RequestRefused } from './errors.js';
import type { StoredMessage } from './stored-message.js';

/** The longest message, in characters as people count them (code points); Slack's own limit. */
export const MAX_TEXT_CHARACTERS = 40_000;

const NAME_LENGTH = 200;

/** Postgres stores neither lone surrogates nor NUL; what a person wrote around them is kept. */
export function storableText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '');
}

const id = z
  .string()
  .transform((value) => storableText(value).trim())
  .pipe(z.string().min(1).max(NAME_LENGTH));
const role = z.enum(['customer', 'agent', 'manager', 'director', 'unknown']);
const personId = id.refine((value) => value.toLowerCase() !== 'garbo', 'this id is Garbo’s own');
const author = z.object({
  id: personId,
  role,
  name: id.optional(),
  locale: z.string().nullish(),
});

const newMessage = z.object({
  conversation: z.literal(SUPPORT, `must be "${SUPPORT}"`),
  author,
  text: z.string(),
  thread: id.nullish(),
});
const editedMessage = z.object({ text: z.string(), actor: z.object({ id }).optional() });
const deletion = z.object({ actor: z.object({ id }).optional() }).optional();
const press = z.object({
  messageId: id,
  buttonId: id,
  actor: author,
  reason: z.string().nullish(),
});

/** A message somebody sends. `thread` is the id of any message of the thread, `null` to start one. */
export interface NewMessage {
  readonly author: Person;
  readonly text: string;
  readonly thread: string | null;
}

/** A button somebody presses. */
export interface NewPress {
  readonly messageId: string;
  readonly button: string;
  readonly actor: Person;
  /** Empty when none was given. */
  readonly reason: string;
}

/** Reads `POST /messages`. Throws RequestRefused. */
export function parseNewMessage(body: unknown): NewMessage {
  const read = readBody(newMessage, body);
  return { author: asPerson(read.author), text: readText(read.text), thread: read.thread ?? null };
}

/** Reads `PATCH /messages/:id`; `actor` is `null` when the request does not say who edits. Throws RequestRefused. */
export function parseEdit(body: unknown): { readonly text: string; readonly actor: string | null } {
  const read = readBody(editedMessage, body);
  return { text: readText(read.text), actor: read.actor?.id ?? null };
}

/** Reads `DELETE /messages/:id`, whose body may be missing. Throws RequestRefused. */
export function parseDeletion(body: unknown): { readonly actor: string | null } {
  return { actor: readBody(deletion, body)?.actor?.id ?? null };
}

/** Reads `POST /actions`. Throws RequestRefused. */
export function parsePress(body: unknown): NewPress {
  const read = readBody(press, body);
  return {
    messageId: read.messageId,
    button: read.buttonId,
    actor: asPerson(read.actor),
    reason: storableText(read.reason ?? '').trim(),
  };
}

/** The message as the core takes it in. */
export function toInboundMessage(
  message: StoredMessage,
  change: MessageChange,
  mentions: readonly string[],
): InboundMessage {
  return {
    key: { ...conversationKey(message.conversation), message: message.id },
    thread: message.thread ?? message.id,
    change,
    revision: revisionOf(message, change),
    author: message.author,
    text: change === 'deleted' ? '' : message.text,
    writtenAt: (change === 'edited' ? message.editedAt : null) ?? message.writtenAt,
    mentions: change === 'deleted' ? [] : mentions,
  };
}

/** Ids of the people whose name or id stands in the text behind an `@`, whichever case it is written in. */
export function mentionsIn(text: string, people: readonly Pick<Person, 'id' | 'name'>[]): readonly string[] {
  const lower = text.toLowerCase();
  if (!lower.includes('@')) return [];
  return people
    .filter(({ id, name }) => [id, name].some((called) => mentions(lower, called.toLowerCase())))
    .map((person) => person.id);
}

function mentions(lower: string, called: string): boolean {
  for (let at = lower.indexOf(`@${called}`); at !== -1; at = lower.indexOf(`@${called}`, at + 1)) {
    const next = lower[at + called.length + 1] ?? ' ';
    if (!/[\p{L}\p{N}_-]/u.test(next)) return true;
  }
  return false;
}

/** The time of an edit in milliseconds: the playground's clock never shows the same one twice. */
function revisionOf(message: StoredMessage, change: MessageChange): string {
  return change === 'edited' && message.editedAt ? String(message.editedAt.getTime()) : change;
}

function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new RequestRefused(
    400,
    'REQUEST_INVALID',
    `The request does not have the right shape (${faults.join('; ')}).`,
    'Correct the fields named here and send it again.',
  );
}

function readText(raw: string): string {
  const text = storableText(raw);
  if (text.trim() === '')
    throw new RequestRefused(400, 'MESSAGE_EMPTY', 'The message has no text.', 'Write something first.');
  if (text.length > MAX_TEXT_CHARACTERS && [...text].length > MAX_TEXT_CHARACTERS)
    throw new RequestRefused(
      413,
      'MESSAGE_TOO_LONG',
      'The message is longer than 40,000 characters.',
      'Split it into several messages.',
    );
  return text;
}

function asPerson(read: z.infer<typeof author>): Person {
  return {
    id: read.id,
    name: read.name ?? read.id,
    role: read.role,
    language: languageOf(read.locale ?? ''),
  };
}

/** `it-IT` → `it`; `null` for a language Garbo does not speak. */
function languageOf(locale: string): Language | null {
  const subtag = locale.toLowerCase().split(/[-_]/)[0];
  return subtag === 'it' || subtag === 'en' ? subtag : null;
}
