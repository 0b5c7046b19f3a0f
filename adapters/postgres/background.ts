import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { ThreadBackground } from '../../src/core/ports/case-record.js';
import { messageColumns, type Tx, workspaceColumns } from './connection.js';

/** How many texts of a thread are kept (and given to the classifier) at most. */
const KEPT_PER_THREAD = 10;

/** The part of the store that keeps the newest texts of a thread for a short time. */
export function createBackground({ db, keys }: Tx): ThreadBackground {
  const hashOf = (text: string) => createHmac('sha256', keys.hash).update(text).digest('hex');
  return {
    async rememberText(message, from, expiresAt) {
      await db
        .insertInto('thread_background')
        .values({
          ...messageColumns(message.key),
          thread: message.thread,
          author: message.author,
          sender: from,
          text: message.text,
          text_hash: hashOf(message.text),
          written_at: message.writtenAt,
          revised_at: message.writtenAt,
          expires_at: expiresAt,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'conversation', 'message'])
            .doUpdateSet((eb) => ({
              text: eb.ref('excluded.text'),
              text_hash: eb.ref('excluded.text_hash'),
              revised_at: eb.ref('excluded.revised_at'),
              expires_at: eb.ref('excluded.expires_at'),
            }))
            // Deliveries come in any order: an earlier revision does not replace a later one.
            .where('thread_background.revised_at', '<=', (eb) => eb.ref('excluded.revised_at')),
        )
        .execute();
      const { platform, workspace, conversation } = message.key;
      await db
        .updateTable('thread_background')
        .set({ text: null })
        .where((eb) =>
          eb(
            'message',
            'in',
            eb
              .selectFrom('thread_background as older')
              .select('older.message')
              .where('older.platform', '=', platform)
              .where('older.workspace', '=', workspace)
              .where('older.conversation', '=', conversation)
              .where('older.thread', '=', message.thread)
              .where('older.text', 'is not', null)
              .orderBy('older.written_at', 'desc')
              .orderBy('older.message', 'desc')
              .offset(KEPT_PER_THREAD),
          ),
        )
        .where((eb) => eb.and({ platform, workspace, conversation }))
        .execute();
    },

    async backgroundOf(message, now) {
      const { platform, workspace, conversation } = message.key;
      const rows = await db
        .selectFrom('thread_background')
        .select(['author', 'sender', 'text'])
        .where((eb) => eb.and({ platform, workspace, conversation, thread: message.thread }))
        .where('message', '<>', message.key.message)
        .where('written_at', '<=', message.writtenAt)
        .where('expires_at', '>', now)
        .where('text', 'is not', null)
        .orderBy('written_at', 'desc')
        .orderBy('message', 'desc')
        .limit(KEPT_PER_THREAD)
        .execute();
      return rows.reverse().map(({ author, sender, text }) => {
        const from = sender === 'customer' && author !== message.author ? 'other' : sender;
        return { from, text: text ?? '' };
      });
    },

    async saidBefore(message) {
      const row = await db
        .selectFrom('thread_background')
        .select('message')
        .where((eb) => eb.and({ ...messageColumns(message.key), text_hash: hashOf(message.text) }))
        .where('revised_at', '<', message.writtenAt)
        .executeTakeFirst();
      return row !== undefined;
    },

    async forgetText(key) {
      await db
        .updateTable('thread_background')
        // A revision that is delivered after the deletion must not bring the text back.
        .set({ text: null, revised_at: sql`'infinity'` })
        .where((eb) => eb.and(messageColumns(key)))
        .execute();
    },

    async forgetTextsOf(workspace) {
      await db
        .updateTable('thread_background')
        .set({ text: null, revised_at: sql`'infinity'` })
        .where('text', 'is not', null)
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .execute();
    },
  };
}
