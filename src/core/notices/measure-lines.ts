import {
  isInForce,
  isLeftToPeople,
  type Measure,
  type MeasureTask,
  type MeasureTaskId,
} from '../cases/measure.js';
import type { Language } from '../language.js';
import type { Calendar } from '../ports/calendar.js';
import type { PhraseBook } from '../ports/phrase-book.js';
import { button } from './buttons.js';
import type { Button, ButtonId } from './post-content.js';
import { capitalised, sayChannelNames, sayChannels, sayTask, TASK_ORDER } from './say-measure.js';
import { stepsFor } from './steps.js';

/** What the lines are composed from. */
export interface MeasureLinesInput {
  /** All measures decided on in one alert, oldest first. */
  readonly measures: readonly Measure[];
  readonly language: Language;
  readonly phrases: PhraseBook;
  readonly calendar: Calendar;
  readonly now: Date;
}

/** The button that ticks each line. */
const TICKS: Readonly<Record<MeasureTaskId, ButtonId>> = {
  remove: 'tick-remove',
  mail: 'tick-mail',
  refer: 'tick-refer',
  invite: 'tick-invite',
  unmail: 'tick-unmail',
};

/** The line a button ticks; `null` for every other button. */
export function taskOf(button: ButtonId): MeasureTaskId | null {
  return TASK_ORDER.find((id) => TICKS[id] === button) ?? null;
}

/**
 * What an alert says of the measures decided on in it: how the newest one stands, what the platform did of it, and a
 * line for each thing to be done by hand, with the steps where the platform refused. Of earlier ones only what is
 * still open.
 */
export function measureLines(input: MeasureLinesInput): string[] {
  const taken = input.measures.filter(({ state }) => state !== 'proposed');
  const newest = taken.at(-1);
  if (!newest) return [];
  const { language, phrases } = input;
  return [
    ...stateOf(newest, input),
    ...[sayChannels(newest, language, phrases)].filter((line) => line !== ''),
    ...taken.flatMap((measure) => taskLines(measure, measure === newest, input)),
  ];
}

/** A button for each line that is still open. */
export function tickButtons({ measures, language, phrases }: MeasureLinesInput): Button[] {
  return TASK_ORDER.filter((id) => measures.some(({ tasks }) => tasks.some((task) => isOpen(task, id)))).map(
    (id) => button(phrases, language, TICKS[id]),
  );
}

function isOpen({ id, done }: MeasureTask, wanted: MeasureTaskId): boolean {
  return id === wanted && done === null;
}

function stateOf(measure: Measure, { language, phrases, calendar, now }: MeasureLinesInput): string[] {
  if (isInForce(measure)) return [];
  if (measure.state === 'reversed') return [phrases.say(language, 'alert.measure-reversed')];
  const day = measure.until ? calendar.sayDay(measure.until, language, now) : '';
  return [phrases.say(language, 'alert.measure-ended', { day })];
}

function taskLines(measure: Measure, withDone: boolean, input: MeasureLinesInput): string[] {
  return TASK_ORDER.flatMap((id) => {
    const task = measure.tasks.find((one) => one.id === id);
    if (!task || (task.done !== null && !withDone)) return [];
    return [taskLine(measure, task, input), ...(task.done === null ? steps(measure, id, input) : [])];
  });
}

function taskLine(
  measure: Measure,
  { id, done }: MeasureTask,
  { language, phrases, calendar, now }: MeasureLinesInput,
): string {
  const what = sayTask(measure, id, language, phrases);
  if (done === null) return phrases.say(language, 'alert.task-open', { what });
  return phrases.say(language, 'alert.task-done', {
    what,
    name: done.by.name,
    day: calendar.sayDay(done.at, language, now),
    time: calendar.sayTime(done.at),
  });
}

/** How it is done by hand: once for all conversations refused for the same reason. */
function steps(measure: Measure, id: MeasureTaskId, { language, phrases }: MeasureLinesInput): string[] {
  if (id !== 'remove' && id !== 'invite') return [];
  const act = id === 'remove' ? 'remove' : 'readmit';
  const refused = measure.channels.filter((channel) => channel.act === act && isLeftToPeople(channel));
  const keys = [...new Set(refused.map((channel) => stepsFor(measure.customer.platform, channel)))];
  return keys.flatMap((key) => {
    if (key === null) return [];
    const alike = refused.filter((channel) => stepsFor(measure.customer.platform, channel) === key);
    return [capitalised(phrases.say(language, key, { channels: sayChannelNames(alike, language, phrases) }))];
  });
}
