import type { People } from '../../src/core/ports/case-record.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The part of the store that knows people and their roles. */
export function createPeople({ db }: Tx): People {
  return {
    async findKnownPerson(workspace, id) {
      const row = await db
        .selectFrom('people')
        .select(['name', 'role', 'language', 'seen_at'])
        .where((eb) => eb.and({ ...workspaceColumns(workspace), person: id }))
        .executeTakeFirst();
      if (!row) return null;
      const { name, role, language, seen_at: seenAt } = row;
      return { person: { id, name, role, language }, seenAt };
    },

    async rememberPerson(workspace, { id, name, role, language }, seenAt) {
      const known = { name, role, language, seen_at: seenAt };
      await db
        .insertInto('people')
        .values({ ...workspaceColumns(workspace), person: id, ...known })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'person']).doUpdateSet(known))
        .execute();
    },
  };
}
