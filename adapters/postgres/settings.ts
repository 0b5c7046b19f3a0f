import { sql } from 'kysely';
import type { SettingStore } from '../../src/core/ports/setting-store.js';
import type { OwnConversationSettings } from '../../src/core/settings/conversation-settings.js';
import { toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';
import { conversationCodec, workspaceCodec } from './setting-codecs.js';

/** Stands for the whole workspace where a conversation's id would stand. */
const ALL = '*';

/** The part of the store that holds what people have set. */
export function createSettings({ db }: Tx): SettingStore {
  return {
    async storedSettings(workspace, asked) {
      const rows = await db
        .selectFrom('settings')
        .select(['conversation', 'key', 'value'])
        .where((eb) =>
          eb.and([
            eb.and(workspaceColumns(workspace)),
            eb.or([eb('conversation', 'in', [ALL, ...asked]), eb('key', '=', 'managersConversation')]),
          ]),
        )
        .execute();
      const values = new Map<string, Record<string, unknown>>();
      for (const { conversation, key, value } of rows) {
        values.set(conversation, { ...values.get(conversation), [key]: value });
      }
      const conversations = new Map<string, Partial<OwnConversationSettings>>();
      for (const [conversation, set] of values) {
        if (conversation !== ALL) conversations.set(conversation, conversationCodec.parse(set));
      }
      return { workspace: workspaceCodec.parse(values.get(ALL) ?? {}), conversations };
    },

    async lockSettings({ platform, workspace }) {
      const name = `garbo.settings/${platform}/${workspace}`;
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
    },

    async changeSetting(change) {
      const { conversation, key } = change;
      const value = toJson(change.to);
      const kept = await db
        .insertInto('setting_changes')
        .values({
          ...workspaceColumns(change),
          conversation,
          key,
          old_value: toJson(change.from),
          new_value: value,
          changed_by: change.by,
          changed_at: change.at,
          once: change.once,
        })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'once']).doNothing())
        .returning('written')
        .executeTakeFirst();
      if (!kept) return false;
      await db
        .insertInto('settings')
        .values({ ...workspaceColumns(change), conversation, key, value })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'conversation', 'key']).doUpdateSet({ value }),
        )
        .execute();
      return true;
    },

    async settingChanges(workspace) {
      const rows = await db
        .selectFrom('setting_changes')
        .selectAll()
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .orderBy('written')
        .execute();
      return rows.map((row) => ({
        ...workspaceColumns(row),
        conversation: row.conversation,
        key: row.key,
        from: row.old_value,
        to: row.new_value,
        by: row.changed_by,
        at: row.changed_at,
        once: row.once,
      }));
    },
  };
}
