import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { InstallationRow, InstallationRows } from '../../src/core/ports/installation-rows.js';
import { toJson } from './codecs.js';
import { connectKysely, workspaceColumns } from './connection.js';
import { orRecordError } from './errors.js';
import type { Pool } from './pool.js';
import type { Tables } from './tables/all-tables.js';

const secretsCodec = z.record(z.string(), z.string());

/** The installations in Postgres, real or embedded. `migrate` must have run before. */
export function createInstallationRows(pool: Pool): InstallationRows {
  const db = connectKysely(pool);
  return {
    find: (key) =>
      orRecordError(async () => {
        const row = await db
          .selectFrom('installations')
          .selectAll()
          .where((eb) => eb.and(workspaceColumns(key)))
          .executeTakeFirst();
        return row ? read(row) : null;
      }),

    list: (platform) =>
      orRecordError(async () => {
        const rows = await db
          .selectFrom('installations')
          .selectAll()
          .where('platform', '=', platform)
          .orderBy('workspace')
          .execute();
        return rows.map(read);
      }),

    install: (row) =>
      orRecordError(async () => {
        const content = { facts: toJson(row.facts), secrets: toJson(row.secrets), claimed_until: null };
        await db
          .insertInto('installations')
          .values({ ...workspaceColumns(row), ...content })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'workspace'])
              .doUpdateSet((eb) => ({ ...content, version: eb('installations.version', '+', 1) })),
          )
          .execute();
      }),

    change: (row, version) =>
      orRecordError(async () => {
        const { numUpdatedRows } = await db
          .updateTable('installations')
          .set((eb) => ({
            facts: toJson(row.facts),
            secrets: toJson(row.secrets),
            claimed_until: null,
            version: eb('version', '+', 1),
          }))
          .where((eb) => eb.and({ ...workspaceColumns(row), version }))
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    claim: (key, version, now, until) =>
      orRecordError(async () => {
        const { numUpdatedRows } = await db
          .updateTable('installations')
          .set({ claimed_until: until })
          .where((eb) => eb.and({ ...workspaceColumns(key), version }))
          .where((eb) => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
          .executeTakeFirstOrThrow();
        return numUpdatedRows > 0n;
      }),

    release: (key, version) =>
      orRecordError(async () => {
        await db
          .updateTable('installations')
          .set({ claimed_until: null })
          .where((eb) => eb.and({ ...workspaceColumns(key), version }))
          .execute();
      }),

    remove: (key, version) =>
      orRecordError(async () => {
        await db
          .deleteFrom('installations')
          .where((eb) => eb.and({ ...workspaceColumns(key), version }))
          .execute();
      }),
  };
}

function read(row: Selectable<Tables['installations']>): InstallationRow {
  const { facts, secrets, version } = row;
  return { ...workspaceColumns(row), facts, secrets: secretsCodec.parse(secrets), version };
}
