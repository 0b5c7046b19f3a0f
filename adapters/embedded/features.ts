import { FNV_START, hashStep, hashText, spread } from './hash.js';
import type { Token } from './tokenise.js';

/**
 * The features of a message as bucket numbers, in three groups: character n-grams, words, background. Each
 * group counts with 1/√(its size), so that neither the length of a text nor one group drowns the rest.
 */
export interface Features {
  readonly buckets: Uint32Array;
  /** Where each group ends in `buckets`; the groups lie one after the other. */
  readonly ends: readonly [characters: number, words: number, background: number];
}

/** What was written before, as the features see it. */
export interface BackgroundTokens {
  readonly agent: readonly (readonly Token[])[];
  readonly customer: readonly (readonly Token[])[];
}

/** 2^17 buckets: fewer cost accuracy by collisions, more cost memory and cache misses. */
export const BUCKET_BITS = 17;
const MASK = 2 ** BUCKET_BITS - 1;

const SHORTEST_NGRAM = 3;
const LONGEST_NGRAM = 5;

// One start per kind of feature, so that equal letters of two kinds fall into different buckets.
const CHARACTERS = FNV_START;
const WORD = 0x1b873593;
const SHOUTING = 0x5bd1e995;
const QUOTED = 0x3c6ef372;
const AGENT = 0x7f4a7c15;
const CUSTOMER = 0x6a09e667;
const REPLY = 0x510e527f;
const REPEATED = 0x1f83d9ab;

const NO_BACKGROUND: BackgroundTokens = { agent: [], customer: [] };

/** A growing list of bucket numbers; reused, so that judging a message allocates little. */
class BucketList {
  private buffer = new Uint32Array(4096);
  length = 0;

  push(hash: number): void {
    if (this.length === this.buffer.length) {
      const larger = new Uint32Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.length++] = spread(hash) & MASK;
  }

  view(): Uint32Array {
    return this.buffer.subarray(0, this.length);
  }
}

const list = new BucketList();

/** The buckets returned are valid until the next call; copy them to keep them. */
export function extractFeatures(tokens: readonly Token[], background = NO_BACKGROUND): Features {
  list.length = 0;
  for (const token of tokens) if (token.kind === 'word') pushCharacters(token);
  const characters = list.length;
  pushWords(tokens);
  const words = list.length;
  pushBackground(tokens, background);
  return { buckets: list.view(), ends: [characters, words, list.length] };
}

/** Character 3- to 5-grams of one word between boundary marks. */
function pushCharacters({ form, quoted }: Token): void {
  const framed = `^${form}$`;
  const start = quoted ? CHARACTERS ^ QUOTED : CHARACTERS;
  for (let from = 0; from <= framed.length - SHORTEST_NGRAM; from++) {
    const stop = Math.min(framed.length, from + LONGEST_NGRAM);
    let hash = start;
    for (let at = from; at < stop; at++) {
      hash = hashStep(hash, framed.charCodeAt(at));
      if (at - from >= SHORTEST_NGRAM - 1) list.push(hash);
    }
  }
}

/** Word 1- to 3-grams, across sentence ends, and whether the text shouts. */
function pushWords(tokens: readonly Token[]): void {
  let before = 0;
  let beforeThat = 0;
  let shouted = 0;
  for (const token of tokens) {
    if (token.kind === 'end') continue;
    const word = hashText(token.quoted ? WORD ^ QUOTED : WORD, token.form);
    list.push(word);
    if (before !== 0) list.push(hashStep(before, word));
    if (beforeThat !== 0) list.push(hashStep(hashStep(beforeThat, before), word));
    beforeThat = before;
    before = word;
    if (token.shouted) shouted++;
  }
  if (shouted >= 2) list.push(SHOUTING);
}

/**
 * What agents and customer said before, word by word and told apart; the message's own words once more as
 * an answer to it; and whether the customer only says the same again.
 */
function pushBackground(tokens: readonly Token[], { agent, customer }: BackgroundTokens): void {
  if (agent.length + customer.length === 0) return;
  for (const message of agent) pushPairs(AGENT, message);
  for (const message of customer) pushPairs(CUSTOMER, message);
  pushPairs(REPLY, tokens);
  const written = formsOf(tokens);
  if (customer.some((message) => formsOf(message) === written)) list.push(REPEATED);
}

/** Word 1- and 2-grams. */
function pushPairs(start: number, tokens: readonly Token[]): void {
  let before = 0;
  for (const token of tokens) {
    if (token.kind === 'end') continue;
    const word = hashText(start, token.form);
    list.push(word);
    if (before !== 0) list.push(hashStep(before, word));
    before = word;
  }
}

function formsOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.form).join(' ');
}
