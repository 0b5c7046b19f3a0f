import { lockStanding } from '../cases/lock-standing.js';
import { caseFor } from '../cases/open-case.js';
import { recordEvent } from '../cases/record-event.js';
import { commitThenQueue } from '../outgoing.js';
import type { Person } from '../people/person.js';
import { requestSupport } from '../support/request-support.js';
import type { Tools } from '../tools.js';
import { type CheckedReport, checkReport } from './check-report.js';
import { groupFor, showGroup } from './group-reports.js';
import { placeOfReport } from './place-of-report.js';
import { alertFor } from './raise-report.js';
import type { FiledReport, Report } from './report.js';
import { messageOf } from './report-key.js';
import { isUrgent } from './reportable-clauses.js';
import { tellAlreadyConfirmed, tellReceived, tellRefused } from './tell-reporter.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What filing a report needs. */
export type FileReportTools = Pick<
  Tools,
  | 'record'
  | 'queues'
  | 'platformOf'
  | 'policy'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

/**
 * Files an employee's report: it is kept, the managers are asked, and the reporter is told that it arrived. Nothing
 * is said to the customer and nothing counts until a manager other than the reporter confirms it. The same delivery
 * again changes nothing.
 *
 * @throws PlatformUnavailable when people or the message cannot be looked up now
 */
export async function fileReport(
  tools: FileReportTools,
  filed: FiledReport,
  delivery: string,
): Promise<void> {
  const { workspace } = filed;
  const before = await tools.record.transaction((tx) => tx.findReportByDelivery(workspace, delivery));
  if (before) return;
  const checked = await checkReport(tools, filed);
  if (!checked.ok) {
    tools.log.info('report-refused', { field: checked.field });
    return tellRefused(tools, filed, checked, delivery);
  }
  const reviewers = await tools.platformOf(workspace.platform).findReviewers(workspace);
  await keepReport(tools, filed, checked, delivery, reviewers);
}

async function keepReport(
  tools: FileReportTools,
  filed: FiledReport,
  { reporter, customer, message }: Extract<CheckedReport, { ok: true }>,
  delivery: string,
  reviewers: readonly Person[],
): Promise<void> {
  const { workspace } = filed;
  const withManagers = { ...tools, managersInTurn: reviewers.map(({ id }) => id) };
  await commitThenQueue(tools, async (tx, outgoing) => {
    const key = { ...workspace, customer: customer.id };
    const standing = await lockStanding(tools, tx, key, customer.name);
    await tx.lockReporter(workspace, reporter.id);
    if (await tx.findReportByDelivery(workspace, delivery)) return;
    const now = tools.clock.now();
    const { conversation, settings } = await placeOfReport(tools, tx, key, filed, message);
    const urgent = isUrgent(filed, tools.policy.enforcement.rules);
    const place = { workspace, reporter, managersConversation: settings.managersConversation };
    const draft: Report = {
      id: tools.ids.next(),
      workspace,
      delivery,
      reporter: { id: reporter.id, name: reporter.name },
      customer: { id: customer.id, name: customer.name },
      conversation,
      message,
      clause: filed.clause,
      severity: filed.severity,
      what: filed.what.trim(),
      wantsSupport: filed.wantsSupport,
      filedAt: now,
      caseId: await caseFor(tools, tx, standing),
      alertId: tools.ids.next(),
      groupPostId: urgent ? null : await groupFor(tools, tx, outgoing, place),
      state: 'waiting',
      decision: null,
    };
    const report = await alertFor(withManagers, tx, outgoing, draft, urgent, settings);
    await recordEvent(
      tools,
      tx,
      report.caseId,
      'report-filed',
      report.id,
      {
        report: report.id,
        alert: report.alertId,
        clause: report.clause,
        severity: report.severity,
        message: message === null ? null : `${conversation}/${messageOf(report).message}`,
      },
      reporter.id,
    );
    if (report.groupPostId !== null) await showGroup(tools, tx, outgoing, report.groupPostId);
    if (report.wantsSupport) {
      const asked = { workspace, requester: reporter, words: report.what, delivery, reviewers };
      await requestSupport(tools, tx, outgoing, asked);
    }
    const reporters = new Set((await tx.reportsOfAlert(report.alertId)).map((each) => each.reporter.id));
    const canBeDecided = reviewers.some(({ id }) => !reporters.has(id));
    if (report.state === 'waiting') {
      await tellReceived(tools, tx, outgoing, report, reporter, canBeDecided);
    } else {
      await tellAlreadyConfirmed(tools, tx, outgoing, report, reporter);
    }
    tools.log.info('report-filed', { report: report.id, urgent, grouped: report.groupPostId !== null });
  });
}

/** Until when the words and names of a report filed now are kept: as long as evidence. */
export function reportKeptUntil({ settings }: Pick<Tools, 'settings'>, filedAt: Date): Date {
  return new Date(filedAt.getTime() + settings.evidenceDays * DAY_MS);
}
