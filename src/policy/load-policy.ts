import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../core/language.js';
import type { Enforcement } from '../core/policy/enforcement.js';
import { type ClauseMatches, matchClauses } from '../core/policy/match-clauses.js';
import { type EnforcementNumbers, parseEnforcement } from '../core/policy/parse-enforcement.js';
import type { ClauseId, Policy, PolicyText } from '../core/policy/policy.js';
import { packageRoot } from '../package-root.js';
import { PolicyFaults } from './policy-errors.js';
import { readEnforcementYaml } from './read-enforcement-yaml.js';
import { readPolicyFiles } from './read-policy-files.js';
import { readTextFile } from './read-text-file.js';

/** Which policy to load. Without any file named it is the product's own. */
export interface PolicyFiles {
  /** `POLICY_FILE`: one path, or several parted by commas, one for each language. */
  readonly policyFile?: string | undefined;
  /** `ENFORCEMENT_FILE`: without it the clauses of an own policy are matched to built-in ones by wording. */
  readonly enforcementFile?: string | undefined;
}

/** A policy ready for use. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** What the person who starts Garbo should know about it, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the policy and its enforcement.
 *
 * @throws PolicyFaults listing every fault with file, line and what is expected
 * @throws PolicyFileUnreadable when a file is missing or is no text
 */
export function loadPolicy({ policyFile, enforcementFile }: PolicyFiles = {}): LoadedPolicy {
  const builtIn = loadBuiltInPolicy();
  if (!policyFile && !enforcementFile) return { policy: builtIn, notes: [] };
  const { texts, faults, notes } = readPolicyFiles(policyFile || builtInFiles());
  if (faults.length > 0) throw new PolicyFaults(faults);
  if (enforcementFile)
    return { policy: assemble(texts, readEnforcement(enforcementFile, texts, builtIn.enforcement)), notes };
  const matches = matchClauses(texts, builtIn);
  const policy = assemble(texts, { ...builtIn.enforcement, rules: matches.rules });
  return { policy, notes: [...notes, ...matchNotes(matches)] };
}

/** The product's own policy, from `prompts/policy`. @throws PolicyFaults */
export function loadBuiltInPolicy(): Policy {
  const { texts, faults } = readPolicyFiles(builtInFiles());
  if (faults.length > 0) throw new PolicyFaults(faults);
  return assemble(texts, readEnforcement(builtInEnforcementFile(), texts));
}

/** Path of the enforcement file that comes with Garbo. */
export function builtInEnforcementFile(): string {
  return join(packageRoot(), 'prompts', 'policy', 'enforcement.yaml');
}

function builtInFiles(): string {
  return LANGUAGES.map((language) => join(packageRoot(), 'prompts', 'policy', `policy.${language}.md`)).join(
    ',',
  );
}

function readEnforcement(
  file: string,
  texts: readonly PolicyText[],
  defaults?: EnforcementNumbers,
): Enforcement {
  const { text, fault } = readTextFile(file);
  if (fault) throw new PolicyFaults([fault]);
  const yaml = readEnforcementYaml(text, file);
  if (yaml.faults.length > 0) throw new PolicyFaults(yaml.faults);
  const ids: ClauseId[] = (texts[0]?.clauses ?? []).map(({ id }) => id);
  const { enforcement, faults } = parseEnforcement(yaml.source, ids, defaults);
  if (faults.length > 0) throw new PolicyFaults(faults);
  return enforcement;
}

function assemble(texts: readonly PolicyText[], enforcement: Enforcement): Policy {
  const byLanguage: Partial<Record<Language, PolicyText>> = {};
  for (const text of texts) byLanguage[text.language] = text;
  return { version: versionOf(byLanguage, enforcement), texts: byLanguage, enforcement };
}

/** SHA-256 over the texts as written and the enforcement as understood, in an order that never varies. */
function versionOf(texts: Policy['texts'], { rules, ladder, deadlines, bars }: Enforcement): string {
  const sources = LANGUAGES.map((language) => [language, texts[language]?.source ?? null]);
  const sorted = [...rules.values()].sort((a, b) => (a.clause < b.clause ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([sources, sorted, ladder, deadlines, bars]))
    .digest('hex');
}

function matchNotes({ rules, unmatched, uncovered }: ClauseMatches): string[] {
  const notes = [
    `The policy has no enforcement file: ${rules.size - unmatched.length} of its ${rules.size} clauses were matched to built-in ones by their words. "garbo policy init FILE" drafts one.`,
  ];
  if (unmatched.length > 0)
    notes.push(`These clauses only inform, no message is judged by them: ${unmatched.join(', ')}.`);
  if (uncovered.length > 0)
    notes.push(`No clause of this policy covers: ${uncovered.join(', ')}. Such messages get no notice.`);
  return notes;
}
