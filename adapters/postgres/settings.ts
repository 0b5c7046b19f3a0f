import type { Settings } from '../../src/core/ports/case-record.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The part of the store that holds what people have set. */
export function createSettings({ db }: Tx): Settings {
  return {
    async findMode(key) {
      const { conversation } = key;
      const row = await db
        .selectFrom('settings')
        .select('value')
        .where((eb) => eb.and({ ...workspaceColumns(key), conversation, key: 'mode' }))
        .executeTakeFirst();
      return row?.value ?? null;
    },

    async setMode(key, mode, by, at) {
      const { conversation } = key;
      const changed = { value: mode, changed_by: by, changed_at: at };
      await db
        .insertInto('settings')
        .values({ ...workspaceColumns(key), conversation, key: 'mode', ...changed })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'conversation', 'key']).doUpdateSet(changed),
        )
        .execute();
    },
  };
}
