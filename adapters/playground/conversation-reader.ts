import { asPost } from './post-store.js';
import { renderMessage, renderPost, type ShownMessage } from './render.js';
import { runSql, type SqlPool, type SqlRow, textOf, textOrNull, timeOrNull } from './sql-pool.js';

/** Everything a conversation shows, oldest first; deleted messages and those of removed people are left out. Throws PlatformUnavailable. */
export async function readConversation(
  pool: SqlPool,
  conversation: string,
): Promise<readonly ShownMessage[]> {
  const rows = await runSql(
    pool,
    `SELECT m.id, m.conversation, m.thread, m.body, m.post_id, m.content, m.written_at, m.edited_at,
            p.id AS author_id, p.name AS author_name, p.role AS author_role
       FROM playground.messages m LEFT JOIN playground.people p ON p.id = m.author
      WHERE m.conversation = $1 AND m.deleted_at IS NULL AND NOT m.hidden
      ORDER BY m.position`,
    [conversation],
  );
  return rows.map((row) => (row.post_id === null ? renderMessage(asWritten(row)) : renderPost(asPost(row))));
}

function asWritten(row: SqlRow): Parameters<typeof renderMessage>[0] {
  return {
    id: textOf(row, 'id'),
    thread: textOrNull(row, 'thread'),
    text: textOf(row, 'body'),
    writtenAt: timeOrNull(row, 'written_at') ?? new Date(0),
    editedAt: timeOrNull(row, 'edited_at'),
    author: {
      id: textOf(row, 'author_id'),
      name: textOf(row, 'author_name'),
      role: textOf(row, 'author_role'),
    },
  };
}
