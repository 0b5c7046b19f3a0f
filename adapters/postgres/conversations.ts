import type { Conversations } from '../../src/core/ports/case-record.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The part of the store that knows what became of conversations, and the names they had. */
export function createConversations({ db }: Tx): Conversations {
  return {
    async knowsConversation(key) {
      const here = { ...workspaceColumns(key), conversation: key.conversation };
      const { found } = await db
        .selectNoFrom((eb) =>
          eb
            .or([
              eb.exists(
                eb
                  .selectFrom('messages')
                  .select('message')
                  .where((of) => of.and(here)),
              ),
              eb.exists(
                eb
                  .selectFrom('settings')
                  .select('key')
                  .where((of) => of.and(here)),
              ),
              eb.exists(
                eb
                  .selectFrom('conversations')
                  .select('state')
                  .where((of) => of.and(here)),
              ),
              eb.exists(
                eb
                  .selectFrom('posts')
                  .select('id')
                  .where((of) =>
                    of.and({ ...workspaceColumns(key), receipt_conversation: key.conversation }),
                  ),
              ),
            ])
            .as('found'),
        )
        .executeTakeFirstOrThrow();
      return Boolean(found);
    },

    async findConversation(key) {
      const { conversation } = key;
      const row = await db
        .selectFrom('conversations')
        .select(['state', 'changed_at'])
        .where((eb) => eb.and({ ...workspaceColumns(key), conversation }))
        .executeTakeFirst();
      return row ? { state: row.state, changedAt: row.changed_at } : null;
    },

    async saveConversation(key, state, changedAt) {
      const changed = { state, changed_at: changedAt };
      await db
        .insertInto('conversations')
        .values({ ...workspaceColumns(key), conversation: key.conversation, ...changed })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'conversation']).doUpdateSet(changed),
        )
        .execute();
    },

    async renameConversation(key, name, since) {
      const workspace = workspaceColumns(key);
      const earlier = await db
        .selectFrom('conversation_names')
        .select('first_name')
        .where((eb) => eb.and({ ...workspace, name: key.conversation }))
        .executeTakeFirst();
      const first_name = earlier?.first_name ?? key.conversation;
      await db
        .insertInto('conversation_names')
        .values({ ...workspace, name, first_name, since })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'name']).doUpdateSet({ first_name, since }),
        )
        .execute();
      // Told of a later renaming first: its names belong to the same conversation.
      await db
        .updateTable('conversation_names')
        .set({ first_name })
        .where((eb) => eb.and({ ...workspace, first_name: name }))
        .where('name', '<>', name)
        .execute();
    },

    async conversationNames(workspace) {
      const rows = await db
        .selectFrom('conversation_names')
        .select(['name', 'first_name'])
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .orderBy('since')
        .orderBy('name')
        .execute();
      return rows.map((row) => ({ name: row.name, first: row.first_name }));
    },
  };
}
