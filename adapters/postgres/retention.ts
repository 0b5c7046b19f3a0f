import { sql } from 'kysely';
import type { Retention } from '../../src/core/ports/case-record.js';
import { purgeComplaints } from './complaint-retention.js';
import type { Tx } from './connection.js';
import { purgeOfHome } from './home-retention.js';
import { blankExpiredReports } from './reports.js';

/** What a post says of a person; its kind, clause and buttons stay. */
const BLANK_CONTENT = { title: null, paragraphs: [], quotes: [], facts: [], folded: null };

/** What an alert says of a person; its rule and its message's id stay. */
const BLANK_FACTS = { customerName: '', violations: [], customerWords: '' };

/** How long a lane is known that nobody posts in. */
const LANE_KEPT_MS = 24 * 60 * 60_000;

/** The part of the store that lets personal data go when its time is over. */
export function createRetention(tx: Tx): Retention {
  const { db } = tx;
  return {
    async purgeExpired(now, contentBefore) {
      const texts = await db
        .updateTable('thread_background')
        .set({ text: null })
        .where('text', 'is not', null)
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      const evidence = await db.deleteFrom('evidence').where('kept_until', '<=', now).executeTakeFirst();
      const later = await db.deleteFrom('later_messages').where('kept_until', '<=', now).executeTakeFirst();
      const posts = await db
        .updateTable('posts')
        .set({ content: sql`content || ${JSON.stringify(BLANK_CONTENT)}::jsonb` })
        .where(sql<boolean>`coalesce(posted_at, written_at) < ${contentBefore}`)
        .where(sql<boolean>`content -> 'paragraphs' <> '[]'::jsonb`)
        .executeTakeFirst();
      const alerts = await db
        .updateTable('alerts')
        .set({ facts: sql`facts || ${JSON.stringify(BLANK_FACTS)}::jsonb` })
        .where('raised_at', '<', contentBefore)
        .where(sql<boolean>`facts ->> 'customerName' <> ''`)
        .executeTakeFirst();
      // A lane may be named after a person.
      const dayBefore = new Date(now.getTime() - LANE_KEPT_MS);
      const lanes = await db
        .deleteFrom('posting_lanes')
        .where('next_at', '<', dayBefore)
        .where('paused_until', '<', dayBefore)
        .executeTakeFirst();
      const turns = await db.deleteFrom('posting_turns').where('turn_at', '<', dayBefore).executeTakeFirst();
      const strangers = await db
        .deleteFrom('contacts')
        .where('kind', '=', 'person')
        .where('seen_at', '<', contentBefore)
        .executeTakeFirst();
      const reports = await blankExpiredReports(tx, now);
      const complaints = await purgeComplaints(db, now);
      const left = await purgeOfHome(db, now);
      return Number(
        texts.numUpdatedRows +
          evidence.numDeletedRows +
          later.numDeletedRows +
          posts.numUpdatedRows +
          alerts.numUpdatedRows +
          lanes.numDeletedRows +
          turns.numDeletedRows +
          strangers.numDeletedRows +
          reports +
          complaints +
          left,
      );
    },
  };
}
