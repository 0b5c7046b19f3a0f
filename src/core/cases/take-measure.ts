import type { Outgoing } from '../outgoing.js';
import type { MeasureKind } from '../policy/enforcement.js';
import type { RecordTransaction } from '../ports/case-record.js';
import { contactAddressOf } from '../settings/contact-address.js';
import { atWorkingTimesOf } from '../settings/working-times.js';
import type { AlertNote } from './alert.js';
import type { AlertPress, AlertPressResult, DecideAlertTools } from './alert-press.js';
import { closes, isInForce, type Measure } from './measure.js';
import { putInForce } from './put-in-force.js';
import { recordEvent } from './record-event.js';
import { reverseMeasure } from './reverse-measure.js';
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
  const contactAddress = await contactAddressOf(tx, tools.settings, alert.customer);
  if (kind !== 'refer' && contactAddress === null) return 'no-contact';
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
  await putInForce(tools, tx, outgoing, press, { ...measure, state: 'confirmed' }, contactAddress ?? '');
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
    channels: [],
    tasks: [],
    lookAt: null,
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

/** A manager takes a measure back: the alert is open once more. */
export async function undoMeasure(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
): Promise<AlertPressResult> {
  const measure = (await tx.measuresOfAlert(alert.id)).findLast(
    (candidate) => isInForce(candidate) && closes(candidate),
  );
  if (!measure) return 'already-done';
  await reverseMeasure(tools, tx, outgoing, measure, actor.id);
  const { alertMinutes } = tools.policy.enforcement.deadlines;
  const { calendar } = await atWorkingTimesOf(tools, tx, alert.customer);
  const dueAt = calendar.addWorkingMinutes(tools.clock.now(), alertMinutes);
  await saveAndShowAlert(tools, tx, outgoing, { ...alert, decision: null, notes: [], dueAt });
  outgoing.escalation({ type: 'deadline', alertId: alert.id, dueAt });
  return 'done';
}
