import type { PlatformPost } from './look.js';
import { asPost } from './post-store.js';
import { renderMessage, renderPost, type ShownMessage } from './render.js';
import { runSql, type SqlPool, type SqlRow, textOf, textOrNull, timeOrNull } from './sql-pool.js';
import type { StoredPost } from './stored-message.js';

/**
 * Everything a conversation shows, oldest first; deleted messages and those of removed people are left out.
 * @param shownAs gives a post the form it has on a chat platform; `null`: in none
 * @throws PlatformUnavailable
 */
export async function readConversation(
  pool: SqlPool,
  conversation: string,
  shownAs: (post: StoredPost) => Promise<PlatformPost | null> = async () => null,
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
  return Promise.all(
    rows.map(async (row) => {
      if (row.post_id === null) return renderMessage(asWritten(row));
      const post = asPost(row);
      return renderPost(post, await shownAs(post));
    }),
  );
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
