import { join } from 'node:path';
import type { ClassificationRequest, Classifier } from '../../src/core/ports/classifier.js';
import type { Verdict, Violation } from '../../src/core/screening/verdict.js';
import { packageRoot } from '../../src/package-root.js';
import { tokeniseBackground } from './background.js';
import { findingsOf } from './findings.js';
import { type Judgement, judge } from './judge.js';
import { isJudgeable, languageOf } from './language.js';
import type { Model } from './model.js';
import { MODEL_FILE, readModel } from './model-file.js';
import { pickQuote } from './quote.js';
import { guessTarget } from './target.js';
import { tokenise } from './tokenise.js';

/** Most confidence, for whichever bar, that a violation in a language the model has not learnt may have. */
const UNKNOWN_LANGUAGE_CONFIDENCE = 0.5;

/** Settings of {@link createEmbeddedClassifier}. */
export interface EmbeddedClassifierOptions {
  /** Another model file than the repository's own; absolute. */
  readonly modelFile?: string;
}

/**
 * The classifier that needs neither key nor network: a linear model over hashed n-grams, read once here.
 * Its `classify` never fails and never waits.
 *
 * @throws ModelUnreadable
 */
export function createEmbeddedClassifier(options: EmbeddedClassifierOptions = {}): Classifier {
  const model = readModel(options.modelFile ?? join(packageRoot(), MODEL_FILE));
  return { classify: async (request) => classify(model, request) };
}

function classify(model: Model, request: ClassificationRequest): Verdict {
  const tokens = tokenise(request.text);
  const judgement = judge(model, tokens, tokeniseBackground(request.background));
  const { violation, concern: concernScore } = judgement.scores;
  const language = languageOf(request.text, tokens);
  const violations = violation > model.thresholds.violation ? violationsOf(model, request, judgement) : [];
  const concern = concernScore > model.thresholds.concern ? 'self-harm' : null;
  const probability = sigmoid(violation);
  return {
    violations,
    concern,
    confidence: violations.length === 0 ? 1 - probability : capped(probability, language, request),
    language,
    reason: reasonOf(violations, concern),
    classifier: `embedded/${model.id}`,
    bar: 'embedded',
  };
}

function violationsOf(
  model: Model,
  request: ClassificationRequest,
  judgement: Judgement,
): readonly Violation[] {
  const { scores, window } = judgement;
  const findings = findingsOf(scores, request.policy);
  if (findings.length === 0) return [];
  const quote = pickQuote(model, request.text, window);
  return findings.map(({ rule, label, severity }) => ({
    clause: rule.clause,
    quote,
    severity,
    target: guessTarget(label, severity, window),
  }));
}

function capped(probability: number, language: string | null, { policy }: ClassificationRequest): number {
  if (isJudgeable(language)) return probability;
  return Math.min(probability, UNKNOWN_LANGUAGE_CONFIDENCE, policy.enforcement.bars.embedded * 0.9);
}

function reasonOf(violations: readonly Violation[], concern: Verdict['concern']): string {
  const found = violations.map(
    ({ clause, severity, target }) => `${clause} (${severity}, towards: ${target})`,
  );
  const violation = found.length === 0 ? 'No clause is broken.' : `The words read as ${found.join(', ')}.`;
  return concern === null ? violation : `${violation} A hint of self-harm.`;
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
