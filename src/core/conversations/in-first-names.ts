import type { ConversationKey, WorkspaceKey } from '../workspace.js';
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
  const key = keyIn(value);
  if (key) found.push(key);
  for (const part of Object.values(value)) collect(part, found);
}

function rename(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (!isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((part) => rename(part, renamed));
  const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rename(part, renamed)]));
  const key = keyIn(value);
  const first = key && renamed.get(idOf(key));
  return first ? { ...copy, conversation: first } : copy;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/** The conversation an object names: as a key, or beside the key of its workspace. */
function keyIn(value: object): ConversationKey | null {
  if (!('conversation' in value) || typeof value.conversation !== 'string' || !('workspace' in value))
    return null;
  const { conversation, workspace } = value;
  if (isWorkspaceKey(value)) return { platform: value.platform, workspace: value.workspace, conversation };
  return isPlain(workspace) && isWorkspaceKey(workspace) ? { ...workspace, conversation } : null;
}

function isWorkspaceKey(value: object): value is WorkspaceKey {
  return 'platform' in value && 'workspace' in value && typeof value.workspace === 'string';
}

function idOf({ platform, workspace, conversation }: ConversationKey): string {
  return JSON.stringify([platform, workspace, conversation]);
}
