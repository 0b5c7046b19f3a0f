import { sql } from 'kysely';
import type { Destination, NewPost } from '../../src/core/notices/post.js';
import type { Posts } from '../../src/core/ports/case-record.js';
import { claimPost, SHOWN_BY_PLATFORM } from './claim-post.js';
import { toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';
import { readPost } from './read-post.js';

/** The outbox. */
export function createPosts({ db, now }: Tx): Posts {
  return {
    async addPost(post) {
      await db.insertInto('posts').values(postColumns(post, now())).execute();
    },

    async addPostOnce(post, once) {
      const added = await db
        .insertInto('posts')
        .values({ ...postColumns(post, now()), once })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'once']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (added) return added.id;
      const { id } = await db
        .selectFrom('posts')
        .select('id')
        .where((eb) => eb.and({ ...workspaceColumns(post), once }))
        .executeTakeFirstOrThrow();
      return id;
    },

    async findPost(postId) {
      const row = await db.selectFrom('posts').selectAll().where('id', '=', postId).executeTakeFirst();
      return row ? readPost(row) : null;
    },

    async findPostByReceipt(key) {
      const row = await db
        .selectFrom('posts')
        .selectAll()
        .where((eb) =>
          eb.and({
            ...workspaceColumns(key),
            receipt_conversation: key.conversation,
            receipt_message: key.message,
          }),
        )
        .executeTakeFirst();
      return row ? readPost(row) : null;
    },

    async postsAbout(postId) {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where('subject_post_id', '=', postId)
        .orderBy('id')
        .execute();
      return rows.map(readPost);
    },

    async disputableNotices({ platform, workspace, customer: recipient }, since, most) {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where((eb) => eb.and({ platform, workspace, recipient }))
        .where('posted_at', '>=', since)
        .where('case_id', 'is not', null)
        .where(sql<boolean>`content -> 'buttons' @> '[{"id": "dispute"}]'::jsonb`)
        .orderBy('posted_at', 'desc')
        .limit(most)
        .execute();
      return rows.map(readPost);
    },

    async changePost(postId, content) {
      const row = await db
        .updateTable('posts')
        .set((eb) => ({ content: toJson(content), version: eb('version', '+', 1) }))
        .where('id', '=', postId)
        .returningAll()
        .executeTakeFirstOrThrow(() => new Error(`There is no post ${postId} to change.`));
      return readPost(row);
    },

    claimPost: (postId, now, leaseMs) => claimPost(db, postId, now, leaseMs),

    async confirmDelivered(postId, version, { conversation, message, postedAt }) {
      await db
        .updateTable('posts')
        .set((eb) => ({
          state: 'delivered',
          shown_version: eb.fn<number>('greatest', ['shown_version', eb.val(version)]),
          receipt_conversation: conversation,
          receipt_message: message,
          posted_at: postedAt,
          claimed_at: null,
          perhaps_shown: false,
        }))
        .where('id', '=', postId)
        .execute();
    },

    async confirmUpdated(postId, version) {
      await db
        .updateTable('posts')
        .set((eb) => ({
          shown_version: eb.fn<number>('greatest', ['shown_version', eb.val(version)]),
          claimed_at: null,
          perhaps_shown: false,
        }))
        .where('id', '=', postId)
        .execute();
    },

    async failPost(postId, answer, lost) {
      await db
        .updateTable('posts')
        .set({ state: 'failed', answer, lost, claimed_at: null })
        .where('id', '=', postId)
        .execute();
    },

    async movePost(postId, destination: Destination, why) {
      await db
        .updateTable('posts')
        .set({
          destination: toJson(destination),
          ...(why === null ? {} : { moved: why }),
          claimed_at: null,
          perhaps_shown: false,
        })
        .where('id', '=', postId)
        .execute();
    },

    async givePost(postId) {
      const given = await db
        .updateTable('posts')
        .set({ state: 'given', claimed_at: null, perhaps_shown: false })
        .where('id', '=', postId)
        .where('state', '=', 'queued')
        .returning('id')
        .executeTakeFirst();
      return given !== undefined;
    },

    async confirmPassedOn(postId, at) {
      await db
        .updateTable('posts')
        .set({ state: 'passed-on', posted_at: at })
        .where('id', '=', postId)
        .execute();
    },

    async releasePost(postId, reached) {
      await db
        .updateTable('posts')
        .set({ claimed_at: null, ...(reached === 'perhaps' ? { perhaps_shown: true } : {}) })
        .where('id', '=', postId)
        .execute();
    },

    async unshownPosts(workspace) {
      const rows = await db
        .selectFrom('posts')
        .selectAll()
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .whereRef('shown_version', '<', 'version')
        .where('state', 'in', [...SHOWN_BY_PLATFORM])
        .orderBy('id')
        .execute();
      return rows.map(readPost);
    },

    async stalePosts(claimedBefore) {
      return db
        .selectFrom('posts')
        .select(['id', 'queue', 'version'])
        .whereRef('shown_version', '<', 'version')
        .where('state', 'in', [...SHOWN_BY_PLATFORM])
        .where((eb) => eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', claimedBefore)]))
        .orderBy('id')
        .execute();
    },
  };
}

function postColumns(post: NewPost, writtenAt: Date) {
  return {
    ...workspaceColumns(post),
    id: post.id,
    queue: post.queue,
    destination: toJson(post.destination),
    content: toJson(post.content),
    case_id: post.caseId,
    recipient: post.recipient,
    answers: post.answers && toJson(post.answers),
    subject_post_id: post.subjectPostId,
    near: post.near ? toJson(post.near) : null,
    written_at: writtenAt,
  };
}
