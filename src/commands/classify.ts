import type { Policy } from '../core/policy/policy.js';
import type { Classifier } from '../core/ports/classifier.js';
import type { Verdict } from '../core/screening/verdict.js';
import type { CommandIo } from './io.js';

/** What the ladder would do about a verdict: for a person, a line each; for a program, plain data. */
export interface Consequence {
  readonly lines: readonly string[];
  readonly data: unknown;
}

/** What `garbo classify` was asked, and what it judges with. */
export interface ClassifyOptions {
  /** The text to judge; `-` reads standard input. */
  readonly text: string;
  readonly readStandardInput: () => Promise<string>;
  /** One JSON document `{verdict, decision}` on standard output instead of lines. */
  readonly json: boolean;
  readonly classifier: Classifier;
  readonly policy: Policy;
  /** What the ladder would do, were this a customer's first message. */
  readonly decide: (verdict: Verdict) => Consequence;
}

/**
 * Judges one text and prints the verdict and what would follow from it.
 *
 * @throws ClassifierUnavailable, ClassifierAnswerInvalid as the classifier does
 */
export async function runClassify(options: ClassifyOptions, io: CommandIo): Promise<void> {
  const text = options.text === '-' ? await options.readStandardInput() : options.text;
  const verdict = await options.classifier.classify({ text, background: [], policy: options.policy });
  const { lines, data } = options.decide(verdict);
  if (options.json) io.out(`${JSON.stringify({ verdict, decision: data })}\n`);
  else io.out(`${[...describeVerdict(verdict), '', ...lines].join('\n')}\n`);
}

function describeVerdict(verdict: Verdict): readonly string[] {
  const { violations, concern, confidence, language, reason, classifier } = verdict;
  const found = violations.map(
    ({ clause, severity, target, quote }) => `  ${clause} · ${severity} · towards: ${target} · «${quote}»`,
  );
  return [
    violations.length === 0 ? 'No clause is broken.' : 'Clauses broken, most serious first:',
    ...found,
    ...(concern === null ? [] : ['Concern: a hint of self-harm.']),
    `Confidence ${(100 * confidence).toFixed(0)} % · language ${language ?? 'not sure'} · ${classifier}`,
    `Reason: ${reason}`,
  ];
}
