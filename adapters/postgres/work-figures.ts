import { sql } from 'kysely';
import type { AlertDecision } from '../../src/core/cases/alert.js';
import type { PostKind } from '../../src/core/notices/post-content.js';
import type { Overviews } from '../../src/core/ports/overviews.js';
import { type Tx, workspaceColumns } from './connection.js';

/** The notices that can be withdrawn: a measure is reversed instead, and help is never taken back. */
const NOTICE_KINDS: readonly PostKind[] = ['reminder', 'warning', 'final-notice'];

const SECOND_MS = 1_000;

/** How much was judged, said and decided. */
export function createWorkFigures({
  db,
}: Tx): Pick<
  Overviews,
  'decisionsSince' | 'noticesSince' | 'messagesJudgedSince' | 'alertsRaisedSince' | 'medianTimeToDecision'
> {
  return {
    async decisionsSince(workspace, since) {
      return db
        .selectFrom('alerts')
        .select(sql<AlertDecision>`decision ->> 'decision'`.as('kind'))
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('decision', 'is not', null)
        .where(decidedAt, '>=', since.toISOString())
        .groupBy(sql`1`)
        .orderBy(sql`1`)
        .execute();
    },

    async noticesSince({ platform, workspace }, since) {
      const rows = await db
        .selectFrom('posts')
        .leftJoin('case_events as withdrawal', (join) =>
          join
            .on('withdrawal.platform', '=', platform)
            .on('withdrawal.workspace', '=', workspace)
            .on('withdrawal.once', '=', sql<string>`'notice-withdrawn:' || posts.id`),
        )
        .select(sql<PostKind>`posts.content ->> 'kind'`.as('kind'))
        .select(sql<number>`count(*)::integer`.as('count'))
        .select(sql<number>`count(withdrawal.once)::integer`.as('withdrawn'))
        .where('posts.platform', '=', platform)
        .where('posts.workspace', '=', workspace)
        .where('posts.queue', '=', 'notices')
        .where('posts.posted_at', '>=', since)
        .where(sql<string>`posts.content ->> 'kind'`, 'in', NOTICE_KINDS)
        .groupBy(sql`1`)
        .orderBy(sql`1`)
        .execute();
      return {
        byKind: rows.map(({ kind, count }) => ({ kind, count })),
        withdrawn: rows.reduce((sum, { withdrawn }) => sum + withdrawn, 0),
      };
    },

    async messagesJudgedSince(workspace, since) {
      const { count } = await db
        .selectFrom('messages')
        .select(sql<number>`count(DISTINCT (conversation, message))::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('judged', 'is not', null)
        .where('written_at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },

    async alertsRaisedSince(workspace, since) {
      const { count } = await db
        .selectFrom('alerts')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('raised_at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },

    async medianTimeToDecision(workspace, since) {
      const { seconds } = await db
        .selectFrom('alerts')
        .select(
          sql<number | null>`percentile_cont(0.5) WITHIN GROUP (
            ORDER BY extract(epoch FROM (decision ->> 'at')::timestamptz - raised_at))`.as('seconds'),
        )
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('decision', 'is not', null)
        .where(decidedAt, '>=', since.toISOString())
        .executeTakeFirstOrThrow();
      return seconds === null ? null : Math.round(seconds * SECOND_MS);
    },
  };
}

/** Written by `toJson` as an ISO instant in UTC, whose texts sort as the instants do. */
const decidedAt = sql<string>`decision ->> 'at'`;
