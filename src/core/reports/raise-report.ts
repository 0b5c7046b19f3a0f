import { addAlert, type RaiseTools } from '../cases/raise-alert.js';
import { saveAndShowAlert } from '../cases/show-alert.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { ConversationSettings } from '../settings/conversation-settings.js';
import { keepAlreadyConfirmed } from './already-confirmed.js';
import { type FileReportTools, reportKeptUntil } from './file-report.js';
import type { Report } from './report.js';
import { messageOf, revisionOf } from './report-key.js';
import { reportedViolations } from './reported-verdict.js';

/**
 * Keeps the report and shows it to managers: in the open alert about the same message where there is one that is
 * no less urgent, so that one message is decided once, in the decided one where another report of it has been
 * confirmed, else in an alert of its own. Returns it as kept.
 */
export async function alertFor(
  tools: FileReportTools & RaiseTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  draft: Report,
  urgent: boolean,
  settings: ConversationSettings,
): Promise<Report> {
  return (
    (await keepAlreadyConfirmed(tools, tx, outgoing, draft, urgent)) ??
    (await join(tools, tx, outgoing, draft, urgent)) ??
    raise(tools, tx, outgoing, draft, urgent, settings)
  );
}

async function join(
  tools: FileReportTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  draft: Report,
  urgent: boolean,
): Promise<Report | null> {
  const key = { ...draft.workspace, customer: draft.customer.id };
  const message = messageOf(draft);
  const host = (await tx.openAlertsOf(key)).find(
    ({ kind, facts }) =>
      kind === 'report' &&
      facts.message.conversation === message.conversation &&
      facts.message.message === message.message &&
      (facts.urgent || !urgent),
  );
  if (!host) return null;
  const report = { ...draft, alertId: host.id, caseId: host.caseId, groupPostId: null };
  await tx.addReport(report, reportKeptUntil(tools, report.filedAt));
  const violations = reportedViolations(await tx.reportsOfAlert(host.id), tools.policy);
  await saveAndShowAlert(tools, tx, outgoing, { ...host, facts: { ...host.facts, violations } });
  return report;
}

async function raise(
  tools: RaiseTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  report: Report,
  urgent: boolean,
  { mode, managersConversation }: ConversationSettings,
): Promise<Report> {
  await tx.addReport(report, reportKeptUntil(tools, report.filedAt));
  const message = messageOf(report);
  await addAlert(
    tools,
    tx,
    outgoing,
    {
      customer: { ...report.workspace, customer: report.customer.id },
      caseId: report.caseId,
      raise: { kind: 'report', urgent, recommends: null },
      facts: {
        message,
        revision: revisionOf(report),
        thread: report.message?.thread ?? message.message,
        customerName: report.customer.name,
        violations: reportedViolations([report], tools.policy),
        rule: 'reported',
        noticePostId: null,
        shadow: mode === 'shadow',
      },
      managersConversation,
    },
    { id: report.alertId, under: report.groupPostId, notMentioned: report.reporter.id },
  );
  return report;
}
