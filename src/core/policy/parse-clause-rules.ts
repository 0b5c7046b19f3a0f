import { VIOLATION_SEVERITIES, type ViolationSeverity } from '../screening/verdict.js';
import {
  BUILT_IN_CLAUSES,
  CLAUSE_RESPONSES,
  type ClauseResponse,
  type ClauseRule,
  TIERS,
} from './enforcement.js';
import { type FaultList, isMapping, name, say, type ValuePath } from './enforcement-faults.js';
import type { ClauseId } from './policy.js';

const KEYS = ['tier', 'severities', 'response', 'judged_as', 'closes_with'] as const;

/**
 * Reads the `clauses` of an enforcement file.
 *
 * @param clauseIds every clause of the policy: each must have a rule, and no other may have one
 */
export function parseClauseRules(
  value: unknown,
  clauseIds: readonly ClauseId[],
  faults: FaultList,
): Map<ClauseId, ClauseRule> {
  const rules = new Map<ClauseId, ClauseRule>();
  const entries = faults.mapping(value, ['clauses']);
  for (const [clause, entry] of Object.entries(entries)) {
    const path = ['clauses', clause];
    if (!clauseIds.includes(clause))
      faults.add(path, `the policy has no clause "${clause}"`, 'the id of a clause of the policy');
    const rule = parseRule(clause, faults.mapping(entry, path), clauseIds, faults);
    if (rule) rules.set(clause, rule);
  }
  for (const clause of clauseIds)
    if (isMapping(value) && !Object.hasOwn(entries, clause))
      faults.add(
        ['clauses'],
        `the clause "${clause}" has no rule`,
        `${clause}: with its tier (${TIERS.join(', ')})`,
      );
  return rules;
}

function parseRule(
  clause: ClauseId,
  entry: Readonly<Record<string, unknown>>,
  clauseIds: readonly ClauseId[],
  faults: FaultList,
): ClauseRule | undefined {
  const path = ['clauses', clause];
  faults.unknownKeys(entry, KEYS, path);
  const tier = faults.word(entry.tier, TIERS, [...path, 'tier']);
  if (tier === undefined) return undefined;
  if (tier === 'commitment' || tier === 'procedure') {
    for (const key of KEYS)
      if (key !== 'tier' && Object.hasOwn(entry, key))
        faults.add([...path, key], `a ${tier} cannot be broken, so "${key}" says nothing`, 'only its tier');
    return { clause, tier, severities: [], response: 'none', judgedAs: null, closesWith: null };
  }
  const response = parseResponse(entry.response, tier, [...path, 'response'], faults);
  return {
    clause,
    tier,
    severities: parseSeverities(entry.severities, [...path, 'severities'], faults),
    response: response ?? 'none',
    ...parseJudgedAs(entry.judged_as, [...path, 'judged_as'], faults),
    closesWith: parseClosesWith(entry.closes_with, clauseIds, [...path, 'closes_with'], faults),
  };
}

function parseResponse(
  value: unknown,
  tier: 'abuse' | 'expectation',
  path: ValuePath,
  faults: FaultList,
): ClauseResponse | undefined {
  const response = faults.word(value, CLAUSE_RESPONSES, path);
  if (tier === 'expectation' && response === 'warning')
    faults.add(path, 'an expectation never gives a strike, so it cannot be a warning', 'reminder or none');
  return response;
}

function parseSeverities(value: unknown, path: ValuePath, faults: FaultList): ViolationSeverity[] {
  const wanted = `a list of one or more of ${VIOLATION_SEVERITIES.join(', ')}`;
  if (!Array.isArray(value) || value.length === 0) {
    const problem = Array.isArray(value) ? 'an empty list' : say(value);
    faults.add(path, `${name(path)} is ${problem}`, wanted);
    return [];
  }
  value.forEach((item, index) => {
    if (!VIOLATION_SEVERITIES.includes(item))
      faults.add([...path, index], `${say(item)} is no severity`, wanted);
    else if (value.indexOf(item) < index)
      faults.add([...path, index], `${say(item)} stands here twice`, 'each severity once');
  });
  return VIOLATION_SEVERITIES.filter((severity) => value.includes(severity));
}

/** One built-in clause, or a list of them where one sentence covers several: the first is the main one. */
function parseJudgedAs(
  value: unknown,
  path: ValuePath,
  faults: FaultList,
): Pick<ClauseRule, 'judgedAs' | 'alsoJudgedAs'> {
  if (value === undefined || value === null) return { judgedAs: null };
  const labels = Array.isArray(value)
    ? value.flatMap((item, index) => faults.word(item, BUILT_IN_CLAUSES, [...path, index]) ?? [])
    : [faults.word(value, BUILT_IN_CLAUSES, path) ?? []].flat();
  const [judgedAs = null, ...alsoJudgedAs] = new Set(labels);
  return alsoJudgedAs.length === 0 ? { judgedAs } : { judgedAs, alsoJudgedAs };
}

function parseClosesWith(
  value: unknown,
  clauseIds: readonly ClauseId[],
  path: ValuePath,
  faults: FaultList,
): ClauseId | null {
  if (value === undefined || value === null) return null;
  const id = clauseIds.find((clause) => clause === value);
  if (id === undefined)
    faults.add(path, `${say(value)} is no clause of the policy`, 'the id of a clause of the policy');
  return id ?? null;
}
