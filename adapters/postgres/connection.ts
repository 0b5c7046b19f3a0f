import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely';
import type { CustomerKey, MessageKey, WorkspaceKey } from '../../src/core/workspace.js';
import type { Pool } from './pool.js';
import type { Tables } from './tables/all-tables.js';

/** Kysely over the pool, every table in schema `garbo`. */
export function connectKysely(pool: Pool): Kysely<Tables> {
  // Kysely's type of a pool also names cursors, which only its streaming uses, and we never stream.
  const dialect = new PostgresDialect({ pool: pool as unknown as PostgresPool });
  return new Kysely<Tables>({ dialect }).withSchema('garbo');
}

/** An open transaction, with what the parts of the store need of the world outside. */
export interface Tx {
  readonly db: Transaction<Tables>;
  readonly keys: RecordKeys;
  readonly now: () => Date;
}

/** Secrets that lie outside the database. */
export interface RecordKeys {
  /** For keyed hashes of texts that are no longer kept. */
  readonly hash: Buffer;
  /** For signing the heads of the case chains. */
  readonly sign: Buffer;
}

/** The columns that say which workspace a row belongs to. */
export function workspaceColumns({ platform, workspace }: WorkspaceKey) {
  return { platform, workspace };
}

/** The columns that say which customer a row belongs to. */
export function customerColumns({ platform, workspace, customer }: CustomerKey) {
  return { platform, workspace, customer };
}

/** The columns that say which message a row is about. */
export function messageColumns({ platform, workspace, conversation, message }: MessageKey) {
  return { platform, workspace, conversation, message };
}
