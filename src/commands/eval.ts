import { SingleBar } from 'cli-progress';
import { GarboError } from '../core/errors.js';
import { type Evaluation, evaluate, type Judged } from '../core/evaluation/evaluation.js';
import type { LabelledMessage } from '../core/evaluation/labelled-message.js';
import type { BuiltInClause } from '../core/policy/enforcement.js';
import type { Policy } from '../core/policy/policy.js';
import type { Classifier } from '../core/ports/classifier.js';
import { ClassifierUnavailable } from '../core/ports/classifier.js';
import { overallSeverity, type Verdict } from '../core/screening/verdict.js';
import { renderEvaluation } from './eval-table.js';
import type { CommandIo } from './io.js';
import { readLabelledFile } from './labelled-file.js';

/** What `garbo eval` was asked, and what it measures with. */
export interface EvalOptions {
  readonly file: string;
  /** One JSON document on standard output instead of a table. */
  readonly json: boolean;
  readonly classifier: Classifier;
  readonly policy: Policy;
  /** Messages asked at the same time: 1 for a local classifier, a few for one over the network. */
  readonly concurrency: number;
  /** Milliseconds from a clock that only goes forward. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** What is printed with `--json`: the measures, and how many messages got no answer and are not in them. */
export type EvalReport = Evaluation & { readonly unanswered: number };

/**
 * Measures a classifier on a labelled file and prints the figures.
 *
 * @throws LabelledFileFault when the file cannot be used (bad usage: exit 2)
 * @throws NothingAnswered when the classifier answered no message at all
 */
export async function runEval(options: EvalOptions, io: CommandIo): Promise<EvalReport> {
  const messages = await readLabelledFile(options.file);
  const judged = await judgeAll(messages, options, io);
  const answered = judged.filter((one) => one !== null);
  if (answered.length === 0) throw new NothingAnswered();
  const report = { ...evaluate(answered), unanswered: judged.length - answered.length };
  if (report.unanswered > 0) io.err(`${report.unanswered} messages got no answer and are left out.\n`);
  io.out(options.json ? `${JSON.stringify(report)}\n` : renderEvaluation(report));
  return report;
}

/** Every message failed: there is nothing to measure. */
export class NothingAnswered extends GarboError {
  override readonly name = 'NothingAnswered';
  constructor() {
    const whatToDo = 'Run `garbo doctor` to see whether the classifier is configured and reachable.';
    super('NOTHING_ANSWERED', 'The classifier answered none of the messages.', whatToDo);
  }
}

async function judgeAll(
  messages: readonly LabelledMessage[],
  options: EvalOptions,
  io: CommandIo,
): Promise<readonly (Judged | null)[]> {
  const bar = new SingleBar({ format: '{bar} {value}/{total} · {eta_formatted}', stream: process.stderr });
  if (io.isTerminal) bar.start(messages.length, 0);
  const results = new Array<Judged | null>(messages.length).fill(null);
  const waiting = messages.entries();
  const worker = async () => {
    for (const [index, message] of waiting) {
      results[index] = await judgeOne(message, options);
      if (io.isTerminal) bar.increment();
    }
  };
  try {
    await Promise.all(Array.from({ length: options.concurrency }, worker));
  } finally {
    bar.stop();
  }
  return results;
}

const ATTEMPTS = 3;
const PAUSE_MS = 2000;

/** Asks up to three times when the classifier says "later"; `null` when it never answers. */
async function judgeOne(label: LabelledMessage, options: EvalOptions): Promise<Judged | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const started = options.now();
    try {
      const request = { text: label.text, background: label.context, policy: options.policy };
      const verdict = await options.classifier.classify(request);
      return toJudged(label, verdict, options.policy, options.now() - started);
    } catch (error) {
      if (!(error instanceof GarboError) || error.retry === 'never') throw error;
      const asked = error instanceof ClassifierUnavailable ? error.retryAfterMs : undefined;
      if (attempt < ATTEMPTS) await options.wait(asked ?? PAUSE_MS * attempt);
    }
  }
  return null;
}

/** Puts a verdict, which cites the policy's clauses, into the labels those clauses are judged as. */
function toJudged(label: LabelledMessage, verdict: Verdict, policy: Policy, latencyMs: number): Judged {
  const labelOf = (clause: string): BuiltInClause | null =>
    policy.enforcement.rules.get(clause)?.judgedAs ?? null;
  return {
    label,
    clauses: verdict.violations.map(({ clause }) => labelOf(clause)).filter((clause) => clause !== null),
    severity: overallSeverity(verdict),
    concern: verdict.concern !== null,
    latencyMs,
  };
}
