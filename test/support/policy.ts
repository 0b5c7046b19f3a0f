import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/core/language.js';
import type {
  BuiltInClause,
  ClauseResponse,
  ClauseRule,
  Enforcement,
  Tier,
} from '../../src/core/policy/enforcement.js';
import type { Clause, Policy, PolicyText } from '../../src/core/policy/policy.js';
import type { ViolationSeverity } from '../../src/core/screening/verdict.js';
import { packageRoot } from '../../src/package-root.js';

const FROM_MEDIUM: readonly ViolationSeverity[] = ['medium', 'high', 'critical'];

/** The nine clauses a customer can break: response and the severities they may carry. */
const BREAKABLE: Readonly<
  Record<BuiltInClause, { tier: Tier; severities: readonly ViolationSeverity[]; response: ClauseResponse }>
> = {
  'abusive-language': { tier: 'abuse', severities: ['low', ...FROM_MEDIUM], response: 'warning' },
  threat: { tier: 'abuse', severities: FROM_MEDIUM, response: 'warning' },
  'hostile-assumption': { tier: 'abuse', severities: ['low', 'medium', 'high'], response: 'warning' },
  'demeaning-comment': { tier: 'abuse', severities: ['low', ...FROM_MEDIUM], response: 'warning' },
  bullying: { tier: 'abuse', severities: FROM_MEDIUM, response: 'warning' },
  'answer-refusal': { tier: 'expectation', severities: ['low'], response: 'reminder' },
  'hardship-leverage': { tier: 'expectation', severities: ['low'], response: 'reminder' },
  'reputation-threat': { tier: 'expectation', severities: ['low'], response: 'reminder' },
  'escalation-pressure': { tier: 'expectation', severities: ['low'], response: 'reminder' },
};

const COMMITMENTS = new Set([
  'courtesy',
  'respect',
  'professional-conduct',
  'product-knowledge',
  'direct-answers',
]);

/** The rules of {@link builtInPolicy}: the ladder's numbers of the issue, bars that let sure verdicts act. */
export function builtInEnforcement(overrides: Partial<Enforcement> = {}): Enforcement {
  const rules = new Map<string, ClauseRule>();
  for (const { id } of builtInText('en').clauses) rules.set(id, ruleOf(id));
  return {
    rules,
    ladder: {
      expiryDays: { low: 30, medium: 90, high: 180, critical: 365 },
      remindersPerThreadPerDay: 1,
      remindersBeforeAsking: 3,
      reminderWindowDays: 30,
      staleAfterHours: 12,
      measureDays: { 'end-correspondence': 90, block: null, refer: null },
      confirmations: { 'end-correspondence': 1, block: 2, refer: 2 },
      disputeDays: 14,
    },
    deadlines: { alertMinutes: 30, careMinutes: 10, disputeWorkingDays: 5 },
    bars: { embedded: 0.96, llm: 0.7 },
    ...overrides,
  };
}

/** The product's own policy, read from `prompts/policy/`, with rules written here: no parser, no YAML. */
export function builtInPolicy(overrides: Partial<Enforcement> = {}): Policy {
  const texts = { it: builtInText('it'), en: builtInText('en') };
  const version = createHash('sha256').update(texts.it.source).update(texts.en.source).digest('hex');
  return { version, texts, enforcement: builtInEnforcement(overrides) };
}

function ruleOf(clause: string): ClauseRule {
  const label = isBuiltIn(clause) ? clause : null;
  const none = { severities: [], response: 'none', judgedAs: null, closesWith: null } as const;
  if (label !== null) {
    const closesWith = label === 'reputation-threat' ? 'contact-directly' : null;
    return { clause, ...BREAKABLE[label], judgedAs: label, closesWith };
  }
  return { clause, tier: COMMITMENTS.has(clause) ? 'commitment' : 'procedure', ...none };
}

function isBuiltIn(clause: string): clause is BuiltInClause {
  return clause in BREAKABLE;
}

/** Sentences and bullets that carry an id, as written in the policy file. */
function builtInText(language: Language): PolicyText {
  const source = readFileSync(join(packageRoot(), 'prompts/policy', `policy.${language}.md`), 'utf8');
  const clauses: Clause[] = [];
  let section = '';
  let title = '';
  for (const [index, line] of source.split('\n').entries()) {
    const heading = /^(#+) (.*?)\s*(?:\{#[\w-]+\})?$/.exec(line);
    if (heading) {
      if (heading[1] === '#') title = heading[2] ?? '';
      section = heading[2] ?? '';
      continue;
    }
    const clause = /^(?:[-•*]|\d+\.)?\s*(.+?)\s*\{#([\w-]+)\}$/.exec(line);
    if (clause?.[1] && clause[2]) clauses.push({ id: clause[2], section, text: clause[1], line: index + 1 });
  }
  return { language, title, clauses, source };
}
