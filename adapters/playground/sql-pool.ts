import { PlatformUnavailable } from '../../src/core/ports/chat-platform.js';

/** A row as the driver hands it over: timestamps as `Date`, everything else as text or `null`. */
export type SqlRow = Record<string, unknown>;

/**
 * The part of `pg.Pool` the playground uses.
 * The embedded database's pool has the same shape.
 */
export interface SqlPool {
  query(text: string, values?: unknown[]): Promise<{ rows: SqlRow[] }>;
}

/** Runs one statement and returns its rows. Throws PlatformUnavailable whatever the database says. */
export async function runSql(
  pool: SqlPool,
  text: string,
  values: unknown[] = [],
): Promise<readonly SqlRow[]> {
  try {
    return (await pool.query(text, values)).rows;
  } catch (error) {
    throw new PlatformUnavailable('The playground cannot reach its storage.', { cause: error });
  }
}

/** A column that is never null. */
export function textOf(row: SqlRow, column: string): string {
  return String(row[column]);
}

/** A column that may be null. */
export function textOrNull(row: SqlRow, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined ? null : String(value);
}

/** A timestamp that may be null. */
export function timeOrNull(row: SqlRow, column: string): Date | null {
  const value = row[column];
  return value instanceof Date ? value : null;
}
