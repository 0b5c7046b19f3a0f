import { existsSync } from 'node:fs';
import { Redis } from 'ioredis';
import pg from 'pg';

/** What the tests may use beside Node itself; found out once, before the first test. */
export interface Services {
  /** A URL that may create databases; `null` when no Postgres answers or lets us in. */
  readonly postgresUrl: string | null;
  readonly redisUrl: string | null;
  /** The browser's program file. */
  readonly chromium: string | null;
}

const LOCAL_POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres';
const LOCAL_REDIS = 'redis://127.0.0.1:6379';
const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE_MS = 2_000;

/** Asks the configured servers, else those on the default ports of this machine. */
export async function findServices(environment: NodeJS.ProcessEnv): Promise<Services> {
  const [postgresUrl, redisUrl] = await Promise.all([
    answeringPostgres(environment.DATABASE_URL ?? LOCAL_POSTGRES),
    answeringRedis(environment.REDIS_URL ?? LOCAL_REDIS),
  ]);
  const chromium = [environment.CHROMIUM_PATH, ...CHROMIUM_PLACES].find((path) => path && existsSync(path));
  return { postgresUrl, redisUrl, chromium: chromium ?? null };
}

/** One sentence for each that is missing, for the run's summary. */
export function missingServices(services: Services): readonly string[] {
  const missing: string[] = [];
  if (services.postgresUrl === null) missing.push('No Postgres answers (DATABASE_URL, else 127.0.0.1:5432).');
  if (services.redisUrl === null) missing.push('No Redis answers (REDIS_URL, else 127.0.0.1:6379).');
  if (services.chromium === null)
    missing.push('No Chromium is found (CHROMIUM_PATH, else /usr/bin/chromium).');
  return missing;
}

async function answeringPostgres(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return url;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function answeringRedis(url: string): Promise<string | null> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
    return url;
  } catch {
    return null;
  } finally {
    client.disconnect();
  }
}
