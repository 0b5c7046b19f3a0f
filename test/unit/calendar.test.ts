import { describe, expect, it } from 'vitest';
import { type CalendarTimes, createCalendar } from '../../adapters/luxon/index.js';

const OFFICE: CalendarTimes = {
  zone: 'Europe/Rome',
  days: [1, 2, 3, 4, 5],
  hours: { from: 9 * 60, to: 18 * 60 },
  quiet: null,
};

const calendar = createCalendar(OFFICE);

/** A time in Rome, whatever the clocks do that day. */
function rome(day: string, time: string, offset = '+01:00'): Date {
  return new Date(`${day}T${time}:00${offset}`);
}

describe('deadlines in working minutes', () => {
  it.each([
    ['inside the day', rome('2026-11-23', '11:00'), 60, rome('2026-11-23', '12:00')],
    ['no minutes at all', rome('2026-11-23', '11:00'), 0, rome('2026-11-23', '11:00')],
    ['exactly to the end of the day', rome('2026-11-23', '17:00'), 60, rome('2026-11-23', '18:00')],
    ['over the night', rome('2026-11-23', '17:30'), 60, rome('2026-11-24', '09:30')],
    ['from before work', rome('2026-11-23', '06:00'), 30, rome('2026-11-23', '09:30')],
    ['from after work', rome('2026-11-23', '22:00'), 30, rome('2026-11-24', '09:30')],
    ['over the weekend', rome('2026-11-27', '17:45'), 30, rome('2026-11-30', '09:15')],
    ['from a Saturday', rome('2026-11-28', '12:00'), 30, rome('2026-11-30', '09:30')],
    ['over several days', rome('2026-11-23', '09:00'), 20 * 60, rome('2026-11-25', '11:00')],
  ])('%s', (_name, from, minutes, until) => {
    expect(calendar.addWorkingMinutes(from, minutes)).toEqual(until);
  });

  it('keep to the clock on the wall when summer time begins and ends', () => {
    const saturday = createCalendar({ ...OFFICE, days: [1, 2, 3, 4, 5, 6, 7] });
    // 29 March 2026, clocks go from 2 to 3; 25 October 2026, from 3 to 2.
    expect(saturday.addWorkingMinutes(rome('2026-03-28', '17:30'), 60)).toEqual(
      rome('2026-03-29', '09:30', '+02:00'),
    );
    expect(saturday.addWorkingMinutes(rome('2026-10-24', '17:30', '+02:00'), 60)).toEqual(
      rome('2026-10-25', '09:30'),
    );
  });

  it('count the hours a night shift really has when the clocks change', () => {
    const night = createCalendar({ ...OFFICE, days: [1, 2, 3, 4, 5, 6, 7], hours: { from: 0, to: 6 * 60 } });
    expect(night.addWorkingMinutes(rome('2026-03-29', '00:00'), 5 * 60)).toEqual(
      rome('2026-03-29', '06:00', '+02:00'),
    );
    expect(night.addWorkingMinutes(rome('2026-10-25', '00:00', '+02:00'), 7 * 60)).toEqual(
      rome('2026-10-25', '06:00'),
    );
  });

  it('take work until midnight', () => {
    const late = createCalendar({ ...OFFICE, hours: { from: 12 * 60, to: 24 * 60 } });
    expect(late.addWorkingMinutes(rome('2026-11-23', '23:30'), 60)).toEqual(rome('2026-11-24', '12:30'));
  });
});

describe('deadlines in working days', () => {
  it('end with the day’s work, weekends left out', () => {
    expect(calendar.addWorkingDays(rome('2026-11-23', '11:00'), 3)).toEqual(rome('2026-11-26', '18:00'));
    expect(calendar.addWorkingDays(rome('2026-11-27', '11:00'), 1)).toEqual(rome('2026-11-30', '18:00'));
    expect(calendar.addWorkingDays(rome('2026-11-28', '11:00'), 1)).toEqual(rome('2026-11-30', '18:00'));
  });

  it('end at the wall’s hour also after the clocks have changed', () => {
    expect(calendar.addWorkingDays(rome('2026-03-27', '11:00'), 1)).toEqual(
      rome('2026-03-30', '18:00', '+02:00'),
    );
  });
});

describe('who may be mentioned', () => {
  it.each([
    ['Monday morning', rome('2026-11-23', '09:00'), true],
    ['a minute before work', rome('2026-11-23', '08:59'), false],
    ['the end of work', rome('2026-11-23', '18:00'), false],
    ['Sunday', rome('2026-11-29', '11:00'), false],
    ['the last day of summer time', rome('2026-10-23', '09:00', '+02:00'), true],
  ])('on shift on %s: %s', (_name, at, isOnShift) => {
    expect(calendar.isOnShift(at)).toBe(isOnShift);
  });

  it('nobody in the quiet hours, also when they go past midnight', () => {
    const lunch = createCalendar({ ...OFFICE, quiet: { from: 13 * 60, to: 14 * 60 } });
    expect(lunch.isOnShift(rome('2026-11-23', '12:59'))).toBe(true);
    expect(lunch.isOnShift(rome('2026-11-23', '13:00'))).toBe(false);
    expect(lunch.isOnShift(rome('2026-11-23', '14:00'))).toBe(true);

    const night = createCalendar({
      ...OFFICE,
      hours: { from: 0, to: 24 * 60 },
      quiet: { from: 22 * 60, to: 7 * 60 },
    });
    for (const quiet of ['22:00', '23:59', '00:00', '06:59'])
      expect(night.isOnShift(rome('2026-11-24', quiet)), quiet).toBe(false);
    for (const loud of ['07:00', '21:59']) expect(night.isOnShift(rome('2026-11-24', loud)), loud).toBe(true);
  });
});

describe('how times are said', () => {
  it('days written out, with the year when it is another', () => {
    const today = rome('2026-11-23', '11:00');
    expect(calendar.sayDay(rome('2026-03-12', '11:00'), 'it', today)).toBe('12 marzo');
    expect(calendar.sayDay(rome('2026-03-12', '11:00'), 'en', today)).toBe('12 March');
    expect(calendar.sayDay(rome('2027-03-12', '11:00'), 'it', today)).toBe('12 marzo 2027');
  });

  it('in the company’s zone: late in the evening of Greenwich it is tomorrow in Rome', () => {
    const late = new Date('2026-12-31T23:30:00Z');
    expect(calendar.dayOf(late)).toBe('2027-01-01');
    expect(calendar.sayTime(late)).toBe('0:30');
    expect(calendar.sayDay(late, 'it', rome('2026-12-31', '11:00'))).toBe('1 gennaio 2027');
  });

  it('working hours in both languages', () => {
    expect(calendar.sayHours('it')).toBe('dalle 9:00 alle 18:00');
    expect(calendar.sayHours('en')).toBe('from 9:00 to 18:00');
  });
});
