import { connectDatabase, connectRedis, type QueueConnection } from '../../adapters/bullmq/index.js';
import { type Pool, PostgresPace } from '../../adapters/postgres/index.js';
import type { Config } from '../config-schema.js';
import type { Log } from '../core/ports/log.js';
import type { PostingPace } from '../core/ports/posting-pace.js';

/** What begins the names of all that Garbo keeps in the queues' place, and of the queues. */
export const QUEUE_PREFIX = 'garbo';

/** Queues and posting pace: on Redis where there is one, else on the database that is there anyway. */
export async function connectQueues(
  { REDIS_URL: redis }: Config,
  pool: Pool,
  log: Log,
): Promise<{ readonly connection: QueueConnection; readonly pace: PostingPace }> {
  if (!redis) return { connection: await connectDatabase(pool), pace: new PostgresPace(pool) };
  const connection = connectRedis(redis, log);
  return { connection, pace: connection.pace(QUEUE_PREFIX) };
}
