import { tokeniseBackground } from '../adapters/embedded/background.js';
import { extractFeatures } from '../adapters/embedded/features.js';
import { CLAUSE_HEADS, type Head, SEVERITY_HEADS } from '../adapters/embedded/heads.js';
import { maskMethodWords } from '../adapters/embedded/method-words.js';
import { tokenise } from '../adapters/embedded/tokenise.js';
import type { LabelledMessage } from '../src/core/evaluation/labelled-message.js';
import { severityRank } from '../src/core/screening/verdict.js';
import { type Example, toExample } from './example.js';

/** A message with its features, once as all heads see it and once as the concern head does. */
export interface Prepared {
  readonly message: LabelledMessage;
  readonly example: Example;
  readonly masked: Example;
  /** The cross-validation fold, 0 to `FOLDS` - 1. */
  readonly fold: number;
  /** How much a mistake on it costs; 0: it is not taught. */
  readonly weight: number;
  /** The same for the concern head. */
  readonly concernWeight: number;
}

/** What one head learns from one message. */
export interface Lesson {
  readonly example: Example;
  readonly positive: boolean;
  readonly weight: number;
}

/** As many as the labelled parts p1 to p11. */
export const FOLDS = 11;

/** Extracts the features of a message just as the classifier does. */
export function prepare(
  message: LabelledMessage,
  fold: number,
  weight: number,
  concernWeight = weight,
): Prepared {
  const tokens = tokenise(message.text);
  const background = tokeniseBackground(message.context);
  const example = toExample(extractFeatures(tokens, background));
  const seen = maskMethodWords(tokens);
  const masked = seen === tokens ? example : toExample(extractFeatures(seen, background));
  return { message, example, masked, fold, weight, concernWeight };
}

/**
 * The cross-validation fold of a message: its part (`p1-…` to `p11-…`), for each part has an author of its
 * own. The contexts (`c…`) and the hints of self-harm (`s…`) are spread over all folds, twins together.
 */
export function foldOf({ id, pair }: Pick<LabelledMessage, 'id' | 'pair'>): number {
  const part = /^p(\d+)-/.exec(id)?.[1];
  if (part !== undefined) return Number(part) - 1;
  const digits = /\d+/.exec(pair ?? id)?.[0] ?? '0';
  return Number(digits) % FOLDS;
}

/** What the head learns from the message; `null` when it is not asked about such messages. */
export function lessonOf(head: Head, prepared: Prepared): Lesson | null {
  const { message, example, masked, weight, concernWeight } = prepared;
  if (head === 'concern')
    return { example: masked, positive: message.concern !== null, weight: concernWeight };
  if (head === 'violation') return { example, positive: message.violations.length > 0, weight };
  const clause = CLAUSE_HEADS.find((name) => name === head);
  if (clause !== undefined) return { example, positive: message.violations.includes(clause), weight };
  const severity = SEVERITY_HEADS.find((name) => name === head);
  if (severity === undefined || message.violations.length === 0) return null;
  return { example, positive: severityRank(message.severity) >= severityRank(severity), weight };
}
