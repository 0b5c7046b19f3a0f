import type { ParsedPolicy } from './parse-policy.js';
import type { ClauseId, PolicyFault, PolicyText } from './policy.js';

/**
 * Gives the same clause the same id in both languages. Clauses are paired by position: an id written in one
 * of the files counts for both, and where none is written the first file's derived id does.
 *
 * @returns both texts with their common ids; unchanged, with faults, where their shapes differ
 */
export function pairLanguages(
  first: ParsedPolicy,
  second: ParsedPolicy,
): { readonly texts: readonly [PolicyText, PolicyText]; readonly faults: readonly PolicyFault[] } {
  const faults = findMismatches(first, second);
  if (faults.length > 0) return { texts: [first.text, second.text], faults };
  const ids = second.text.clauses.map(({ id }, place) =>
    second.derivedIds.has(id) ? (first.text.clauses[place]?.id ?? id) : id,
  );
  return { texts: [withIds(first.text, ids), withIds(second.text, ids)], faults };
}

function findMismatches(first: ParsedPolicy, second: ParsedPolicy): PolicyFault[] {
  const [ours, theirs] = [first.text.clauses, second.text.clauses];
  if (ours.length === theirs.length)
    return [...findDisplaced(first, second), ...findDisplaced(second, first)];
  const missing = [...findMissing(first, second), ...findMissing(second, first)];
  if (missing.length > 0) return missing;
  return [
    {
      file: second.file,
      line: 1,
      problem: `it has ${theirs.length} clauses, but ${first.file} has ${ours.length}`,
      expected: 'the same clauses in the same order in both languages',
    },
  ];
}

/** Ids written in `policy` that stand at another place in `other`, or where it has another written id. */
function findDisplaced(policy: ParsedPolicy, other: ParsedPolicy): PolicyFault[] {
  const places = new Map(other.text.clauses.map(({ id }, place) => [id, place]));
  return policy.text.clauses.flatMap((clause, place) => {
    const opposite = other.text.clauses[place];
    if (!opposite || opposite.id === clause.id || policy.derivedIds.has(clause.id)) return [];
    if (other.derivedIds.has(opposite.id) && !places.has(clause.id)) return [];
    return [
      {
        file: policy.file,
        line: clause.line,
        problem: `the clause "${clause.id}" stands where ${other.file} has "${opposite.id}" (line ${opposite.line})`,
        expected: 'the same clauses in the same order in both languages',
      },
    ];
  });
}

/** Ids written in `policy` and nowhere in `other`. */
function findMissing(policy: ParsedPolicy, other: ParsedPolicy): PolicyFault[] {
  const known = new Set(other.text.clauses.map(({ id }) => id));
  return policy.text.clauses
    .filter(({ id }) => !policy.derivedIds.has(id) && !known.has(id))
    .map(({ id, line }) => ({
      file: policy.file,
      line,
      problem: `the clause "${id}" has no counterpart in ${other.file}`,
      expected: `a clause with {#${id}} in ${other.file} too`,
    }));
}

function withIds(text: PolicyText, ids: readonly ClauseId[]): PolicyText {
  const clauses = text.clauses.map((clause, place) => ({ ...clause, id: ids[place] ?? clause.id }));
  return { ...text, clauses };
}
