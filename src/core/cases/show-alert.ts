import { standingState } from '../ladder/standing.js';
import { composeAlert } from '../notices/compose-alert.js';
import type { PostContent } from '../notices/post-content.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { Tools } from '../tools.js';
import type { Alert } from './alert.js';
import { careText } from './care-text.js';
import { lockStanding } from './lock-standing.js';

/** What composing an alert needs. */
export type AlertTools = Pick<Tools, 'policy' | 'phrases' | 'calendar' | 'clock' | 'settings'>;

/** The alert's post as it should read now. */
export async function alertContent(
  tools: AlertTools,
  tx: RecordTransaction,
  alert: Alert,
): Promise<PostContent> {
  const { facts } = alert;
  const reports = alert.kind === 'report' ? await tx.reportsOfAlert(alert.id) : [];
  const evidence = await tx.findEvidence(facts.message, facts.revision);
  const standing = await lockStanding(tools, tx, alert.customer, facts.customerName);
  const measures = await tx.measuresOfAlert(alert.id);
  return composeAlert({
    alert,
    caseNumber: await tx.caseNumber(alert.caseId),
    standing: standingState(standing, tools.clock.now()),
    reports,
    text: evidence?.text || (reports[0]?.message?.text ?? null),
    measures,
    later: await tx.countLaterMessages(measures.map(({ id }) => id)),
    now: tools.clock.now(),
    language: tools.settings.managersLanguage,
    policy: tools.policy,
    phrases: tools.phrases,
    calendar: tools.calendar,
    careText: careText(await atWorkingTimesOf(tools, tx, alert.customer), tools.settings.managersLanguage),
  });
}

/** Saves a changed alert and brings its post up to date. */
export async function saveAndShowAlert(
  tools: AlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  alert: Alert,
): Promise<void> {
  await tx.saveAlert(alert);
  outgoing.post(await tx.changePost(alert.postId, await alertContent(tools, tx, alert)));
}
