import { type Selectable, sql } from 'kysely';
import type { SupportRequests } from '../../src/core/ports/support-requests.js';
import type { SupportRequest } from '../../src/core/support/support-request.js';
import { alertTakerCodec, supportAskedCodec, toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that holds what members of the team asked for themselves. */
export function createSupportRequests({ db }: Tx): SupportRequests {
  return {
    async openSupportRequest(request, keptUntil) {
      const opened = await db
        .insertInto('support_requests')
        .values({
          ...workspaceColumns(request),
          id: request.id,
          requester: request.requester.id,
          requester_name: request.requester.name,
          post_id: request.postId,
          asked: toJson(request.asked),
          taken_by: null,
          kept_until: keptUntil,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return opened !== undefined;
    },

    async lockOpenSupportRequest(workspace, requester) {
      const row = await db
        .selectFrom('support_requests')
        .selectAll()
        .where((eb) => eb.and({ ...workspaceColumns(workspace), requester }))
        .where('taken_by', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      return row ? readRequest(row) : null;
    },

    async hasAskedForSupport(workspace, requester, delivery) {
      const row = await db
        .selectFrom('support_requests')
        .select('id')
        .where((eb) => eb.and({ ...workspaceColumns(workspace), requester }))
        .where(sql<boolean>`asked @> ${toJson([{ delivery }])}::jsonb`)
        .executeTakeFirst();
      return row !== undefined;
    },

    async saveSupportRequest({ id, asked, takenBy }) {
      await db
        .updateTable('support_requests')
        .set({ asked: toJson(asked), taken_by: takenBy && toJson(takenBy) })
        .where('id', '=', id)
        .execute();
    },

    async findSupportRequestByPost(postId) {
      const row = await db
        .selectFrom('support_requests')
        .selectAll()
        .where('post_id', '=', postId)
        .executeTakeFirst();
      return row ? readRequest(row) : null;
    },

    async countSupportRequests(workspace) {
      const { count } = await db
        .selectFrom('support_requests')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

function readRequest(row: Selectable<Tables['support_requests']>): SupportRequest {
  return {
    ...workspaceColumns(row),
    id: row.id,
    requester: { id: row.requester, name: row.requester_name },
    postId: row.post_id,
    asked: supportAskedCodec.parse(row.asked),
    takenBy: alertTakerCodec.parse(row.taken_by),
  };
}
