import type { ConversationKey } from '../workspace.js';
import type { ConversationNames } from './conversation-names.js';

/**
 * What came in, with every conversation named as the record knows it. A job may speak of conversations anywhere in
 * it, so that whoever adds a kind of job need not think of names. Throws RecordUnavailable.
 */
export async function inFirstNames<T>(names: Pick<ConversationNames, 'firstOf'>, value: T): Promise<T> {
  const found: ConversationKey[] = [];
  collect(value, found);
  const renamed = new Map<string, string>();
  for (const key of found) {
    const first = await names.firstOf(key);
    if (first !== key.conversation) renamed.set(idOf(key), first);
  }
  // The same shape comes out that went in; TypeScript cannot follow it through the walk.
  return renamed.size === 0 ? value : (rename(value, renamed) as T);
}

function collect(value: unknown, found: ConversationKey[]): void {
  if (!isPlain(value)) return;
  if (isConversationKey(value)) found.push(value);
  for (const part of Object.values(value)) collect(part, found);
}

function rename(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (!isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((part) => rename(part, renamed));
  const copy = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rename(part, renamed)]));
  const first = isConversationKey(value) ? renamed.get(idOf(value)) : undefined;
  return first === undefined ? copy : { ...copy, conversation: first };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

function isConversationKey(value: object): value is ConversationKey {
  return (
    'platform' in value &&
    'workspace' in value &&
    'conversation' in value &&
    typeof value.conversation === 'string'
  );
}

function idOf({ platform, workspace, conversation }: ConversationKey): string {
  return JSON.stringify([platform, workspace, conversation]);
}
