import { runSql, type SqlPool, type SqlRow, textOf, textOrNull, timeOrNull } from './sql-pool.js';
import type { MessageState, StoredMessage } from './stored-message.js';

const COLUMNS = 'id, conversation, thread, author, body, written_at, edited_at, deleted_at';

/** What people wrote. Every method throws PlatformUnavailable. */
export class MessageStore {
  constructor(private readonly pool: SqlPool) {}

  /** Adds a message that is not on the queue yet. `hidden`: its author has been removed from the channel. */
  async add(
    { id, conversation, thread, author, text, writtenAt }: StoredMessage,
    hidden: boolean,
  ): Promise<void> {
    await runSql(
      this.pool,
      `INSERT INTO playground.messages (id, conversation, thread, author, body, written_at, hidden, queued)
       VALUES ($1, $2, $3, $4, $5, $6, $7, false)`,
      [id, conversation, thread, author, text, writtenAt, hidden],
    );
  }

  /** A person's message, deleted or not; `null` when there is none under this id. */
  async find(id: string): Promise<StoredMessage | null> {
    const [row] = await runSql(
      this.pool,
      `SELECT ${COLUMNS} FROM playground.messages WHERE id = $1 AND author IS NOT NULL`,
      [id],
    );
    return row ? asMessage(row) : null;
  }

  /** Changes text, edit and deletion time. `queued`: whether this state is known to be on the queue. */
  async change(id: string, { text, editedAt, deletedAt }: MessageState, queued: boolean): Promise<void> {
    await runSql(
      this.pool,
      `UPDATE playground.messages SET body = $2, edited_at = $3, deleted_at = $4, queued = $5 WHERE id = $1`,
      [id, text, editedAt, deletedAt, queued],
    );
  }

  /** The message's last change is on the queue. */
  async markQueued(id: string): Promise<void> {
    await runSql(this.pool, 'UPDATE playground.messages SET queued = true WHERE id = $1', [id]);
  }

  /** Messages whose last change a crash kept from the queue, in the order in which they were written. */
  async unqueued(): Promise<readonly StoredMessage[]> {
    const rows = await runSql(
      this.pool,
      `SELECT ${COLUMNS} FROM playground.messages WHERE NOT queued ORDER BY position`,
    );
    return rows.map(asMessage);
  }

  /** Id of the message that starts the thread this one stands in; `null` when the conversation has no such message. */
  async rootOf(conversation: string, id: string): Promise<string | null> {
    const [row] = await runSql(
      this.pool,
      'SELECT coalesce(thread, id) AS root FROM playground.messages WHERE id = $1 AND conversation = $2',
      [id, conversation],
    );
    return row ? textOf(row, 'root') : null;
  }

  /** The newest time shown so far; `null` while nothing was ever written. */
  async lastTime(): Promise<Date | null> {
    const [row] = await runSql(
      this.pool,
      'SELECT greatest(max(written_at), max(edited_at), max(deleted_at)) AS last FROM playground.messages',
    );
    return row ? timeOrNull(row, 'last') : null;
  }
}

function asMessage(row: SqlRow): StoredMessage {
  return {
    id: textOf(row, 'id'),
    conversation: textOf(row, 'conversation'),
    thread: textOrNull(row, 'thread'),
    author: textOf(row, 'author'),
    text: textOf(row, 'body'),
    writtenAt: timeOrNull(row, 'written_at') ?? new Date(0),
    editedAt: timeOrNull(row, 'edited_at'),
    deletedAt: timeOrNull(row, 'deleted_at'),
  };
}
