import { CLAUSE_HEADS, type Head, SEVERITY_HEADS } from '../adapters/embedded/heads.js';
import type { Scores, Thresholds } from '../adapters/embedded/model.js';
import { sigmoid } from './exact-math.js';
import { lessonOf, type Prepared } from './lessons.js';
import type { Outcome } from './platt.js';
import { bestMacroF1, ratesAbove, scoreAtFalsePositiveRate } from './thresholds.js';

/** What cross-validation says of the heads, as Markdown for the model card. */
export function renderReport(
  labelled: readonly Prepared[],
  scores: readonly Scores[],
  thresholds: Thresholds,
): string {
  const outcomesOf = (head: Head, of: (one: Prepared) => boolean = () => true): readonly Outcome[] =>
    labelled.flatMap((one, index) => {
      const lesson = lessonOf(head, one);
      return lesson === null || !of(one)
        ? []
        : [{ score: scores[index]?.[head] ?? 0, positive: lesson.positive }];
    });
  const isAlone = (one: Prepared) => one.message.context.length === 0;
  const lines = ['| | macro F1 | recall | false positives |', '|---|---|---|---|'];
  const row = (name: string, outcomes: readonly Outcome[], threshold: number, macroF1?: number) => {
    const { recall, fpr } = ratesAbove(outcomes, threshold);
    lines.push(
      `| ${name} | ${macroF1 === undefined ? '' : percent(macroF1)} | ${percent(recall)} | ${percent(fpr)} |`,
    );
  };
  const violation = outcomesOf('violation');
  const alone = outcomesOf('violation', isAlone);
  row('violation', violation, thresholds.violation, bestMacroF1(violation).macroF1);
  row('violation, no background', alone, thresholds.violation, bestMacroF1(alone).macroF1);
  const background = outcomesOf('violation', (one) => !isAlone(one));
  row('violation, with background', background, thresholds.violation, bestMacroF1(background).macroF1);
  for (const rate of [0.05, 0.02, 0.01, 0.005]) {
    const threshold = scoreAtFalsePositiveRate(violation, rate);
    row(`violation at confidence ${sigmoid(threshold).toFixed(3)}`, violation, threshold);
  }
  row('concern', outcomesOf('concern'), thresholds.concern);
  for (const head of [...CLAUSE_HEADS, ...SEVERITY_HEADS]) {
    const outcomes = outcomesOf(head);
    const best = bestMacroF1(outcomes);
    row(`${head} (best at ${best.threshold.toFixed(2)})`, outcomes, best.threshold, best.macroF1);
  }
  return `${lines.join('\n')}\n`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
