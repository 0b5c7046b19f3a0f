import type { AlertPress, AlertPressResult, DecideAlertTools } from '../cases/alert-press.js';
import { applyDecision } from '../cases/apply-decision.js';
import { decideConfirmed } from '../cases/confirm-verdict.js';
import { recordEvent } from '../cases/record-event.js';
import { settleAlert } from '../cases/settle-alert.js';
import type { Decision, Rule } from '../ladder/decision.js';
import type { Outgoing } from '../outgoing.js';
import type { Person } from '../people/person.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { showGroup } from './group-reports.js';
import type { Followed, Report } from './report.js';
import { judgedReport } from './reported-verdict.js';
import { tellDecided } from './tell-reporter.js';

/** A press on an alert about reports, with the people who filed them looked up before the transaction. */
export interface ReportPress extends AlertPress {
  readonly reporters: ReadonlyMap<string, Person>;
}

/**
 * A manager confirms what was reported: it goes onto the same ladder as an automatic verdict. Nobody decides on a
 * report of their own (policy, clause `manager-duty`: fairly and consistently).
 *
 * @throws NoticeOnItsWay to try later
 */
export async function confirmReport(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: ReportPress,
): Promise<AlertPressResult> {
  const reports = await waitingReports(tx, press);
  const [first] = reports;
  if (!first) return 'already-done';
  if (isOwn(reports, press)) return 'own-report';
  const judged = judgedReport(first, reports, press.customer, tools.policy);
  const { decision, standing, settings } = await decideConfirmed(tools, tx, judged);
  // While its alert is open the customer's case goes on: what follows belongs to the case it was reported in.
  await applyDecision(tools, tx, outgoing, judged, decision, standing, settings);
  await settleAlert(tools, tx, outgoing, press, 'confirmed');
  await settleReports(tools, tx, outgoing, press, reports, 'confirmed', followedFrom(decision));
  return 'done';
}

/** A manager finds that the policy was not broken: nothing counts, and the reporter is told why. */
export async function rejectReport(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: ReportPress,
): Promise<AlertPressResult> {
  const reports = await waitingReports(tx, press);
  if (reports.length === 0) return 'already-done';
  if (isOwn(reports, press)) return 'own-report';
  await settleAlert(tools, tx, outgoing, press, 'unfounded');
  await settleReports(tools, tx, outgoing, press, reports, 'unfounded', null);
  return 'done';
}

async function waitingReports(tx: RecordTransaction, { alert }: ReportPress): Promise<readonly Report[]> {
  return (await tx.reportsOfAlert(alert.id)).filter(({ state }) => state === 'waiting');
}

function isOwn(reports: readonly Report[], { actor }: ReportPress): boolean {
  return reports.some(({ reporter }) => reporter.id === actor.id);
}

async function settleReports(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { actor, reason, reporters }: ReportPress,
  reports: readonly Report[],
  state: 'confirmed' | 'unfounded',
  followed: Followed | null,
): Promise<void> {
  const by = { id: actor.id, name: actor.name };
  const decision = { by, at: tools.clock.now(), reason, followed };
  for (const waiting of reports) {
    const report: Report = { ...waiting, state, decision };
    await tx.saveReport(report);
    const data = { report: report.id, alert: report.alertId };
    await recordEvent(tools, tx, report.caseId, `report-${state}`, report.id, data, actor.id);
    const reporter = reporters.get(report.reporter.id) ?? {
      ...report.reporter,
      role: 'unknown',
      language: null,
    };
    await tellDecided(tools, tx, outgoing, report, reporter);
  }
  for (const { groupPostId, workspace, reporter } of reports) {
    if (groupPostId === null) continue;
    await tx.lockReporter(workspace, reporter.id);
    await showGroup(tools, tx, outgoing, groupPostId);
  }
}

/** Rules by which the customer has been answered for this message, or this burst, already. */
const ANSWERED_BEFORE: ReadonlySet<Rule> = new Set(['already-counted', 'same-episode', 'reminded-today']);

function followedFrom({ rule, notice, alert }: Decision): Followed {
  if (notice) return notice.kind;
  if (alert) return 'managers';
  return ANSWERED_BEFORE.has(rule) ? 'counted' : 'nothing';
}
