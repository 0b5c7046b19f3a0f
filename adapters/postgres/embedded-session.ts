import type { PGlite } from '@electric-sql/pglite';
import type { QueryResult } from './pool.js';

/** A piece of work on the one session, and on whose behalf it is done. */
interface Task {
  readonly client: object;
  readonly start: () => Promise<void>;
}

/**
 * The one session that the embedded database has, shared by many clients. Work is done in the order it came.
 * A client that began a transaction owns the session until commit or rollback: the others wait.
 */
export class EmbeddedSession {
  readonly #database: PGlite;
  readonly #waiting: Task[] = [];
  #owner: object | null = null;
  #busy = false;

  constructor(database: PGlite) {
    this.#database = database;
  }

  /** Runs one statement, or several where there are no values; the result is the last one's. */
  query<R>(client: object, text: string, values: readonly unknown[] = []): Promise<QueryResult<R>> {
    return this.#run(client, async () => {
      const results =
        values.length > 0
          ? [await this.#database.query<R>(text, [...values])]
          : await this.#database.exec(text);
      const last = results.at(-1);
      return {
        rows: (last?.rows ?? []) as R[],
        rowCount: last?.rowCount ?? last?.affectedRows ?? 0,
        command: last?.command ?? '',
      };
    });
  }

  /** Subscribes to a channel; resolves to the way to unsubscribe. */
  listen(client: object, channel: string, receive: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#run(client, async () => {
      const unlisten = await this.#database.listen(channel, receive);
      return () => this.#run(client, () => unlisten());
    });
  }

  /** Rolls back what the client began and did not end. */
  rollbackOf(client: object): Promise<void> {
    return this.#run(client, async () => {
      if (this.#owner === client) await this.#database.exec('ROLLBACK');
    });
  }

  /** Closes the database once the work under way is done. */
  close(): Promise<void> {
    return this.#run(this, () => this.#database.close());
  }

  #run<T>(client: object, work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ client, start: () => work().then(resolve, reject) });
      this.#next();
    });
  }

  #next(): void {
    if (this.#busy) return;
    const index = this.#owner === null ? 0 : this.#waiting.findIndex(({ client }) => client === this.#owner);
    const [task] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (!task) return;
    this.#busy = true;
    void task.start().then(() => {
      this.#owner = !this.#database.closed && this.#database.isInTransaction() ? task.client : null;
      // The database computes on this very thread, so between two statements the sockets get their turn: what
      // arrives is then taken in when it arrives, not when the database has nothing left to do.
      setImmediate(() => {
        this.#busy = false;
        this.#next();
      });
    });
  }
}
