import type { Token } from './tokenise.js';

/** A stretch of a message that is judged on its own. */
export interface Window {
  readonly tokens: readonly Token[];
  /** By how much its log-odds are lowered: of many windows, one looks bad by chance. */
  readonly penalty: number;
}

/** A text up to this many tokens is judged whole: as long as the training messages are. */
const LONGEST_WHOLE = 110;
/** A text up to this many tokens is judged only whole: a sentence of it could not be drowned by the rest. */
const LONGEST_UNDIVIDED = 25;
/** A run of words without a sentence end is cut after this many; the next window begins half-way. */
const LONGEST_RUN = 40;
/** A sentence up to this many tokens is judged together with the next one. */
const SHORTEST_SENTENCE = 2;
/** Grows with the logarithm of the number of windows, as the largest of so many chances does. */
const PENALTY = 0.35;

/**
 * The stretches of a message that are judged: the whole when it is not long, and each sentence when there
 * are several, so that an insult at the end of a long harmless text weighs nearly as much as one alone.
 */
export function windowsOf(tokens: readonly Token[]): readonly Window[] {
  const whole = tokens.length <= LONGEST_WHOLE ? [{ tokens, penalty: 0 }] : [];
  if (tokens.length <= LONGEST_UNDIVIDED) return whole;
  const sentences = sentencesOf(tokens);
  const penalty = PENALTY * Math.log(sentences.length);
  return [...whole, ...sentences.map((sentence) => ({ tokens: sentence, penalty }))];
}

function sentencesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const sentences: (readonly Token[])[] = [];
  let current: Token[] = [];
  for (const token of tokens) {
    current.push(token);
    const isEnd = token.kind === 'end' || /^[!?]/.test(token.form);
    if (isEnd && current.length > SHORTEST_SENTENCE) {
      sentences.push(current);
      current = [];
    } else if (current.length >= LONGEST_RUN) {
      sentences.push(current);
      current = current.slice(LONGEST_RUN / 2);
    }
  }
  if (current.length > 0) sentences.push(current);
  return sentences;
}
