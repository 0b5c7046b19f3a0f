import type { ContactRows } from '../../src/core/ports/contact-rows.js';
import { connectKysely, workspaceColumns } from './connection.js';
import { orRecordError } from './errors.js';
import type { Pool } from './pool.js';

/** The contacts in Postgres, real or embedded. `migrate` must have run before. */
export function createContactRows(pool: Pool): ContactRows {
  const db = connectKysely(pool);
  return {
    keep: ({ kind, id, ...workspace }, address, seenAt) =>
      orRecordError(async () => {
        await db
          .insertInto('contacts')
          .values({ ...workspaceColumns(workspace), kind, id, address, seen_at: seenAt })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'workspace', 'kind', 'id'])
              .doUpdateSet({ address, seen_at: seenAt }),
          )
          .execute();
      }),

    find: ({ kind, id, ...workspace }) =>
      orRecordError(async () => {
        const row = await db
          .selectFrom('contacts')
          .select(['id', 'address'])
          .where((eb) => eb.and({ ...workspaceColumns(workspace), kind, id }))
          .executeTakeFirst();
        return row ?? null;
      }),

    list: (workspace, kind) =>
      orRecordError(() =>
        db
          .selectFrom('contacts')
          .select(['id', 'address'])
          .where((eb) => eb.and({ ...workspaceColumns(workspace), kind }))
          .orderBy('id')
          .execute(),
      ),

    workspaces: (platform) =>
      orRecordError(() =>
        db
          .selectFrom('contacts')
          .select(['platform', 'workspace'])
          .distinct()
          .where('platform', '=', platform)
          .orderBy('workspace')
          .execute(),
      ),

    dropAll: (workspace) =>
      orRecordError(async () => {
        await db
          .deleteFrom('contacts')
          .where((eb) => eb.and(workspaceColumns(workspace)))
          .execute();
      }),
  };
}
