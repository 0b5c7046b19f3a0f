import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../adapters/luxon/index.js';
import { createPhraseBook } from '../../../adapters/phrase-book/index.js';
import type { ChannelOutcome, Measure } from '../../../src/core/cases/measure.js';
import { LANGUAGES, type Language } from '../../../src/core/language.js';
import { measureLines, taskOf, tickButtons } from '../../../src/core/notices/measure-lines.js';
import { REFUSAL_REASONS } from '../../../src/core/ports/chat-platform.js';
import { packageRoot } from '../../../src/package-root.js';
import { aMeasure, later, MINUTE, MONDAY_AT_ELEVEN } from '../../support/builders.js';

const phrases = createPhraseBook(join(packageRoot(), 'prompts', 'notices'));
const calendar = createCalendar({
  zone: 'Europe/Rome',
  days: [1, 2, 3, 4, 5],
  hours: { from: 9 * 60, to: 18 * 60 },
  quiet: null,
});
const onSlack = { platform: 'slack', workspace: 'T0', customer: 'U1' } as const;
const openTask = (id: Measure['tasks'][number]['id']) => ({ id, done: null });

function channel(
  name: string | null,
  result: ChannelOutcome['result'],
  act: ChannelOutcome['act'] = 'remove',
): ChannelOutcome {
  const answer = result === 'done' ? null : 'a_code';
  return { conversation: name ?? 'C9', name, act, result, answer, perhaps: false, whole: null };
}

function input(measures: readonly Measure[], language: Language = 'it') {
  return { measures, language, phrases, calendar, now: later(MINUTE) };
}

describe('the lines of a measure', () => {
  it('say nothing of one that was only proposed', () => {
    expect(measureLines(input([aMeasure({ state: 'proposed' })]))).toEqual([]);
  });

  it('give the steps once for all channels refused for the same reason, and none where the person is gone', () => {
    const channels = [
      channel('#ordini', 'done'),
      channel('#fatture', 'setting-forbids'),
      channel('#vendite', 'setting-forbids'),
      channel('#vecchio', 'gone'),
      channel('#partner', 'not-supported'),
    ];
    const lines = measureLines(
      input([aMeasure({ customer: onSlack, channels, tasks: [openTask('remove')] })]),
    );
    expect(lines[0]).toBe(
      'Persona rimossa da #ordini; non era più in #vecchio; non rimossa da #fatture, #vendite, #partner.',
    );
    expect(lines[1]).toBe('☐ Da fare a mano: rimuovere la persona da #fatture, #vendite, #partner.');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(/^#fatture, #vendite: .*\n1\. .*\n2\. /);
    expect(lines[3]).toMatch(/^#partner: /);
  });

  it('give no more steps once the line is ticked, and never turn a refusal into a removal', () => {
    const done = { by: { id: 'giulia', name: 'Giulia' }, at: MONDAY_AT_ELEVEN };
    const channels = [channel('#fatture', 'setting-forbids')];
    const lines = measureLines(
      input([aMeasure({ customer: onSlack, channels, tasks: [{ id: 'remove', done }] })]),
    );
    expect(lines).toEqual([
      'Non rimossa da #fatture.',
      '☑ Fatto da Giulia (23 novembre, 11:00): rimuovere la persona da #fatture.',
    ]);
  });

  it('keep of earlier measures only what is still open', () => {
    const done = { by: { id: 'giulia', name: 'Giulia' }, at: MONDAY_AT_ELEVEN };
    const earlier = aMeasure({ state: 'reversed', tasks: [{ id: 'mail', done }, openTask('unmail')] });
    const newest = aMeasure({ id: 'measure-2', kind: 'refer', tasks: [openTask('refer')] });
    const lines = measureLines(input([earlier, newest]));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('sbloccare');
    expect(lines[1]).toContain('segnalazione');
    expect(tickButtons(input([earlier, newest])).map(({ id }) => id)).toEqual(['tick-refer', 'tick-unmail']);
  });

  it.each(REFUSAL_REASONS.filter((reason) => reason !== 'gone'))(
    'have short numbered steps for Slack, in both languages, for %s',
    (reason) => {
      for (const language of LANGUAGES)
        for (const [act, task] of [
          ['remove', 'remove'],
          ['readmit', 'invite'],
        ] as const) {
          const state = act === 'remove' ? 'refused' : 'reversed';
          const channels = [channel(reason === 'out-of-sight' ? null : '#a', reason, act)];
          const measure = aMeasure({ customer: onSlack, state, channels, tasks: [openTask(task)] });
          const steps = measureLines(input([measure], language)).at(-1) ?? '';
          expect(steps).toContain('\n1. ');
          expect(steps).not.toMatch(/[{}]|undefined|null/);
          expect(steps.split(/\s+/).length).toBeLessThanOrEqual(65);
          expect(steps).toMatch(/^[#A-Z]/);
        }
    },
  );

  it('have steps too where the account of somebody to be invited is not found', () => {
    for (const language of LANGUAGES) {
      const channels = [channel('#a', 'gone', 'readmit')];
      const measure = aMeasure({
        customer: onSlack,
        state: 'reversed',
        channels,
        tasks: [openTask('invite')],
      });
      const lines = measureLines(input([measure], language));
      expect(lines.at(-2)).toContain('#a');
      expect(lines.at(-1)).toMatch(/^#a: .*account.*\n1\. .*\n2\. /);
    }
  });

  it('have a button each, short enough for Slack', () => {
    const tasks = (['remove', 'mail', 'refer', 'invite', 'unmail'] as const).map(openTask);
    for (const language of LANGUAGES) {
      const buttons = tickButtons(input([aMeasure({ tasks })], language));
      expect(buttons.map(({ id }) => taskOf(id))).toEqual(tasks.map(({ id }) => id));
      for (const { label } of buttons) expect(label.length).toBeLessThanOrEqual(75);
    }
    expect(taskOf('undo')).toBeNull();
  });
});
