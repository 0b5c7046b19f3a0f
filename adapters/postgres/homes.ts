import type { Homes } from '../../src/core/ports/homes.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The part of the store that knows when homes were published. */
export function createHomes({ db }: Tx): Homes {
  return {
    async claimHome(workspace, person, now, gapMs) {
      const claimed = await db
        .insertInto('homes')
        .values({ ...workspaceColumns(workspace), person, published_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'person'])
            .doUpdateSet({ published_at: now })
            .where('homes.published_at', '<=', new Date(now.getTime() - gapMs)),
        )
        .returning('person')
        .executeTakeFirst();
      return claimed !== undefined;
    },

    async releaseHome(workspace, person) {
      await db
        .deleteFrom('homes')
        .where((eb) => eb.and({ ...workspaceColumns(workspace), person }))
        .execute();
    },
  };
}
