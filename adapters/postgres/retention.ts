import { sql } from 'kysely';
import type { Retention } from '../../src/core/ports/case-record.js';
import type { Tx } from './connection.js';
import { purgeOfHome } from './home-retention.js';

/** What a post says of a person; its kind, clause and buttons stay. */
const BLANK_CONTENT = { title: null, paragraphs: [], quotes: [], facts: [], folded: null };

/** What an alert says of a person; its rule and its message's id stay. */
const BLANK_FACTS = { customerName: '', violations: [], customerWords: '' };

/** The part of the store that lets personal data go when its time is over. */
export function createRetention({ db }: Tx): Retention {
  return {
    async purgeExpired(now, contentBefore) {
      const texts = await db
        .updateTable('thread_background')
        .set({ text: null })
        .where('text', 'is not', null)
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      const evidence = await db.deleteFrom('evidence').where('kept_until', '<=', now).executeTakeFirst();
      const posts = await db
        .updateTable('posts')
        .set({ content: sql`content || ${JSON.stringify(BLANK_CONTENT)}::jsonb` })
        .where('posted_at', '<', contentBefore)
        .where(sql<boolean>`content -> 'paragraphs' <> '[]'::jsonb`)
        .executeTakeFirst();
      const alerts = await db
        .updateTable('alerts')
        .set({ facts: sql`facts || ${JSON.stringify(BLANK_FACTS)}::jsonb` })
        .where('raised_at', '<', contentBefore)
        .where(sql<boolean>`facts ->> 'customerName' <> ''`)
        .executeTakeFirst();
      const complaints = await db.deleteFrom('complaints').where('kept_until', '<=', now).executeTakeFirst();
      const left = await purgeOfHome(db, now);
      return Number(
        texts.numUpdatedRows +
          evidence.numDeletedRows +
          posts.numUpdatedRows +
          alerts.numUpdatedRows +
          complaints.numDeletedRows +
          left,
      );
    },
  };
}
