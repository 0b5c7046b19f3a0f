import type { FoundMessage } from '../../src/core/ports/chat-platform.js';
import type { MessageKey } from '../../src/core/workspace.js';
import { messageColumns, type Tx } from './connection.js';

/** A message whose text we still hold: as its thread's background, else as evidence in its newest revision. */
export async function findKnownMessage({ db }: Tx, key: MessageKey, now: Date): Promise<FoundMessage | null> {
  const background = await db
    .selectFrom('thread_background')
    .select(['author', 'thread', 'text', 'written_at'])
    .where((eb) => eb.and(messageColumns(key)))
    .where('text', 'is not', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (background) {
    const { author, thread, text, written_at: writtenAt } = background;
    return { author, thread, text: text ?? '', writtenAt };
  }
  const evidence = await db
    .selectFrom('evidence')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.platform', '=', 'evidence.platform')
        .onRef('messages.workspace', '=', 'evidence.workspace')
        .onRef('messages.conversation', '=', 'evidence.conversation')
        .onRef('messages.message', '=', 'evidence.message')
        .onRef('messages.revision', '=', 'evidence.revision'),
    )
    .select(['messages.author', 'evidence.thread', 'evidence.text', 'evidence.written_at'])
    .where('evidence.platform', '=', key.platform)
    .where('evidence.workspace', '=', key.workspace)
    .where('evidence.conversation', '=', key.conversation)
    .where('evidence.message', '=', key.message)
    .orderBy('evidence.written_at', 'desc')
    .executeTakeFirst();
  if (!evidence) return null;
  const { author, thread, text, written_at: writtenAt } = evidence;
  return { author, thread, text, writtenAt };
}
