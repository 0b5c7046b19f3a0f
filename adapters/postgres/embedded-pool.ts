import { EventEmitter } from 'node:events';
import type { EmbeddedSession } from './embedded-session.js';
import type { Pool, PoolClient, QueryResult } from './pool.js';

/** `pg.Pool`'s surface over the embedded database's one session. */
export class EmbeddedPool extends EventEmitter implements Pool {
  /** BullMQ asks whether a lost session would be noticed; inside one process none gets lost. */
  readonly options = { keepAlive: true };
  readonly #session: EmbeddedSession;
  readonly #onEnd: () => Promise<void>;
  #ended: Promise<void> | null = null;

  /** @param onEnd called after the database is closed, e.g. to give up the lock on its folder */
  constructor(session: EmbeddedSession, onEnd: () => Promise<void>) {
    super();
    this.#session = session;
    this.#onEnd = onEnd;
    // BullMQ adds a listener for each queue and worker; Node would take more than ten for a leak.
    this.setMaxListeners(0);
  }

  async query<R = unknown>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>> {
    const client = await this.connect();
    try {
      return await client.query<R>(text, values);
    } finally {
      client.release();
    }
  }

  async connect(): Promise<PoolClient> {
    if (this.#ended) throw new Error('Cannot use a pool after calling end on the pool');
    return new EmbeddedClient(this.#session);
  }

  async end(): Promise<void> {
    this.#ended ??= this.#session.close().then(this.#onEnd);
    await this.#ended;
  }
}

/** One user of the session. A transaction that it leaves open is rolled back when it is released. */
class EmbeddedClient extends EventEmitter implements PoolClient {
  readonly #session: EmbeddedSession;
  readonly #unlisten = new Map<string, () => Promise<void>>();
  #mayOwnSession = false;

  constructor(session: EmbeddedSession) {
    super();
    this.#session = session;
  }

  async query<R = unknown>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>> {
    const subscription = readSubscription(text);
    if (subscription) {
      await this.#subscribe(subscription);
      return { rows: [], rowCount: 0, command: subscription.verb };
    }
    this.#mayOwnSession ||= beginsTransaction(text);
    return this.#session.query<R>(this, text, values);
  }

  release(): void {
    this.removeAllListeners('notification');
    // A database that closes meanwhile takes open transactions and subscriptions with it.
    if (this.#mayOwnSession) void this.#session.rollbackOf(this).catch(() => undefined);
    for (const unlisten of this.#unlisten.values()) void unlisten().catch(() => undefined);
    this.#unlisten.clear();
  }

  async #subscribe({ verb, channel }: Subscription): Promise<void> {
    if (verb === 'UNLISTEN') {
      await this.#unlisten.get(channel)?.();
      this.#unlisten.delete(channel);
    } else if (!this.#unlisten.has(channel)) {
      const receive = (payload: string) => this.emit('notification', { channel, payload });
      this.#unlisten.set(channel, await this.#session.listen(this, channel, receive));
    }
  }
}

interface Subscription {
  readonly verb: 'LISTEN' | 'UNLISTEN';
  readonly channel: string;
}

/** Subscriptions go to PGlite's own `listen`: a plain LISTEN would not tell anybody of what arrives. */
function readSubscription(text: string): Subscription | null {
  const match = /^(UN)?LISTEN\s+"?([a-z_][a-z0-9_$]*)"?\s*;?$/i.exec(withoutComments(text));
  if (!match?.[2]) return null;
  return { verb: match[1] ? 'UNLISTEN' : 'LISTEN', channel: match[2] };
}

function beginsTransaction(text: string): boolean {
  return /^(BEGIN|START)\b/i.test(withoutComments(text));
}

/** BullMQ's SQL files begin with comments, which hide the verb. */
function withoutComments(text: string): string {
  return text.replace(/^(\s|--[^\n]*(\n|$)|\/\*[\s\S]*?\*\/)+/, '').trimEnd();
}
