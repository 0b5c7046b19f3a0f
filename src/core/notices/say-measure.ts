import {
  type ChannelOutcome,
  isLeftToPeople,
  isRefused,
  type Measure,
  type MeasureTaskId,
} from '../cases/measure.js';
import type { Language } from '../language.js';
import type { PhraseBook } from '../ports/phrase-book.js';

/** In which order lines to tick are read: what keeps people safe first. */
export const TASK_ORDER: readonly MeasureTaskId[] = ['remove', 'mail', 'refer', 'invite', 'unmail'];

/** How each outcome is said. */
const SAID = {
  remove: {
    done: 'channels.remove-done',
    gone: 'channels.remove-gone',
    trying: 'channels.remove-trying',
    refused: 'channels.remove-refused',
  },
  readmit: {
    done: 'channels.readmit-done',
    gone: 'channels.readmit-gone',
    trying: 'channels.readmit-trying',
    refused: 'channels.readmit-refused',
  },
} as const;

/** The conversations by name; those whose name the platform does not tell are counted. */
export function sayChannelNames(
  channels: readonly ChannelOutcome[],
  language: Language,
  phrases: PhraseBook,
): string {
  const names = channels.flatMap(({ name, whole }) => {
    if (name === null) return [];
    return [whole === null ? name : phrases.say(language, 'channels.whole', { name, whole })];
  });
  const unnamed = channels.length - names.length;
  if (unnamed > 0) names.push(phrases.say(language, 'channels.unnamed', { count: unnamed }));
  return names.join(', ');
}

/** The conversations by name for a customer, who cannot look up the rest; empty where one has no name. */
export function sayEveryName(channels: readonly ChannelOutcome[]): string {
  const names = channels.flatMap(({ name }) => (name === null ? [] : [name]));
  return names.length === channels.length ? names.join(', ') : '';
}

/** What the platform did, conversation by conversation, in one line; empty when it was asked nothing. */
export function sayChannels(measure: Measure, language: Language, phrases: PhraseBook): string {
  const undone = measure.state === 'reversed' || measure.state === 'lifted';
  const act = undone && measure.channels.some((channel) => channel.act === 'readmit') ? 'readmit' : 'remove';
  if (undone && act === 'remove') return '';
  const channels = measure.channels.filter((channel) => channel.act === act);
  const parts = [
    [SAID[act].done, channels.filter(({ result }) => result === 'done')],
    [SAID[act].gone, channels.filter(({ result }) => result === 'gone')],
    [SAID[act].trying, channels.filter(({ result }) => result === 'trying')],
    [SAID[act].refused, channels.filter(isRefused)],
  ] as const;
  const said = parts
    .filter(([, some]) => some.length > 0)
    .map(([key, some]) => phrases.say(language, key, { channels: sayChannelNames(some, language, phrases) }))
    .join('; ');
  return said === '' ? '' : `${capitalised(said)}.`;
}

/** With a capital letter, as a sentence begins. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a line to tick asks for. */
export function sayTask(
  { channels }: Measure,
  id: MeasureTaskId,
  language: Language,
  phrases: PhraseBook,
): string {
  const act = id === 'invite' ? 'readmit' : 'remove';
  const left = channels.filter((channel) => channel.act === act && isLeftToPeople(channel));
  const where = left.length > 0 ? sayChannelNames(left, language, phrases) : 'none';
  return phrases.say(language, `task.${id}`, { channels: where });
}

/** What people still have to do, in one sentence. */
export function sayWhatIsLeft(measures: readonly Measure[], language: Language, phrases: PhraseBook): string {
  const open = TASK_ORDER.flatMap((id) =>
    measures
      .filter(({ tasks }) => tasks.some((task) => task.id === id && task.done === null))
      .map((measure) => sayTask(measure, id, language, phrases)),
  );
  return open.length === 0
    ? phrases.say(language, 'alert.nothing-left')
    : phrases.say(language, 'alert.left', { tasks: open.join('; ') });
}

/** What was done and what is open, in one line for the alert's thread. */
export function sayProgress(measure: Measure, language: Language, phrases: PhraseBook): string {
  return `${sayChannels(measure, language, phrases)} ${sayWhatIsLeft([measure], language, phrases)}`.trim();
}
