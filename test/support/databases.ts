import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openEmbedded, openPostgres, type Pool } from '../../adapters/postgres/index.js';
import { packageRoot } from '../../src/package-root.js';
import { describeWithPostgres } from './services.js';

/** A database for one suite alone. */
export interface TestDatabase {
  readonly pool: Pool;
  /** Closes the pool and leaves nothing behind. */
  drop(): Promise<void>;
}

/** Runs the suite on the embedded database, and on a real server where one answers. Both start empty. */
export function describeOnDatabases(name: string, suite: (pool: () => Pool) => void): void {
  describe(`${name} (embedded)`, () => suite(openForSuite(embeddedDatabase)));
  describeWithPostgres(`${name} (Postgres)`, (url) => suite(openForSuite(() => serverDatabase(url))));
}

function openForSuite(open: () => Promise<TestDatabase>): () => Pool {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return () => {
    if (!database) throw new Error('The database is open only while the tests of its suite run.');
    return database.pool;
  };
}

/** An empty embedded database in a folder of its own. */
export async function embeddedDatabase(): Promise<TestDatabase> {
  const folder = await embeddedFolder();
  const pool = await openEmbedded(folder);
  return {
    pool,
    async drop() {
      await pool.end();
      await rm(folder, { recursive: true });
    },
  };
}

/** An empty database on the server. */
export async function serverDatabase(url: string): Promise<TestDatabase> {
  const name = `garbo_test_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = name;
  // Dropping the database may break a session that is still saying goodbye.
  const pool = openPostgres(own.href, () => undefined);
  return {
    pool,
    async drop() {
      await pool.end();
      await runOnServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function runOnServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A new folder with an empty embedded database in it. Making one takes seconds, copying one does not: the first
 * ever is kept for later runs, one for each version of PGlite.
 */
export async function embeddedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'garbo-test-'));
  const template = join(tmpdir(), `garbo-test-template-${pgliteVersion()}`);
  try {
    await cp(template, folder, { recursive: true, errorOnExist: false });
    return folder;
  } catch {
    const pool = await openEmbedded(folder);
    await pool.end();
    const draft = await mkdtemp(join(tmpdir(), 'garbo-test-draft-'));
    await cp(folder, draft, { recursive: true });
    // Two test files may do this at once: the second finds the name taken and leaves it at that.
    await rename(draft, template).catch(() => rm(draft, { recursive: true }));
    return folder;
  }
}

function pgliteVersion(): string {
  const file = join(packageRoot(), 'node_modules/@electric-sql/pglite/package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}
