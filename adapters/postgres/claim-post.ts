import type { PostState } from '../../src/core/notices/post.js';
import type { Posts } from '../../src/core/ports/case-record.js';
import type { Tx } from './connection.js';
import { readPost } from './read-post.js';

/** What the platform shows, or is to show: nothing that was refused, or that somebody of the team sends. */
export const SHOWN_BY_PLATFORM: readonly PostState[] = ['queued', 'delivered'];

/** Claims a post under a lock of its row, so that of two workers one gets it. */
export async function claimPost(
  db: Tx['db'],
  postId: string,
  now: Date,
  leaseMs: number,
): ReturnType<Posts['claimPost']> {
  const row = await db
    .selectFrom('posts')
    .selectAll()
    .where('id', '=', postId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  if (!SHOWN_BY_PLATFORM.includes(row.state) || row.shown_version >= row.version) return 'current';
  if (row.claimed_at && row.claimed_at.getTime() > now.getTime() - leaseMs) return 'held';

  // A claim that was neither confirmed nor given up belongs to a process that is gone. The mark stays until the
  // post is confirmed: a later attempt that certainly did not reach the platform does not undo an earlier one.
  const interrupted = row.perhaps_shown || row.claimed_at !== null;
  await db
    .updateTable('posts')
    .set({ claimed_at: now, perhaps_shown: interrupted })
    .where('id', '=', postId)
    .execute();
  return { post: readPost(row), interrupted };
}
