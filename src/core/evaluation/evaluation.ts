import type { BuiltInClause } from '../policy/enforcement.js';
import { type Severity, VIOLATION_SEVERITIES, type ViolationSeverity } from '../screening/verdict.js';
import {
  type Counts,
  countAnswers,
  f1Of,
  falsePositiveRateOf,
  macroF1Of,
  precisionOf,
  ratio,
  recallOf,
} from './counts.js';
import { bootstrapIntervals, type Interval, percentile, wilsonInterval } from './intervals.js';
import type { LabelledMessage } from './labelled-message.js';

/** What a classifier said of a labelled message, in the labels of the guide. */
export interface Judged {
  readonly label: LabelledMessage;
  readonly clauses: readonly BuiltInClause[];
  readonly severity: Severity;
  readonly concern: boolean;
  readonly latencyMs: number;
}

/** Precision, recall and F1 of one clause; `n`: how many messages are labelled with it. */
export interface ClauseFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly n: number;
}

/** How well "violation" was told from "none". `fpr`: share of harmless messages that were flagged. */
export interface BinaryFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly fpr: number;
}

/** The measures of a labelled file. Rates are 0..1; a rate with nothing to count is 0. */
export interface Evaluation {
  readonly items: number;
  readonly binary: BinaryFigures;
  /** Mean F1 of the classes violation and none. */
  readonly macroF1: number;
  /** Mean F1 over the clauses that occur in the labels. */
  readonly clauseMacroF1: number;
  readonly perClause: Partial<Record<BuiltInClause, ClauseFigures>>;
  /** `recall`: share flagged as any violation, of the `n` messages labelled with this severity. */
  readonly bySeverity: Readonly<Record<ViolationSeverity, { readonly recall: number; readonly n: number }>>;
  readonly byLanguage: Readonly<
    Record<string, BinaryFigures & { readonly macroF1: number; readonly n: number }>
  >;
  /** Share of all messages, harmless ones included, whose overall severity is the labelled one. */
  readonly severityExact: number;
  readonly concern: { readonly precision: number; readonly recall: number; readonly n: number };
  readonly latencyMs: { readonly p50: number; readonly p95: number };
  /** 95 %: Wilson for rates, bootstrap with a fixed seed for F1. */
  readonly intervals: EvaluationIntervals;
}

/** The 95 % intervals, under the names of what they belong to. */
export interface EvaluationIntervals {
  readonly binary: Readonly<Record<keyof BinaryFigures, Interval>>;
  readonly macroF1: Interval;
  readonly clauseMacroF1: Interval;
  readonly bySeverity: Readonly<Record<ViolationSeverity, { readonly recall: Interval }>>;
  readonly severityExact: Interval;
  readonly concern: { readonly precision: Interval; readonly recall: Interval };
}

/** Measures what a classifier said of labelled messages. Pure: the same answers give the same figures. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const binary = binaryCounts(judged);
  const concern = countAnswers(
    judged.map((one) => ({ expected: one.label.concern !== null, given: one.concern })),
  );
  const latencies = judged.map((one) => one.latencyMs).sort((a, b) => a - b);
  const clauses = occurringClauses(judged);
  return {
    items: judged.length,
    binary: binaryFigures(binary),
    macroF1: macroF1Of(binary),
    clauseMacroF1: clauseMacroF1(judged, clauses),
    perClause: Object.fromEntries(clauses.map((clause) => [clause, clauseFigures(judged, clause)])),
    bySeverity: bySeverity(
      (of) => ({ recall: ratio(of.filter(isFlagged).length, of.length), n: of.length }),
      judged,
    ),
    byLanguage: byLanguage(judged),
    severityExact: ratio(judged.filter(isSeverityExact).length, judged.length),
    concern: {
      precision: precisionOf(concern),
      recall: recallOf(concern),
      n: concern.truePositives + concern.falseNegatives,
    },
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    intervals: intervalsOf(judged, binary, concern, clauses),
  };
}

function isFlagged(one: Judged): boolean {
  return one.clauses.length > 0;
}

function isSeverityExact(one: Judged): boolean {
  return one.severity === one.label.severity;
}

function binaryCounts(judged: readonly Judged[]): Counts {
  return countAnswers(
    judged.map((one) => ({ expected: one.label.violations.length > 0, given: isFlagged(one) })),
  );
}

function binaryFigures(counts: Counts): BinaryFigures {
  return {
    precision: precisionOf(counts),
    recall: recallOf(counts),
    f1: f1Of(counts),
    fpr: falsePositiveRateOf(counts),
  };
}

function clauseCounts(judged: readonly Judged[], clause: BuiltInClause): Counts {
  return countAnswers(
    judged.map(({ label, clauses }) => ({
      expected: label.violations.includes(clause),
      given: clauses.includes(clause),
    })),
  );
}

function clauseFigures(judged: readonly Judged[], clause: BuiltInClause): ClauseFigures {
  const counts = clauseCounts(judged, clause);
  const n = counts.truePositives + counts.falseNegatives;
  return { precision: precisionOf(counts), recall: recallOf(counts), f1: f1Of(counts), n };
}

function occurringClauses(judged: readonly Judged[]): readonly BuiltInClause[] {
  return [...new Set(judged.flatMap((one) => one.label.violations))].sort();
}

function clauseMacroF1(judged: readonly Judged[], clauses: readonly BuiltInClause[]): number {
  const sum = clauses.reduce((total, clause) => total + f1Of(clauseCounts(judged, clause)), 0);
  return ratio(sum, clauses.length);
}

function bySeverity<T>(
  measure: (of: readonly Judged[]) => T,
  judged: readonly Judged[],
): Record<ViolationSeverity, T> {
  const of = (severity: ViolationSeverity) =>
    measure(judged.filter((one) => one.label.severity === severity));
  const [low, medium, high, critical] = VIOLATION_SEVERITIES;
  return { critical: of(critical), high: of(high), medium: of(medium), low: of(low) };
}

function byLanguage(judged: readonly Judged[]): Evaluation['byLanguage'] {
  const languages = [...new Set(judged.map((one) => one.label.lang))].sort();
  return Object.fromEntries(
    languages.map((language) => {
      const own = judged.filter((one) => one.label.lang === language);
      const counts = binaryCounts(own);
      return [language, { ...binaryFigures(counts), macroF1: macroF1Of(counts), n: own.length }];
    }),
  );
}

function intervalsOf(
  judged: readonly Judged[],
  binary: Counts,
  concern: Counts,
  clauses: readonly BuiltInClause[],
): EvaluationIntervals {
  const [f1 = [0, 1], macroF1 = [0, 1], clauseF1 = [0, 1]] = bootstrapIntervals(judged, (sample) => {
    const counts = binaryCounts(sample);
    return [f1Of(counts), macroF1Of(counts), clauseMacroF1(sample, clauses)];
  });
  const {
    truePositives: hits,
    falsePositives: alarms,
    falseNegatives: missed,
    trueNegatives: quiet,
  } = binary;
  return {
    binary: {
      precision: wilsonInterval(hits, hits + alarms),
      recall: wilsonInterval(hits, hits + missed),
      f1,
      fpr: wilsonInterval(alarms, alarms + quiet),
    },
    macroF1,
    clauseMacroF1: clauseF1,
    bySeverity: bySeverity(
      (of) => ({ recall: wilsonInterval(of.filter(isFlagged).length, of.length) }),
      judged,
    ),
    severityExact: wilsonInterval(judged.filter(isSeverityExact).length, judged.length),
    concern: {
      precision: wilsonInterval(concern.truePositives, concern.truePositives + concern.falsePositives),
      recall: wilsonInterval(concern.truePositives, concern.truePositives + concern.falseNegatives),
    },
  };
}
