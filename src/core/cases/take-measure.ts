import { composeMeasureNotice } from '../notices/compose-measure.js';
import { noticeDestination } from '../notices/notice-destination.js';
import { noticeLanguage } from '../notices/notice-language.js';
import type { Outgoing } from '../outgoing.js';
import type { MeasureKind } from '../policy/enforcement.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { settingsOf, workspaceSettingsOf } from '../settings/settings-of.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { AlertNote } from './alert.js';
import type { AlertPress, AlertPressResult, DecideAlertTools } from './alert-press.js';
import { judgedMessageOf } from './judged-message-of.js';
import { isInForce, type Measure } from './measure.js';
import { recordEvent } from './record-event.js';
import { reverseMeasure } from './reverse-measure.js';
import { settleAlert } from './settle-alert.js';
import { saveAndShowAlert } from './show-alert.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A manager decides on a measure. With enough confirmations it takes force at once: the standing changes and the
 * closing notice goes out; what the platform then really does is recorded when the notice has been delivered.
 */
export async function decideMeasure(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: AlertPress,
  kind: MeasureKind,
): Promise<AlertPressResult> {
  const { alert, actor } = press;
  const earlier = (await tx.measuresOfAlert(alert.id)).find(
    (measure) => measure.kind === kind && measure.state === 'proposed',
  );
  if (earlier?.confirmedBy.includes(actor.id)) return 'already-done';
  const proposed = earlier ?? newMeasure(tools, press, kind);
  const measure: Measure = { ...proposed, confirmedBy: [...proposed.confirmedBy, actor.id] };
  const once = `${measure.id}:${actor.id}`;
  const event = earlier ? 'measure-confirmed' : 'measure-proposed';
  await recordEvent(tools, tx, alert.caseId, event, once, { measure: measure.id, kind }, actor.id);
  if (measure.confirmedBy.length < tools.policy.enforcement.ladder.confirmations[kind]) {
    return propose(tools, tx, outgoing, press, measure);
  }
  await putInForce(tools, tx, outgoing, press, { ...measure, state: 'confirmed' });
  return 'done';
}

function newMeasure(tools: DecideAlertTools, { alert, reason }: AlertPress, kind: MeasureKind): Measure {
  const days = tools.policy.enforcement.ladder.measureDays[kind];
  return {
    id: tools.ids.next(),
    customer: alert.customer,
    caseId: alert.caseId,
    alertId: alert.id,
    kind,
    state: 'proposed',
    reason,
    confirmedBy: [],
    until: days === null ? null : new Date(tools.clock.now().getTime() + days * DAY_MS),
    postId: null,
  };
}

async function propose(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
  measure: Measure,
): Promise<'proposed'> {
  await tx.saveMeasure(measure);
  const language = tools.settings.managersLanguage;
  const decision = tools.phrases.say(language, `button.${measure.kind}`);
  const note: AlertNote = { phrase: 'proposed', values: { name: actor.name, decision } };
  await saveAndShowAlert(tools, tx, outgoing, { ...alert, notes: [...alert.notes, note] });
  return 'proposed';
}

async function putInForce(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  press: AlertPress,
  measure: Measure,
): Promise<void> {
  const { alert } = press;
  const { kind, until } = measure;
  const postId = kind === 'refer' ? null : await sendClosingNotice(tools, tx, outgoing, press, measure, kind);
  await tx.saveMeasure({ ...measure, postId });
  if (kind !== 'refer') await tx.setMeasure(alert.customer, { kind, until });
  const notes = [...alert.notes.filter(({ phrase }) => phrase !== 'proposed'), ...notesOf(kind)];
  await settleAlert(tools, tx, outgoing, { ...press, alert: { ...alert, notes } }, kind);
  await settleOthers(tools, tx, outgoing, press, kind);
}

/** What no platform can do for the company. */
function notesOf(kind: MeasureKind): readonly AlertNote[] {
  if (kind === 'block') return [{ phrase: 'by-hand-mail', values: {} }];
  return kind === 'refer' ? [{ phrase: 'by-hand-refer', values: {} }] : [];
}

/** A measure answers every alert of the case that is still open. */
async function settleOthers(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor, reason }: AlertPress,
  kind: MeasureKind,
): Promise<void> {
  for (const other of await tx.openAlertsOf(alert.customer)) {
    if (other.id === alert.id || other.kind !== 'alert' || other.caseId !== alert.caseId) continue;
    await settleAlert(tools, tx, outgoing, { alert: other, actor, reason }, kind);
  }
}

async function sendClosingNotice(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, customer }: AlertPress,
  { until }: Measure,
  kind: 'end-correspondence' | 'block',
): Promise<string | null> {
  const judged = await judgedMessageOf(tx, alert, customer);
  if (!judged || judged.verdict.violations.length === 0) return null;
  const settings = await settingsOf(tx, tools.settings, judged.key);
  const { contactAddress } = await workspaceSettingsOf(tx, tools.settings, judged.key);
  const language = noticeLanguage(customer, settings, judged.verdict);
  const id = tools.ids.next();
  await outgoing.addPost(tx, {
    id,
    platform: judged.key.platform,
    workspace: judged.key.workspace,
    queue: 'notices',
    destination: noticeDestination(settings, judged),
    content: composeMeasureNotice({
      kind,
      violations: judged.verdict.violations,
      until,
      language,
      policy: tools.policy,
      policyUrl: tools.settings.policyUrl(language, judged.key.platform),
      contactAddress,
      phrases: tools.phrases,
      calendar: tools.calendar,
      now: tools.clock.now(),
    }),
    caseId: alert.caseId,
    recipient: customer.id,
    answers: { message: judged.key, revision: judged.revision },
    subjectPostId: null,
  });
  return id;
}

/** A manager takes a measure back: the alert is open once more. */
export async function undoMeasure(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
): Promise<AlertPressResult> {
  const measure = (await tx.measuresOfAlert(alert.id)).findLast(isInForce);
  if (!measure) return 'already-done';
  await reverseMeasure(tools, tx, outgoing, measure, actor.id);
  const { alertMinutes } = tools.policy.enforcement.deadlines;
  const { calendar } = await atWorkingTimesOf(tools, tx, alert.customer);
  const dueAt = calendar.addWorkingMinutes(tools.clock.now(), alertMinutes);
  await saveAndShowAlert(tools, tx, outgoing, { ...alert, decision: null, notes: [], dueAt });
  outgoing.escalation({ type: 'deadline', alertId: alert.id, dueAt });
  return 'done';
}
