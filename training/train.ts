import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { HEADS, type Head } from '../adapters/embedded/heads.js';
import { combine, type Scores } from '../adapters/embedded/model.js';
import { encodeModel, MODEL_FILE } from '../adapters/embedded/model-file.js';
import { readLabelledFile } from '../src/commands/labelled-file.js';
import { packageRoot } from '../src/package-root.js';
import { type Augmented, augment } from './augment.js';
import { fitCombination } from './combine.js';
import { type FittedHead, fitHead } from './fit-head.js';
import { foldOf, type Prepared, prepare } from './lessons.js';
import { packHeads } from './pack.js';
import { renderReport } from './report.js';
import { ordinarySentences } from './sentences.js';
import { bestMacroF1, scoreAtFalsePositiveRate } from './thresholds.js';

/** A made-up message counts less than a labelled one: it is plainer than what people write. */
const MADE_UP_WEIGHT = 0.5;
/**
 * What a mistake costs the concern head. The labelled hints are few and the quietest of all, so one counts
 * more; made-up messages count in full, for they hold the plain hints and their look-alikes; single
 * sentences less, for there are many. Chosen by cross-validation: half and double differ by less than two
 * points of recall.
 */
const CONCERN_WEIGHTS = { hint: 3, other: 1, madeUp: 1, sentence: 0.5 } as const;
/**
 * A violation is called where the mean F1 is best, but never so early that more than this share of the
 * harmless messages, most of them written to mislead, is flagged: firm complaints are protected.
 */
const MOST_FALSE_VIOLATIONS = 0.08;
/**
 * A hint of self-harm stands above all, so the concern head gives up precision for recall: of the messages
 * without one it may flag this share in cross-validation, more than a violation's bar would allow.
 */
const MOST_FALSE_CONCERNS = 0.02;

/** Trains the embedded classifier from `training/train.jsonl` alone and writes its model file. */
async function main(): Promise<void> {
  const root = packageRoot();
  const messages = await readLabelledFile(join(root, 'training/train.jsonl'));
  const labelled = messages.map((message) =>
    prepare(
      message,
      foldOf(message),
      1,
      message.concern === null ? CONCERN_WEIGHTS.other : CONCERN_WEIGHTS.hint,
    ),
  );
  const added = (all: readonly Augmented[], concernWeight: number) =>
    all.map(({ message, base, concernOnly }) =>
      prepare(message, foldOf(base), concernOnly ? 0 : MADE_UP_WEIGHT, concernWeight),
    );
  const madeUp = added(augment(messages), CONCERN_WEIGHTS.madeUp);
  const sentences = added(ordinarySentences(messages), CONCERN_WEIGHTS.sentence);
  const heads = fitHeads(labelled, [...madeUp, ...sentences]);

  const headScores = labelled.map((_, index) => scoresOf(heads, index));
  const violates = labelled.map(({ message }) => message.violations.length > 0);
  const combination = fitCombination(
    headScores.map((scores, at) => ({ scores, positive: violates[at] === true })),
  );
  const scores = headScores.map((one) => ({ ...one, violation: combine(combination, one) }));
  const outcomes = (head: Head, positive: (one: Prepared) => boolean) =>
    labelled.map((one, at) => ({ score: scores[at]?.[head] ?? 0, positive: positive(one) }));
  const violations = outcomes('violation', ({ message }) => message.violations.length > 0);
  const concerns = outcomes('concern', ({ message }) => message.concern !== null);
  const thresholds = {
    violation: Math.max(
      bestMacroF1(violations).threshold,
      scoreAtFalsePositiveRate(violations, MOST_FALSE_VIOLATIONS),
    ),
    concern: scoreAtFalsePositiveRate(concerns, MOST_FALSE_CONCERNS),
  };

  const file = join(root, MODEL_FILE);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, encodeModel({ ...packHeads(heads), combination, thresholds }));
  process.stdout.write(renderReport(labelled, scores, thresholds));
}

function fitHeads(labelled: readonly Prepared[], added: readonly Prepared[]): readonly FittedHead[] {
  const bar = new SingleBar({ format: '{bar} {value}/{total} heads, {eta_formatted} left' });
  if (process.stderr.isTTY) bar.start(HEADS.length, 0);
  const heads = HEADS.map((head) => {
    const fitted = fitHead(head, labelled, added);
    if (process.stderr.isTTY) bar.increment();
    return fitted;
  });
  bar.stop();
  return heads;
}

function scoresOf(heads: readonly FittedHead[], index: number): Scores {
  return Object.fromEntries(heads.map(({ head, scores }) => [head, scores[index] ?? 0])) as Record<
    Head,
    number
  >;
}

await main();
