import { DateTime, Interval } from 'luxon';
import type { Language } from '../../src/core/language.js';
import type { Calendar, DaySpan, WorkingTimes } from '../../src/core/ports/calendar.js';

/** When and where the company works. */
export interface CalendarTimes extends WorkingTimes {
  /** IANA name, e.g. `Europe/Rome`. */
  readonly zone: string;
  /** Nobody is mentioned in these; `null`: none beside the hours outside work. */
  readonly quiet: DaySpan | null;
}

/** The company's calendar in its own zone, daylight-saving time included. */
export function createCalendar(times: CalendarTimes): Calendar {
  const local = (at: Date, language: Language = 'it') =>
    DateTime.fromJSDate(at, { zone: times.zone }).setLocale(language);
  return {
    withWorkingTimes: (others) => createCalendar({ ...times, ...others }),
    addWorkingMinutes: (from, minutes) => addWorkingMinutes(times, local(from), minutes).toJSDate(),
    addWorkingDays: (from, days) => endOfWorkingDay(times, local(from), days).toJSDate(),
    isOnShift: (at) => isWorking(times, local(at)) && !isIn(times.quiet, minuteOf(local(at))),
    dayOf: (at) => local(at).toISODate() ?? '',
    startsOfWeeks(at, count) {
      const thisWeek = local(at).startOf('week');
      return Array.from({ length: count }, (_, week) =>
        thisWeek.minus({ weeks: count - 1 - week }).toJSDate(),
      );
    },
    sayDay(at, language, reference) {
      const day = local(at, language);
      return day.toFormat(day.year === local(reference).year ? 'd LLLL' : 'd LLLL yyyy');
    },
    sayTime: (at) => local(at).toFormat('H:mm'),
    sayHours(language) {
      const from = sayMinute(times.hours.from);
      const to = sayMinute(times.hours.to);
      return language === 'it' ? `dalle ${from} alle ${to}` : `from ${from} to ${to}`;
    },
  };
}

/** The working span of a day, or `null` on a day off. */
function workOf(times: WorkingTimes, day: DateTime): Interval | null {
  if (!times.days.includes(day.weekday)) return null;
  const midnight = day.startOf('day');
  return Interval.fromDateTimes(at(midnight, times.hours.from), at(midnight, times.hours.to));
}

function addWorkingMinutes(times: WorkingTimes, from: DateTime, minutes: number): DateTime {
  let left = minutes;
  for (let day = from; ; day = day.plus({ days: 1 }).startOf('day')) {
    const work = workOf(times, day);
    const start = work?.start && day > work.start ? day : work?.start;
    if (!start || !work?.end || start >= work.end) continue;
    const there = work.end.diff(start, 'minutes').minutes;
    if (there >= left) return start.plus({ minutes: left });
    left -= there;
  }
}

function endOfWorkingDay(times: WorkingTimes, from: DateTime, days: number): DateTime {
  let left = days;
  let day = from;
  while (left > 0) {
    day = day.plus({ days: 1 });
    if (times.days.includes(day.weekday)) left -= 1;
  }
  return at(day.startOf('day'), times.hours.to);
}

function isWorking(times: WorkingTimes, moment: DateTime): boolean {
  return times.days.includes(moment.weekday) && isIn(times.hours, minuteOf(moment));
}

function isIn(span: DaySpan | null, minute: number): boolean {
  if (!span) return false;
  return span.from <= span.to
    ? minute >= span.from && minute < span.to
    : minute >= span.from || minute < span.to;
}

function minuteOf(moment: DateTime): number {
  return moment.hour * 60 + moment.minute;
}

/** By the clock on the wall: nine is nine also on the day the clocks change. */
function at(midnight: DateTime, minute: number): DateTime {
  return midnight
    .plus({ days: Math.floor(minute / 1440) })
    .set({ hour: Math.floor(minute / 60) % 24, minute: minute % 60 });
}

function sayMinute(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
