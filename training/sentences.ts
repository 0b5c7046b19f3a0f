import type { LabelledMessage } from '../src/core/evaluation/labelled-message.js';
import type { Augmented } from './augment.js';

/** Shorter pieces say too little to be a lesson. */
const FEWEST_WORDS = 3;

/**
 * The sentences and clauses, each alone, of labelled messages without a hint of self-harm and without
 * background: what ordinary short messages and the sentences of long ones look like. Only for the concern
 * head, for a sentence of a message that violates a clause need not violate it.
 */
export function ordinarySentences(labelled: readonly LabelledMessage[]): readonly Augmented[] {
  return labelled
    .filter(({ concern, context }) => concern === null && context.length === 0)
    .flatMap((base) => {
      const pieces = base.text.split(/(?<=[.!?,:;])\s+/).filter(isLongEnough);
      return pieces.length > 1
        ? pieces.map((text) => ({ base, concernOnly: true, message: { ...base, text } }))
        : [];
    });
}

function isLongEnough(piece: string): boolean {
  return piece.split(/\s+/).length >= FEWEST_WORDS;
}
