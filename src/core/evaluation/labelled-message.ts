import type { BuiltInClause } from '../policy/enforcement.js';
import type { BackgroundMessage } from '../ports/classifier.js';
import type { Severity } from '../screening/verdict.js';

/** One message with the labels a person gave it; the format is told in `training/GUIDE.md`. */
export interface LabelledMessage {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  /** Oldest first. */
  readonly context: readonly BackgroundMessage[];
  /** Most serious first; empty when nothing is violated. */
  readonly violations: readonly BuiltInClause[];
  readonly severity: Severity;
  readonly concern: 'self-harm' | null;
  /** Near twins carry the same name. */
  readonly pair?: string | undefined;
  /** What the message tests. */
  readonly kind?: string | undefined;
}
