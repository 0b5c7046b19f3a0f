import { type Selectable, sql } from 'kysely';
import type { Reports } from '../../src/core/ports/case-record.js';
import type { Report, ReportedMessage } from '../../src/core/reports/report.js';
import { reportDecisionCodec, toJson } from './codecs.js';
import { messageColumns, type Tx, workspaceColumns } from './connection.js';
import { findKnownMessage } from './known-message.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that holds what employees reported. */
export function createReports(tx: Tx): Reports {
  const { db } = tx;
  return {
    async lockReporter({ platform, workspace }, reporter) {
      const name = JSON.stringify(['reporter', platform, workspace, reporter]);
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(db);
    },

    async addReport(report, keptUntil) {
      await db
        .insertInto('reports')
        .values({
          ...workspaceColumns(report.workspace),
          id: report.id,
          delivery: report.delivery,
          reporter: report.reporter.id,
          reporter_name: report.reporter.name,
          customer: report.customer.id,
          customer_name: report.customer.name,
          conversation: report.conversation,
          message: report.message?.key.message ?? null,
          thread: report.message?.thread ?? null,
          message_text: report.message?.text ?? null,
          written_at: report.message?.writtenAt ?? null,
          clause: report.clause,
          severity: report.severity,
          what: report.what,
          wants_support: report.wantsSupport,
          filed_at: report.filedAt,
          case_id: report.caseId,
          alert_id: report.alertId,
          group_post_id: report.groupPostId,
          kept_until: keptUntil,
          ...outcomeColumns(report),
        })
        .execute();
    },

    async saveReport(report) {
      await db.updateTable('reports').set(outcomeColumns(report)).where('id', '=', report.id).execute();
    },

    async findReportByDelivery(workspace, delivery) {
      const row = await db
        .selectFrom('reports')
        .selectAll()
        .where((eb) => eb.and({ ...workspaceColumns(workspace), delivery }))
        .executeTakeFirst();
      return row ? readReport(row) : null;
    },

    async reportsOf(workspace, reporter, since) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where((eb) => eb.and({ ...workspaceColumns(workspace), reporter }))
        .where('filed_at', '>=', since)
        .orderBy('written', 'desc')
        .execute();
      return rows.map(readReport);
    },

    async reportsOfAlert(alertId) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where('alert_id', '=', alertId)
        .orderBy('written')
        .execute();
      return rows.map(readReport);
    },

    async reportsOfMessage(key) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where((eb) => eb.and(messageColumns(key)))
        .orderBy('written')
        .execute();
      return rows.map(readReport);
    },

    async reportsOfGroup(postId) {
      const rows = await db
        .selectFrom('reports')
        .selectAll()
        .where('group_post_id', '=', postId)
        .orderBy('written')
        .execute();
      return rows.map(readReport);
    },

    findKnownMessage: (key, now) => findKnownMessage(tx, key, now),
  };
}

/** Blanks words and names of reports whose time is over; returns how many. */
export async function blankExpiredReports({ db }: Tx, now: Date): Promise<bigint> {
  const { numUpdatedRows } = await db
    .updateTable('reports')
    .set({
      reporter_name: '',
      customer_name: '',
      message_text: sql`CASE WHEN message IS NULL THEN NULL ELSE '' END`,
      what: '',
      decision: sql`jsonb_set(decision || '{"reason": ""}'::jsonb, '{by,name}', '""'::jsonb)`,
    })
    .where('kept_until', '<=', now)
    .where('what', '<>', '')
    .executeTakeFirst();
  return numUpdatedRows;
}

function outcomeColumns({ state, decision }: Report) {
  return { state, decision: decision && toJson(decision) };
}

function readReport(row: Selectable<Tables['reports']>): Report {
  return {
    id: row.id,
    workspace: workspaceColumns(row),
    delivery: row.delivery,
    reporter: { id: row.reporter, name: row.reporter_name },
    customer: { id: row.customer, name: row.customer_name },
    conversation: row.conversation,
    message: readMessage(row),
    clause: row.clause,
    severity: row.severity,
    what: row.what,
    wantsSupport: row.wants_support,
    filedAt: row.filed_at,
    caseId: row.case_id,
    alertId: row.alert_id,
    groupPostId: row.group_post_id,
    state: row.state,
    decision: reportDecisionCodec.parse(row.decision),
  };
}

function readMessage(row: Selectable<Tables['reports']>): ReportedMessage | null {
  const { message, thread, message_text: text, written_at: writtenAt } = row;
  if (message === null || thread === null || text === null || writtenAt === null) return null;
  return { key: messageColumns({ ...row, message }), thread, text, writtenAt };
}
