import type { Interval } from '../core/evaluation/intervals.js';
import type { EvalReport } from './eval.js';

/** The figures of an evaluation as lines for a person: percentages, with 95 % intervals where they are known. */
export function renderEvaluation(report: EvalReport): string {
  const { binary, intervals } = report;
  const lines = [
    `${report.items} messages`,
    '',
    'Violation or none',
    row('  macro F1', report.macroF1, intervals.macroF1),
    row('  precision', binary.precision, intervals.binary.precision),
    row('  recall', binary.recall, intervals.binary.recall),
    row('  F1', binary.f1, intervals.binary.f1),
    row('  false positives', binary.fpr, intervals.binary.fpr),
    '',
    row('Clauses, macro F1', report.clauseMacroF1, intervals.clauseMacroF1),
    ...Object.entries(report.perClause).map(([clause, figures]) =>
      row(`  ${clause}`, figures.f1, null, figures.n),
    ),
    '',
    'Recall by severity',
    ...Object.entries(report.bySeverity).map(([severity, { recall, n }]) =>
      row(`  ${severity}`, recall, null, n),
    ),
    row('Severity exact', report.severityExact, intervals.severityExact),
    '',
    'Macro F1 by language',
    ...Object.entries(report.byLanguage).map(([language, { macroF1, n }]) =>
      row(`  ${language}`, macroF1, null, n),
    ),
    '',
    'Hints of self-harm',
    row('  precision', report.concern.precision, intervals.concern.precision),
    row('  recall', report.concern.recall, intervals.concern.recall, report.concern.n),
    '',
    `Time per message: ${milliseconds(report.latencyMs.p50)} at the median, ${milliseconds(report.latencyMs.p95)} at p95`,
  ];
  return `${lines.join('\n')}\n`;
}

function row(name: string, share: number, interval: Interval | null, n?: number): string {
  const range = interval === null ? '' : `  (${percent(interval[0])} to ${percent(interval[1])})`;
  const count = n === undefined ? '' : `  n = ${n}`;
  return `${name.padEnd(24)}${percent(share).padStart(8)}${range}${count}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
