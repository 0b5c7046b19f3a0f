import type { PostContent } from '../../src/core/notices/post-content.js';
import { runSql, type SqlPool, type SqlRow, textOf, textOrNull, timeOrNull } from './sql-pool.js';
import type { StoredPost } from './stored-message.js';

const COLUMNS = 'id, conversation, thread, post_id, content, written_at';

/** What Garbo posted. Every method throws PlatformUnavailable. */
export class PostStore {
  constructor(private readonly pool: SqlPool) {}

  /** Adds the post unless one with its `postId` is there; returns the one that is there then. */
  async add(post: StoredPost): Promise<StoredPost> {
    const { id, conversation, thread, postId, content, writtenAt } = post;
    await runSql(
      this.pool,
      `INSERT INTO playground.messages (id, conversation, thread, post_id, content, written_at, queued)
       VALUES ($1, $2, $3, $4, $5, $6, true) ON CONFLICT (post_id) DO NOTHING`,
      [id, conversation, thread, postId, JSON.stringify(content), writtenAt],
    );
    return (await this.findByPostId(postId)) ?? post;
  }

  /** The post under our own id. */
  async findByPostId(postId: string): Promise<StoredPost | null> {
    return this.findOne('post_id', postId);
  }

  /** The post under the id of its message here. */
  async findByMessage(id: string): Promise<StoredPost | null> {
    return this.findOne('id', id);
  }

  /** Replaces what a post shows; returns whether the conversation has it. */
  async change(conversation: string, id: string, content: PostContent): Promise<boolean> {
    const rows = await runSql(
      this.pool,
      `UPDATE playground.messages SET content = $3
        WHERE conversation = $1 AND id = $2 AND post_id IS NOT NULL RETURNING id`,
      [conversation, id, JSON.stringify(content)],
    );
    return rows.length > 0;
  }

  private async findOne(column: 'id' | 'post_id', value: string): Promise<StoredPost | null> {
    const [row] = await runSql(
      this.pool,
      `SELECT ${COLUMNS} FROM playground.messages WHERE ${column} = $1 AND post_id IS NOT NULL`,
      [value],
    );
    return row ? asPost(row) : null;
  }
}

/** A row with the columns of a post. */
export function asPost(row: SqlRow): StoredPost {
  return {
    id: textOf(row, 'id'),
    conversation: textOf(row, 'conversation'),
    thread: textOrNull(row, 'thread'),
    postId: textOf(row, 'post_id'),
    // Written by `add` and `change` above, and by nobody else.
    content: JSON.parse(textOf(row, 'content')) as PostContent,
    writtenAt: timeOrNull(row, 'written_at') ?? new Date(0),
  };
}
