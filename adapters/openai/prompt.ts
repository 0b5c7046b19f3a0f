import { type ClauseRule, canBeBroken, findRuleJudgedAs } from '../../src/core/policy/enforcement.js';
import type { Clause, Policy } from '../../src/core/policy/policy.js';
import type { AnswerSchema, Example, PromptFiles } from './prompt-files.js';

/** What is the same for every message judged under one policy, so that providers can cache it. */
export interface StaticPrompt {
  /** The system message: instructions, every clause of the policy, examples. */
  readonly system: string;
  /** The JSON schema of the answer, which allows only clauses of the policy that a customer can break. */
  readonly schema: AnswerSchema;
}

/** Puts the policy into the prompt. Pure: the same policy gives the same bytes. */
export function buildStaticPrompt(files: PromptFiles, policy: Policy): StaticPrompt {
  const breakable: string[] = [];
  const other: string[] = [];
  const ids: string[] = [];
  for (const clause of distinctClauses(policy)) {
    const rule = policy.enforcement.rules.get(clause.id);
    if (canBeBroken(rule)) {
      breakable.push(describeBreakable(clause, rule, files.explanations));
      ids.push(clause.id);
    } else other.push(`- \`${clause.id}\`: ${clause.text}`);
  }
  const places: Readonly<Record<string, string>> = {
    breakable: breakable.join('\n'),
    other: other.join('\n'),
    examples: describeExamples(files.examples, policy),
  };
  return {
    system: files.instructions.replace(/\{\{(\w+)\}\}/g, (place, name: string) => places[name] ?? place),
    schema: withClauseIds(files.schema, ids),
  };
}

/** Each clause once; in English where the policy has it, because the instructions are. */
function distinctClauses(policy: Policy): Clause[] {
  const clauses = new Map<string, Clause>();
  for (const text of [policy.texts.en, policy.texts.it])
    for (const clause of text?.clauses ?? []) if (!clauses.has(clause.id)) clauses.set(clause.id, clause);
  return [...clauses.values()];
}

function describeBreakable(
  clause: Clause,
  rule: ClauseRule,
  explanations: PromptFiles['explanations'],
): string {
  const lines = [`- \`${clause.id}\` (${rule.severities.join(', ')}): ${clause.text}`];
  for (const label of [rule.judgedAs, ...(rule.alsoJudgedAs ?? [])]) {
    if (label === null) continue;
    const { means, not } = explanations[label];
    lines.push(`  Means: ${means}`, `  Not this: ${not}`);
  }
  return lines.join('\n');
}

/** The examples that can be told with this policy's clauses and severities. */
function describeExamples(examples: readonly Example[], policy: Policy): string {
  const described: string[] = [];
  for (const { earlier, message, answer } of examples) {
    const violations = answer.violations.flatMap((violation) => {
      const rule = findRuleJudgedAs(policy.enforcement, violation.clause);
      return rule?.severities.includes(violation.severity) ? [{ ...violation, clause: rule.clause }] : [];
    });
    if (violations.length < answer.violations.length) continue;
    const lines = earlier.map(({ from, text }) => `Earlier, ${from}: ${JSON.stringify(text)}`);
    lines.push(`Message: ${JSON.stringify(message)}`, `Answer: ${JSON.stringify({ ...answer, violations })}`);
    described.push(lines.join('\n'));
  }
  return described.join('\n\n');
}

/** The schema with the clause ids as an enumeration; JSON schema allows no empty one. */
function withClauseIds(schema: AnswerSchema, ids: readonly string[]): AnswerSchema {
  const copy = structuredClone(schema);
  if (ids.length > 0) copy.properties.violations.items.properties.clause.enum = ids;
  return copy;
}
