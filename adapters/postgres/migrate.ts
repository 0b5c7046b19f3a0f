import { asRecordError } from './errors.js';
import { FIRST_TABLES } from './migrations/0001-first-tables.js';
import { INSTALLATIONS } from './migrations/0002-installations.js';
import { REPORTS } from './migrations/0003-reports.js';
import { SETTINGS } from './migrations/0004-settings.js';
import { CONVERSATIONS_AND_TURNS } from './migrations/0005-conversations-and-turns.js';
import { MEASURES } from './migrations/0006-measures.js';
import { EVENT_ARRIVALS } from './migrations/0007-event-arrivals.js';
import { COMPLAINTS } from './migrations/0008-complaints.js';
import { HOME } from './migrations/0009-home.js';
import { POSTS_WRITTEN } from './migrations/0010-posts-written.js';
import { CONTACTS } from './migrations/0011-contacts.js';
import { DRAFTS } from './migrations/0012-drafts.js';
import { TURNS_IN_SEVERAL_LANES } from './migrations/0013-turns-in-several-lanes.js';
import type { Pool } from './pool.js';

/** In order; forward only. A migration that has been released is never changed: a new one follows it. */
const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0001-first-tables', sql: FIRST_TABLES },
  { name: '0002-installations', sql: INSTALLATIONS },
  { name: '0003-reports', sql: REPORTS },
  { name: '0004-settings', sql: SETTINGS },
  { name: '0005-conversations-and-turns', sql: CONVERSATIONS_AND_TURNS },
  { name: '0006-measures', sql: MEASURES },
  { name: '0007-event-arrivals', sql: EVENT_ARRIVALS },
  { name: '0008-complaints', sql: COMPLAINTS },
  { name: '0009-home', sql: HOME },
  { name: '0010-posts-written', sql: POSTS_WRITTEN },
  { name: '0011-contacts', sql: CONTACTS },
  { name: '0012-drafts', sql: DRAFTS },
  { name: '0013-turns-in-several-lanes', sql: TURNS_IN_SEVERAL_LANES },
];

/** Any number that nothing else in the database locks; this spells `GARB`. */
const MIGRATION_LOCK = 0x47415242;

/**
 * Brings schema `garbo` up to date, all pending migrations in one transaction. Of several processes that start at
 * once one does it and the others wait.
 *
 * @throws RecordUnavailable
 */
export async function migrate(pool: Pool): Promise<void> {
  try {
    await migrateInTransaction(pool);
  } catch (error) {
    throw asRecordError(error);
  }
}

/**
 * How far schema `garbo` is: not there at all, made by an earlier version, or as this version needs it. Throws what
 * the database does.
 */
export async function schemaState(pool: Pool): Promise<'none' | 'behind' | 'current'> {
  const { rows: found } = await pool.query<{ found: boolean }>(
    "SELECT to_regclass('garbo.migrations') IS NOT NULL AS found",
  );
  if (!found[0]?.found) return 'none';
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM garbo.migrations');
  const applied = new Set(rows.map(({ name }) => name));
  return MIGRATIONS.every(({ name }) => applied.has(name)) ? 'current' : 'behind';
}

async function migrateInTransaction(pool: Pool): Promise<void> {
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE SCHEMA IF NOT EXISTS garbo');
    await client.query(
      'CREATE TABLE IF NOT EXISTS garbo.migrations (name text PRIMARY KEY, applied_at timestamptz DEFAULT now())',
    );
    const { rows } = await client.query<{ name: string }>('SELECT name FROM garbo.migrations');
    const applied = new Set(rows.map(({ name }) => name));
    for (const { name, sql } of MIGRATIONS) {
      if (applied.has(name)) continue;
      await client.query(sql);
      await client.query('INSERT INTO garbo.migrations (name) VALUES ($1)', [name]);
    }
    await client.query('COMMIT');
    failed = false;
  } finally {
    // A session whose transaction is still open is closed, which rolls it back.
    client.release(failed);
  }
}
