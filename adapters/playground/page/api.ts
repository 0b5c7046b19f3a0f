import type { Language } from '../../../src/core/language.js';
import type { Look } from '../look.js';
import type { ShownPerson } from '../people.js';
import type { ShownMessage } from '../render.js';
import type { CastMember } from './cast.js';

export type { ShownMessage } from '../render.js';

const API = '/playground/api';

/** The server said no, or could not be reached (`network`). */
export class ApiFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What pressing a button came to; `text` is for the presser alone. */
export interface PressAnswer {
  readonly message: string;
  readonly text?: string;
}

/** How the visitor wants to see what Garbo posts: in its own view, or as a chat platform shows it to `reader`. */
export interface Wish {
  readonly look: Look | 'garbo';
  readonly reader: string;
}

/** The messages of a conversation, oldest first. Throws ApiFailure, as all functions here do. */
export async function readConversation(id: string, { look, reader }: Wish): Promise<readonly ShownMessage[]> {
  const wish = look === 'garbo' ? '' : `?${new URLSearchParams({ as: look, reader })}`;
  return (await send('GET', `/conversations/${encodeURIComponent(id)}${wish}`)) as readonly ShownMessage[];
}

/** Everybody who has been here, customers with their standing. */
export async function readPeople(): Promise<readonly ShownPerson[]> {
  return (await send('GET', '/people')) as readonly ShownPerson[];
}

/** Sends a message to the support channel; resolves with its id. */
export async function sendMessage(
  author: CastMember,
  locale: Language,
  text: string,
  thread: string | null,
): Promise<string> {
  const body = { conversation: 'support', author: { ...author, locale }, text, thread };
  return ((await send('POST', '/messages', body)) as { readonly id: string }).id;
}

export async function editMessage(id: string, actor: CastMember, text: string): Promise<void> {
  await send('PATCH', `/messages/${encodeURIComponent(id)}`, { text, actor: { id: actor.id } });
}

export async function deleteMessage(id: string, actor: CastMember): Promise<void> {
  await send('DELETE', `/messages/${encodeURIComponent(id)}`, { actor: { id: actor.id } });
}

/** Presses a button in the name of `actor`. */
export async function pressButton(
  actor: CastMember,
  locale: Language,
  press: { readonly messageId: string; readonly buttonId: string; readonly reason: string },
): Promise<PressAnswer> {
  return (await send('POST', '/actions', { ...press, actor: { ...actor, locale } })) as PressAnswer;
}

/** The stream that tells which conversation changed. */
export function openEvents(): EventSource {
  return new EventSource(`${API}/events`);
}

async function send(method: string, path: string, body?: object): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(API + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  } catch {
    throw new ApiFailure('network', '');
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const { error } = (answer ?? {}) as { error?: { code: string; message: string } };
  throw new ApiFailure(error?.code ?? 'network', error?.message ?? '');
}
