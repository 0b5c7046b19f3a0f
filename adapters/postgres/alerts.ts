import { type Selectable, sql } from 'kysely';
import type { Alert } from '../../src/core/cases/alert.js';
import type { Alerts } from '../../src/core/ports/case-record.js';
import { alertDecisionCodec, alertFactsCodec, alertNotesCodec, alertTakerCodec, toJson } from './codecs.js';
import { customerColumns, type Tx, workspaceColumns } from './connection.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that holds what managers are asked. */
export function createAlerts({ db }: Tx): Alerts {
  return {
    async addAlert(alert) {
      await db
        .insertInto('alerts')
        .values({
          ...customerColumns(alert.customer),
          id: alert.id,
          case_id: alert.caseId,
          kind: alert.kind,
          raised_at: alert.raisedAt,
          ...changingColumns(alert),
        })
        .execute();
    },

    async saveAlert(alert) {
      await db.updateTable('alerts').set(changingColumns(alert)).where('id', '=', alert.id).execute();
    },

    async findAlert(id) {
      const row = await db.selectFrom('alerts').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? readAlert(row) : null;
    },

    async findAlertByPost(postId) {
      const row = await db.selectFrom('alerts').selectAll().where('post_id', '=', postId).executeTakeFirst();
      return row ? readAlert(row) : null;
    },

    async openAlertsOf(customer) {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where((eb) => eb.and(customerColumns(customer)))
        .where('decision', 'is', null)
        .orderBy('written')
        .execute();
      return rows.map(readAlert);
    },

    async findDisputeOf(noticePostId) {
      const row = await db
        .selectFrom('alerts')
        .selectAll()
        .where('notice_post_id', '=', noticePostId)
        .where('kind', '=', 'dispute')
        .orderBy(sql`decision IS NULL`, 'desc')
        .orderBy('written', 'desc')
        .executeTakeFirst();
      return row ? readAlert(row) : null;
    },

    async overdueAlerts(now) {
      const rows = await db
        .selectFrom('alerts')
        .selectAll()
        .where('decision', 'is', null)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .execute();
      return rows.map(readAlert);
    },

    async dropDeadlines(workspace) {
      await db
        .updateTable('alerts')
        .set({ due_at: null })
        .where('decision', 'is', null)
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .execute();
    },

    async countMentions(workspace) {
      const { count } = await db
        .selectFrom('alerts')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('mentions', '>', 0)
        .executeTakeFirstOrThrow();
      return count;
    },
  };
}

function changingColumns(alert: Alert) {
  return {
    post_id: alert.postId,
    facts: toJson(alert.facts),
    taken_by: alert.takenBy && toJson(alert.takenBy),
    decision: alert.decision && toJson(alert.decision),
    notes: toJson(alert.notes),
    due_at: alert.dueAt,
    repeats: alert.repeats,
    notice_post_id: alert.facts.noticePostId,
    recommends: alert.facts.recommends,
    mentions: alert.facts.mentions.length,
  };
}

function readAlert(row: Selectable<Tables['alerts']>): Alert {
  return {
    id: row.id,
    customer: customerColumns(row),
    caseId: row.case_id,
    kind: row.kind,
    postId: row.post_id,
    facts: alertFactsCodec.parse(row.facts),
    raisedAt: row.raised_at,
    takenBy: alertTakerCodec.parse(row.taken_by),
    decision: alertDecisionCodec.parse(row.decision),
    notes: alertNotesCodec.parse(row.notes),
    dueAt: row.due_at,
    repeats: row.repeats,
  };
}
