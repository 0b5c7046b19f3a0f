import type { Language } from '../language.js';

/** A span of the day, in minutes after midnight; one that ends before it begins goes past midnight. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** When people work. */
export interface WorkingTimes {
  /** ISO weekdays, Monday 1 to Sunday 7. Never empty. */
  readonly days: readonly number[];
  readonly hours: DaySpan;
}

/** The company's working hours and zone. Deadlines count working time. */
export interface Calendar {
  /** The same calendar for people who work at other times. */
  withWorkingTimes(times: WorkingTimes): Calendar;
  /** The instant when `minutes` of working time have passed since `from`. */
  addWorkingMinutes(from: Date, minutes: number): Date;
  /** The end of the `days`-th working day after `from`. */
  addWorkingDays(from: Date, days: number): Date;
  /** Whether people may be mentioned: working time, and not in the quiet hours. */
  isOnShift(at: Date): boolean;
  /** The company's calendar day, `2026-11-23`. */
  dayOf(at: Date): string;
  /** When the last `count` weeks began, that of `at` included, oldest first: Mondays at midnight. */
  startsOfWeeks(at: Date, count: number): readonly Date[];
  /** The day written out: `12 marzo`, with the year when it is not the year of `reference`. */
  sayDay(at: Date, language: Language, reference: Date): string;
  /** The time of day in the company's zone: `14:05`. */
  sayTime(at: Date): string;
  /** `dalle 9:00 alle 18:00` / `from 9:00 to 18:00`. */
  sayHours(language: Language): string;
}
