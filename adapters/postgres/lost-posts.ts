import { sql } from 'kysely';
import type { Destination } from '../../src/core/notices/post.js';
import type { LostPosts } from '../../src/core/ports/case-record.js';
import { toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The part of the store that brings back what a lost conversation refused. */
export function createLostPosts({ db }: Tx): LostPosts {
  return {
    async lossOf(postId) {
      const row = await db.selectFrom('posts').select('lost').where('id', '=', postId).executeTakeFirst();
      return row?.lost ?? null;
    },

    async recoverPosts(key) {
      const { conversation } = key;
      return db
        .updateTable('posts')
        .set({
          state: sql`CASE WHEN receipt_message IS NULL THEN 'queued' ELSE 'delivered' END`,
          lost: null,
          answer: null,
        })
        .where((eb) => eb.and({ ...workspaceColumns(key), state: 'failed' }))
        .where('lost', 'is not', null)
        .where((eb) =>
          eb.or([
            eb('receipt_conversation', '=', conversation),
            eb.and([
              eb('receipt_conversation', 'is', null),
              eb('queue', '=', 'escalations'),
              eb.or([
                eb(destinationOf('conversation'), '=', conversation),
                // What hangs under a post that stays lost is refused once more.
                eb(destinationOf('to'), '=', 'post'),
              ]),
            ]),
          ]),
        )
        .returning(['id', 'queue', 'version'])
        .execute();
    },

    async lostForManagers() {
      const { rows } = await sql<LostRow>`
        WITH lost AS (
          SELECT * FROM garbo.posts WHERE state = 'failed' AND lost IS NOT NULL AND queue = 'escalations'
        ), heads AS (
          SELECT id FROM lost WHERE destination ->> 'to' = 'conversation'
          UNION SELECT destination ->> 'postId' FROM lost WHERE destination ->> 'to' = 'post'
          UNION SELECT alert_post.id FROM garbo.posts alert_post
            JOIN garbo.alerts ON alerts.post_id = alert_post.id AND alerts.decision IS NULL
            JOIN lost ON lost.platform = alert_post.platform AND lost.workspace = alert_post.workspace
              AND lost.destination ->> 'conversation' = alert_post.destination ->> 'conversation'
        )
        SELECT platform, workspace, id, destination ->> 'conversation' AS conversation,
               coalesce(answers -> 'message' ->> 'conversation', '') AS about
          FROM garbo.posts
          WHERE id IN (SELECT id FROM heads) AND destination ->> 'to' = 'conversation'
          ORDER BY id`.execute(db);
      return rows.map(({ id, conversation, about, ...row }) => ({
        ...workspaceColumns(row),
        postId: id,
        conversation,
        about,
      }));
    },

    async showElsewhere(postId, conversation) {
      await db
        .updateTable('posts')
        .set({
          destination: toJson({ to: 'conversation', conversation, thread: null } satisfies Destination),
          state: 'failed',
          lost: 'unreachable',
          shown_version: 0,
          receipt_conversation: null,
          receipt_message: null,
          posted_at: null,
          claimed_at: null,
          perhaps_shown: false,
        })
        .where('id', '=', postId)
        .execute();
    },
  };
}

interface LostRow extends ReturnType<typeof workspaceColumns> {
  readonly id: string;
  readonly conversation: string;
  readonly about: string;
}

function destinationOf(field: 'to' | 'conversation') {
  return sql<string | null>`destination ->> ${sql.lit(field)}`;
}
