import { saveAndShowAlert } from '../cases/show-alert.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { type FileReportTools, reportKeptUntil } from './file-report.js';
import type { Report } from './report.js';
import { isUrgent } from './reportable-clauses.js';

/**
 * Keeps a further report of a message that a manager has confirmed a report of: one message counts once, so nobody is
 * asked again; the decided alert says that it was reported again. `null` where managers are to be asked: nothing was
 * confirmed (an unfounded report closes no door), or this one is graver than what was decided on.
 */
export async function keepAlreadyConfirmed(
  tools: FileReportTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  draft: Report,
  urgent: boolean,
): Promise<Report | null> {
  if (draft.message === null) return null;
  const { rules } = tools.policy.enforcement;
  const earlier = (await tx.reportsOfMessage(draft.message.key)).find(
    (report) => report.state === 'confirmed' && (!urgent || isUrgent(report, rules)),
  );
  const alert = earlier && (await tx.findAlert(earlier.alertId));
  if (!earlier?.decision || !alert) return null;
  const report: Report = {
    ...draft,
    alertId: alert.id,
    caseId: alert.caseId,
    groupPostId: null,
    state: 'confirmed',
    decision: { ...earlier.decision, followed: 'counted' },
  };
  await tx.addReport(report, reportKeptUntil(tools, report.filedAt));
  const { calendar, settings } = tools;
  const day = calendar.sayDay(earlier.decision.at, settings.managersLanguage, report.filedAt);
  const note = { phrase: 'reported-again', values: { name: report.reporter.name, day } } as const;
  await saveAndShowAlert(tools, tx, outgoing, { ...alert, notes: [...alert.notes, note] });
  return report;
}
