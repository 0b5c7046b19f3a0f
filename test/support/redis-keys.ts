import { Redis } from 'ioredis';

/** Deletes what a test left on a server that others use too. */
export async function deleteKeys(url: string, pattern: string): Promise<void> {
  const redis = new Redis(url);
  for await (const keys of redis.scanStream({ match: pattern, count: 1_000 })) {
    if (keys.length > 0) await redis.del(...keys);
  }
  await redis.quit();
}
