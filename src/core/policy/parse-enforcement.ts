import { VIOLATION_SEVERITIES } from '../screening/verdict.js';
import { type Deadlines, type Enforcement, type LadderRules, MEASURE_KINDS } from './enforcement.js';
import { type EnforcementSource, FaultList, isMapping } from './enforcement-faults.js';
import { type NumberRange, NumberReader } from './number-reader.js';
import { parseClauseRules } from './parse-clause-rules.js';
import type { ClauseId, PolicyFault } from './policy.js';

/** The numbers of the enforcement: all of it but the clauses' rules. */
export type EnforcementNumbers = Omit<Enforcement, 'rules'>;

/** An enforcement file as read; it is to be used only where there are no faults. */
export interface ParsedEnforcement {
  readonly enforcement: Enforcement;
  readonly faults: readonly PolicyFault[];
}

const COUNT: NumberRange = { least: 1, most: 100, whole: true };
const DAYS: NumberRange = { least: 1, most: 3650, whole: true };
const HOURS: NumberRange = { least: 1, most: 30 * 24, whole: true };
const MINUTES: NumberRange = { least: 1, most: 7 * 24 * 60, whole: true };
const SHARE: NumberRange = { least: 0, most: 1, whole: false };

/**
 * Checks an enforcement file against the policy and types it. Every fault is found, not the first only.
 *
 * @param clauseIds every clause of the policy
 * @param defaults the built-in numbers, for those the file leaves out; without it they are faults
 */
export function parseEnforcement(
  source: EnforcementSource,
  clauseIds: readonly ClauseId[],
  defaults?: EnforcementNumbers,
): ParsedEnforcement {
  const faults = new FaultList(source);
  const root = faults.mapping(source.value, []);
  if (isMapping(source.value)) faults.unknownKeys(root, ['clauses', 'ladder', 'deadlines', 'bars'], []);
  const rules = parseClauseRules(root.clauses, clauseIds, faults);
  const numbers = new NumberReader(root, faults);
  const enforcement: Enforcement = {
    rules,
    ladder: readLadder(numbers, defaults?.ladder),
    deadlines: readDeadlines(numbers, defaults?.deadlines),
    bars: numbers.each(['bars'], ['embedded', 'llm'], SHARE, defaults?.bars),
  };
  return { enforcement, faults: [...faults.faults].sort((a, b) => a.line - b.line) };
}

function readLadder(numbers: NumberReader, defaults: LadderRules | undefined): LadderRules {
  const at = (...path: string[]) => ['ladder', ...path];
  numbers.keys(at(), [
    'expiry_days',
    'reminders',
    'stale_after_hours',
    'measure_days',
    'confirmations',
    'dispute_days',
  ]);
  numbers.keys(at('reminders'), ['per_thread_per_day', 'before_asking', 'within_days']);
  return {
    expiryDays: numbers.each(at('expiry_days'), VIOLATION_SEVERITIES, DAYS, defaults?.expiryDays),
    remindersPerThreadPerDay: numbers.one(
      at('reminders', 'per_thread_per_day'),
      COUNT,
      defaults?.remindersPerThreadPerDay,
    ),
    remindersBeforeAsking: numbers.one(
      at('reminders', 'before_asking'),
      COUNT,
      defaults?.remindersBeforeAsking,
    ),
    reminderWindowDays: numbers.one(at('reminders', 'within_days'), DAYS, defaults?.reminderWindowDays),
    staleAfterHours: numbers.one(at('stale_after_hours'), HOURS, defaults?.staleAfterHours),
    measureDays: numbers.eachOrNull(at('measure_days'), MEASURE_KINDS, DAYS, defaults?.measureDays),
    confirmations: numbers.each(at('confirmations'), MEASURE_KINDS, COUNT, defaults?.confirmations),
    disputeDays: numbers.one(at('dispute_days'), DAYS, defaults?.disputeDays),
  };
}

function readDeadlines(numbers: NumberReader, defaults: Deadlines | undefined): Deadlines {
  const at = (...path: string[]) => ['deadlines', ...path];
  numbers.keys(at(), ['alert_minutes', 'care_minutes', 'dispute_working_days']);
  return {
    alertMinutes: numbers.one(at('alert_minutes'), MINUTES, defaults?.alertMinutes),
    careMinutes: numbers.one(at('care_minutes'), MINUTES, defaults?.careMinutes),
    disputeWorkingDays: numbers.one(at('dispute_working_days'), DAYS, defaults?.disputeWorkingDays),
  };
}
