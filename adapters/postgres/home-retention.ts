import { sql } from 'kysely';
import type { Tx } from './connection.js';

/** When a home was published matters for seconds. */
const HOME_DAYS = 1;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The words of a request for support; that there was one stays until the post itself is blanked. */
const BLANK_REQUEST = { title: null, paragraphs: [] };

/** Deletes what concerns single members of the team once its time is over; returns how many rows that changed. */
export async function purgeOfHome(db: Tx['db'], now: Date): Promise<bigint> {
  const exposures = await db.deleteFrom('exposures').where('kept_until', '<=', now).executeTakeFirst();
  await db
    .updateTable('posts')
    .set({ content: sql`content || ${JSON.stringify(BLANK_REQUEST)}::jsonb` })
    .where('id', 'in', (eb) =>
      eb.selectFrom('support_requests').select('post_id').where('kept_until', '<=', now),
    )
    .execute();
  const requests = await db.deleteFrom('support_requests').where('kept_until', '<=', now).executeTakeFirst();
  const homes = await db
    .deleteFrom('homes')
    .where('published_at', '<=', new Date(now.getTime() - HOME_DAYS * DAY_MS))
    .executeTakeFirst();
  return exposures.numDeletedRows + requests.numDeletedRows + homes.numDeletedRows;
}
