import { sayTask, sayWhatIsLeft } from '../notices/say-measure.js';
import type { Outgoing } from '../outgoing.js';
import type { RecordTransaction } from '../ports/case-record.js';
import type { AlertPress, AlertPressResult, DecideAlertTools } from './alert-press.js';
import { replyToAlert } from './answer-in-thread.js';
import type { Measure, MeasureTaskId } from './measure.js';
import { recordEvent } from './record-event.js';
import { saveAndShowAlert } from './show-alert.js';

/** A manager has done what no platform did, and ticks its line. It stays ticked until the measure is reversed. */
export async function tickTask(
  tools: DecideAlertTools,
  tx: RecordTransaction,
  outgoing: Outgoing,
  { alert, actor }: AlertPress,
  id: MeasureTaskId,
): Promise<AlertPressResult> {
  const measures = await tx.measuresOfAlert(alert.id);
  const measure = measures.findLast(({ tasks }) =>
    tasks.some((task) => task.id === id && task.done === null),
  );
  if (!measure) return 'already-done';
  const done = { by: { id: actor.id, name: actor.name }, at: tools.clock.now() };
  const ticked: Measure = {
    ...measure,
    tasks: measure.tasks.map((task) => (task.id === id ? { id, done } : task)),
  };
  await tx.saveMeasure(ticked);
  const data = { measure: measure.id, task: id };
  await recordEvent(tools, tx, alert.caseId, 'task-ticked', `${measure.id}:${id}`, data, actor.id);
  await saveAndShowAlert(tools, tx, outgoing, alert);
  const { phrases, settings } = tools;
  const language = settings.managersLanguage;
  const what = sayTask(ticked, id, language, phrases);
  const said = phrases.say(language, 'alert.ticked', { name: actor.name, what });
  const left = sayWhatIsLeft([...measures.filter((one) => one !== measure), ticked], language, phrases);
  await replyToAlert(tools, tx, outgoing, alert, `${said} ${left}`);
  return 'done';
}
