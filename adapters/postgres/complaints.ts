import type { Selectable } from 'kysely';
import type { Complaint } from '../../src/core/complaints/complaint.js';
import type { Complaints } from '../../src/core/ports/complaints.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { complaintDetailsCodec, toJson } from './codecs.js';
import { type Tx, workspaceColumns } from './connection.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that holds complaints. */
export function createComplaints({ db }: Tx): Complaints {
  return {
    async addComplaint(complaint, once) {
      const last = await lockNumbers(db, complaint);
      const earlier = await db
        .selectFrom('complaints')
        .selectAll()
        .where((eb) => eb.and({ ...workspaceColumns(complaint), once }))
        .executeTakeFirst();
      if (earlier) return { complaint: readComplaint(earlier), isNew: false };
      const number = last + 1;
      await db
        .updateTable('complaint_numbers')
        .set({ last: number })
        .where((eb) => eb.and(workspaceColumns(complaint)))
        .execute();
      await db
        .insertInto('complaints')
        .values({
          ...workspaceColumns(complaint),
          id: complaint.id,
          number,
          once,
          complainant: complaint.complainant.id,
          complainant_name: complaint.complainant.name,
          language: complaint.language,
          conversation: complaint.conversation,
          details: toJson(complaint.details),
          policy_version: complaint.policyVersion,
          filed_at: complaint.filedAt,
          due_at: complaint.dueAt,
          latest_at: complaint.latestAt,
          kept_until: complaint.keptUntil,
        })
        .execute();
      return { complaint: { ...complaint, number }, isNew: true };
    },

    async findComplaint(id) {
      const row = await db.selectFrom('complaints').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? readComplaint(row) : null;
    },

    async addCopy(complaintId, director, postId) {
      const added = await db
        .insertInto('complaint_copies')
        .values({ complaint_id: complaintId, director, post_id: postId })
        .onConflict((conflict) => conflict.columns(['complaint_id', 'director']).doNothing())
        .returning('post_id')
        .executeTakeFirst();
      return added !== undefined;
    },

    async complaintsWithoutDirector() {
      const rows = await db
        .selectFrom('complaints')
        .select('id')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('complaint_copies')
                .innerJoin('posts', 'posts.id', 'complaint_copies.post_id')
                .select('posts.id')
                .whereRef('complaint_copies.complaint_id', '=', 'complaints.id')
                .where('posts.state', '<>', 'failed'),
            ),
          ),
        )
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}

/** Locks the workspace's count until the transaction ends, so that numbers have no gaps; returns the last one given. */
async function lockNumbers(db: Tx['db'], workspace: WorkspaceKey): Promise<number> {
  const { last } = await db
    .insertInto('complaint_numbers')
    .values({ ...workspaceColumns(workspace), last: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'workspace'])
        .doUpdateSet((eb) => ({ last: eb.ref('complaint_numbers.last') })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}

function readComplaint(row: Selectable<Tables['complaints']>): Complaint {
  return {
    ...workspaceColumns(row),
    id: row.id,
    number: row.number,
    complainant: { id: row.complainant, name: row.complainant_name },
    language: row.language,
    conversation: row.conversation,
    details: complaintDetailsCodec.parse(row.details),
    policyVersion: row.policy_version,
    filedAt: row.filed_at,
    dueAt: row.due_at,
    latestAt: row.latest_at,
    keptUntil: row.kept_until,
  };
}
