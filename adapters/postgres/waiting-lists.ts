import { sql } from 'kysely';
import type { Overviews, ShownAt } from '../../src/core/ports/overviews.js';
import { alertTakerCodec, supportAskedCodec } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';

/** What waits for managers. */
export function createWaitingLists({
  db,
}: Tx): Pick<Overviews, 'longestWaiting' | 'openAlertsByKind' | 'openSupportRequests'> {
  return {
    async longestWaiting({ platform, workspace }, limit) {
      const rows = await db
        .selectFrom('alerts')
        .innerJoin('cases', 'cases.id', 'alerts.case_id')
        .leftJoin('posts', 'posts.id', 'alerts.post_id')
        .select(['alerts.kind', 'cases.number', 'alerts.raised_at', 'alerts.taken_by'])
        .select(['posts.receipt_conversation', 'posts.receipt_message'])
        .select(sql<string>`alerts.facts ->> 'customerName'`.as('customer_name'))
        .where('alerts.platform', '=', platform)
        .where('alerts.workspace', '=', workspace)
        .where('alerts.decision', 'is', null)
        .orderBy('alerts.raised_at')
        .orderBy('alerts.written')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        kind: row.kind,
        caseNumber: row.number,
        customerName: row.customer_name,
        raisedAt: row.raised_at,
        takenBy: alertTakerCodec.parse(row.taken_by)?.name ?? null,
        shownAt: readPlace(row),
      }));
    },

    async openAlertsByKind(workspace) {
      return db
        .selectFrom('alerts')
        .select(['kind', sql<number>`count(*)::integer`.as('count')])
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('decision', 'is', null)
        .groupBy('kind')
        .orderBy('kind')
        .execute();
    },

    async openSupportRequests({ platform, workspace }) {
      const rows = await db
        .selectFrom('support_requests')
        .leftJoin('posts', 'posts.id', 'support_requests.post_id')
        .select(['support_requests.requester', 'support_requests.requester_name', 'support_requests.asked'])
        .select(['posts.receipt_conversation', 'posts.receipt_message'])
        .where('support_requests.platform', '=', platform)
        .where('support_requests.workspace', '=', workspace)
        .where('support_requests.taken_by', 'is', null)
        .orderBy('support_requests.id')
        .execute();
      return rows.flatMap((row) => {
        const [first] = supportAskedCodec.parse(row.asked);
        if (!first) return [];
        const requester = { id: row.requester, name: row.requester_name };
        return [{ requester, askedAt: first.at, shownAt: readPlace(row) }];
      });
    },
  };
}

function readPlace(row: {
  readonly receipt_conversation: string | null;
  readonly receipt_message: string | null;
}): ShownAt {
  const { receipt_conversation: conversation, receipt_message: message } = row;
  return conversation === null || message === null ? null : { conversation, message };
}
