import type { BuiltInClause, ClauseRule } from '../core/policy/enforcement.js';
import type { ClauseMatches } from '../core/policy/match-clauses.js';
import type { ClauseId, PolicyText } from '../core/policy/policy.js';

const HEAD = `# Enforcement of this policy, drafted by "garbo policy init" from the wording of its clauses.
# Read every rule before use: what a clause says is yours to judge. The keys are explained in
# prompts/policy/enforcement.yaml. Then set POLICY_FILE and ENFORCEMENT_FILE and start Garbo.
#
# tier: abuse (may lead to a warning), expectation (reminders only), commitment, procedure (both only inform)
`;

const UNMATCHED = `  # Resembles no built-in clause, so it only informs. To have it judged, make it abuse or
  # expectation, with severities and a response.`;

/** Characters of a clause shown above its rule. */
const SHOWN = 90;

/**
 * An enforcement file, as YAML, for a policy that has none yet.
 *
 * @param builtInYaml the enforcement file that comes with Garbo: its numbers, with their comments, are taken over
 */
export function draftEnforcement(text: PolicyText, matches: ClauseMatches, builtInYaml: string): string {
  const lines = [HEAD, 'clauses:'];
  let section = '';
  for (const clause of text.clauses) {
    if (clause.section !== section) lines.push(`\n  # ---- ${comment(clause.section)}`);
    section = clause.section;
    lines.push(`  # ${comment(clause.text)}`);
    if (matches.unmatched.includes(clause.id)) lines.push(UNMATCHED);
    lines.push(...ruleLines(clause.id, matches.rules.get(clause.id)));
  }
  return `${lines.join('\n')}\n\n${builtInYaml.slice(Math.max(builtInYaml.search(/^ladder:/m), 0))}`;
}

function ruleLines(id: ClauseId, rule: ClauseRule | undefined): string[] {
  const key = quoteKey(id);
  if (!rule || rule.severities.length === 0) return [`  ${key}: { tier: ${rule?.tier ?? 'procedure'} }`];
  return [
    `  ${key}:`,
    `    tier: ${rule.tier}`,
    `    severities: [${rule.severities.join(', ')}]`,
    `    response: ${rule.response}`,
    ...(rule.judgedAs === null ? [] : [`    judged_as: ${labels(rule.judgedAs, rule.alsoJudgedAs)}`]),
    ...(rule.closesWith === null ? [] : [`    closes_with: ${quoteKey(rule.closesWith)}`]),
  ];
}

function labels(first: BuiltInClause, further: readonly BuiltInClause[] = []): string {
  return further.length === 0 ? first : `[${[first, ...further].join(', ')}]`;
}

/** An id that YAML would read as a number, a truth value or nothing is quoted. */
function quoteKey(id: ClauseId): string {
  const isPlain = /^[a-z][a-z0-9-]*$/.test(id) && !/^(?:null|true|false|yes|no|on|off|y|n)$/.test(id);
  return isPlain ? id : JSON.stringify(id);
}

/** Text that cannot end the comment it stands in: control characters would break the file. */
function comment(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN).trimEnd()}…` : line;
}
