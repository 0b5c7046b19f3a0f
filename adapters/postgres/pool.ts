import pg from 'pg';

/** What a statement came to, as `pg` tells it. */
export interface QueryResult<R> {
  readonly rows: R[];
  readonly rowCount: number | null;
  /** `INSERT`, `SELECT`, … */
  readonly command: string;
}

/** A message that arrived for `LISTEN`. */
export interface Notification {
  readonly channel: string;
  readonly payload?: string;
}

/** One session of the database, to be released after use. */
export interface PoolClient {
  query<R = unknown>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>>;
  on(event: 'notification', listener: (notification: Notification) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end', listener: () => void): this;
  removeListener(event: 'notification', listener: (notification: Notification) => void): this;
  removeAllListeners(event?: string): this;
  /** `destroy`: close the session instead of keeping it for the next one. */
  release(destroy?: boolean): void;
}

/** The surface of `pg.Pool` that Kysely and BullMQ use: a real one, or the embedded database behind it. */
export interface Pool {
  query<R = unknown>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>>;
  connect(): Promise<PoolClient>;
  end(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'connect', listener: (client: PoolClient) => void): this;
  removeAllListeners(event?: string): this;
}

/** BullMQ's tables and functions lie in schema `bullmq`, and its SQL does not name it; ours is always named. */
export const SEARCH_PATH = 'bullmq,public';

/** Three workers hold a session each to listen for jobs; the rest is for work. */
const MAX_SESSIONS = 20;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A pool of sessions on a Postgres server. Connects at the first query, not before.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param onIdleError told when a session breaks while nobody uses it; the pool replaces it by itself
 */
export function openPostgres(url: string, onIdleError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_SESSIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    options: `-c search_path=${SEARCH_PATH}`,
  });
  pool.on('error', onIdleError);
  // BullMQ adds a listener for each queue and worker; Node would take more than ten for a leak.
  pool.setMaxListeners(0);
  // It has all of `Pool`; TypeScript cannot see it through the conditional type that @types/pg gives to `on`.
  return pool as unknown as Pool;
}
