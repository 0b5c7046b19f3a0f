import { sql } from 'kysely';
import type { Tx } from './connection.js';

/** What a director's copy says of people. */
const BLANK_COPY = { title: null, paragraphs: [], facts: [] };

/**
 * Deletes complaints past their end date and blanks their copies, also those that no director was ever shown; returns
 * how many complaints there were.
 */
export async function purgeComplaints(db: Tx['db'], now: Date): Promise<bigint> {
  await db
    .updateTable('posts')
    .set({ content: sql`content || ${JSON.stringify(BLANK_COPY)}::jsonb` })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('complaint_copies')
        .innerJoin('complaints', 'complaints.id', 'complaint_copies.complaint_id')
        .select('complaint_copies.post_id')
        .where('complaints.kept_until', '<=', now),
    )
    .execute();
  const complaints = await db.deleteFrom('complaints').where('kept_until', '<=', now).executeTakeFirst();
  return complaints.numDeletedRows;
}
