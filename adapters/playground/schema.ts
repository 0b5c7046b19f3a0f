import { runSql, type SqlPool } from './sql-pool.js';

/**
 * The playground's own storage, as every chat platform has one. It lies beside the record in the same database
 * but the core never reads it.
 *
 * - `messages.content` is the post of a row of ours as JSON (`author` and `body` are then null); it is text, not
 *   jsonb, because JSON text can hold characters that Postgres' jsonb cannot.
 * - `messages.queued` is false while a change has been shown but is not yet known to be on the queue.
 * - `messages.hidden` is true for what somebody wrote after having been removed: Garbo reads it, the channel does
 *   not show it.
 * - `people.role` is the role an id first came with; it never changes.
 */
const STATEMENTS = [
  'CREATE SCHEMA IF NOT EXISTS playground',
  `CREATE TABLE IF NOT EXISTS playground.people (
     id text PRIMARY KEY,
     name text NOT NULL,
     role text NOT NULL,
     language text
   )`,
  `CREATE TABLE IF NOT EXISTS playground.messages (
     id text PRIMARY KEY,
     position bigint GENERATED ALWAYS AS IDENTITY,
     conversation text NOT NULL,
     thread text,
     author text REFERENCES playground.people (id),
     body text,
     post_id text UNIQUE,
     content text,
     written_at timestamptz NOT NULL,
     edited_at timestamptz,
     deleted_at timestamptz,
     queued boolean NOT NULL,
     hidden boolean NOT NULL DEFAULT false
   )`,
  `CREATE INDEX IF NOT EXISTS messages_by_conversation ON playground.messages (conversation, position)`,
  `CREATE TABLE IF NOT EXISTS playground.removals (
     conversation text NOT NULL,
     person text NOT NULL,
     PRIMARY KEY (conversation, person)
   )`,
];

/** Makes what is missing; run at every start. Throws PlatformUnavailable. */
export async function createSchema(pool: SqlPool): Promise<void> {
  for (const statement of STATEMENTS) await runSql(pool, statement);
}
