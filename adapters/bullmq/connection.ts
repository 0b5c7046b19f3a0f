import {
  createPostgresBackend,
  type JobsOptions,
  type JobType,
  type PgPool,
  type Processor,
  Queue,
  type QueueOptions,
  runMigrations,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Log } from '../../src/core/ports/log.js';
import type { PostingPace } from '../../src/core/ports/posting-pace.js';
import { RedisPace } from './redis-pace.js';

/** What we use of a BullMQ queue, whatever it runs on. */
export interface OpenQueue {
  add(name: string, data: object, options: JobsOptions): Promise<unknown>;
  clean(graceMs: number, limit: number, state: 'completed' | 'failed'): Promise<string[]>;
  getJobs(states: JobType[]): Promise<readonly { readonly data: unknown }[]>;
  getJobCounts(...states: JobType[]): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** What we use of a BullMQ worker, whatever it runs on. */
export interface OpenWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (jobId: string) => void): unknown;
  /** `force`: without waiting for the jobs under way. */
  close(force?: boolean): Promise<void>;
}

/** What the queues run on: Redis, or the database. */
export interface QueueConnection {
  openQueue(name: string, options: Omit<QueueOptions, 'connection'>): OpenQueue;
  openWorker(name: string, processor: Processor, options: Omit<WorkerOptions, 'connection'>): OpenWorker;
  /** Queues and workers must be closed before. A database's pool stays open: it is not ours. */
  close(): Promise<void>;
}

/** The queues on Redis, and the turns for posting beside them. */
export interface RedisConnection extends QueueConnection {
  /** @param prefix begins its keys, so that several installations can share a server */
  pace(prefix: string): PostingPace;
}

/** A platform waits three seconds for its answer (Slack): queueing must fail sooner than that. */
const COMMAND_TIMEOUT_MS = 2_000;

/** The queues on Redis. Connects by itself, now and whenever the connection is lost. */
export function connectRedis(url: string, log: Log): RedisConnection {
  const producer = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: COMMAND_TIMEOUT_MS,
  });
  // A worker waits for Redis to come back; BullMQ insists on it.
  const consumer = new Redis(url, { maxRetriesPerRequest: null });
  for (const client of [producer, consumer]) sayWhenLost(client, log);
  return {
    openQueue: (name, options) => new Queue(name, { ...options, connection: producer }),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: consumer }),
    pace: (prefix) => new RedisPace(producer, prefix),
    async close() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}

/** The queues on the database, in its schema `bullmq`, which must be on the sessions' search path. */
export async function connectDatabase(pool: PgPool): Promise<QueueConnection> {
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  return {
    openQueue: (name, options) => new Queue(name, { ...options, connection: pool }, createPostgresBackend),
    openWorker: (name, processor, options) =>
      new Worker(name, processor, { ...options, connection: pool }, createPostgresBackend),
    close: async () => undefined,
  };
}

/** ioredis reports every attempt to connect again; one line for each outage is enough. */
function sayWhenLost(client: Redis, log: Log): void {
  let lost = false;
  client.on('error', (error) => {
    if (!lost) log.error('redis-lost', error);
    lost = true;
  });
  client.on('ready', () => {
    if (lost) log.info('redis-back');
    lost = false;
  });
}
