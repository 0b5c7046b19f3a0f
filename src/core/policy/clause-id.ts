import type { ClauseId } from './policy.js';

/** What stands in `{#…}` within a piece of the policy, and the words without it. */
export interface IdMarker {
  readonly text: string;
  readonly id: ClauseId | undefined;
  /** What is wrong with the marker, for the policy's author. */
  readonly problem: string | undefined;
}

const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u;

/** How an id is written, as told to the author of a policy. */
export const ID_EXPECTED =
  'one {#id} of letters, digits and hyphens, at most 64 characters, for example {#threat}';

/** Takes the `{#id}` out of a heading, bullet or paragraph. */
export function takeId(text: string): IdMarker {
  const start = text.indexOf('{#');
  if (start < 0) return { text: text.trim(), id: undefined, problem: undefined };
  const end = text.indexOf('}', start);
  const bare = `${text.slice(0, start)} ${end < 0 ? '' : text.slice(end + 1)}`.replace(/\s+/g, ' ').trim();
  if (end < 0) return { text: bare, id: undefined, problem: 'the id opened with "{#" is not closed' };
  const id = text.slice(start + 2, end);
  if (!ID.test(id))
    return { text: bare, id: undefined, problem: `"{#${id.slice(0, 40)}}" cannot be used as an id` };
  if (bare.includes('{#')) return { text: bare, id, problem: 'there are two ids here' };
  return { text: bare, id, problem: undefined };
}

/** Words that open a derived id, so that a person recognises the clause. */
const SLUG_WORDS = 5;
/** Longest readable part of a derived id, in characters. */
const SLUG_LENGTH = 40;

/**
 * An id made from a clause's words alone: the same words give the same id whatever stands around them, and
 * wrapping, case, accents' encoding and punctuation do not matter. The first words make it readable, a hash
 * of all of them tells apart clauses that begin alike.
 */
export function deriveId(text: string): ClauseId {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words.slice(0, SLUG_WORDS)) {
    const plain = word.normalize('NFKD').replace(/[^a-z0-9]/g, '');
    if (plain !== '' && slug.length + plain.length < SLUG_LENGTH) slug += slug === '' ? plain : `-${plain}`;
  }
  return `${slug || 'clause'}-${fnv1a(words.join(' '))}`;
}

/** The first free name among `id`, `id-2`, `id-3`, …: identical sentences are told apart by their order. */
export function freeId(id: ClauseId, taken: ReadonlyMap<ClauseId, unknown>): ClauseId {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

/** FNV-1a, 32 bit, over UTF-16 code units, in hex: short, and the same on every machine. Not for security. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
