import { describe, expect, it } from 'vitest';
import { fenceMessage } from '../../../adapters/openai/fence.js';
import { buildStaticPrompt } from '../../../adapters/openai/prompt.js';
import { readPromptFiles } from '../../../adapters/openai/prompt-files.js';
import type { ClauseRule } from '../../../src/core/policy/enforcement.js';
import type { Policy } from '../../../src/core/policy/policy.js';
import { checkVerdict } from '../../../src/core/screening/check-verdict.js';
import { loadBuiltInPolicy } from '../../../src/policy/load-policy.js';
import { builtInEnforcement, builtInPolicy } from '../../support/policy.js';
import { strictSchemaFault } from '../../support/strict-schema.js';

const files = readPromptFiles();

/** A company's own policy, in Italian only: one clause for insults and threats, one that only the LLM knows. */
function ownPolicy(): Policy {
  const rules = new Map<string, ClauseRule>([
    [
      'niente-insulti',
      {
        clause: 'niente-insulti',
        tier: 'abuse',
        severities: ['medium', 'high'],
        response: 'warning',
        judgedAs: 'abusive-language',
        alsoJudgedAs: ['threat'],
        closesWith: null,
      },
    ],
    [
      'niente-maiuscole',
      {
        clause: 'niente-maiuscole',
        tier: 'expectation',
        severities: ['low'],
        response: 'reminder',
        judgedAs: null,
        closesWith: null,
      },
    ],
  ]);
  const clauses = [
    { id: 'niente-insulti', section: 'Regole', text: 'Niente insulti {{examples}}.', line: 1 },
    { id: 'niente-maiuscole', section: 'Regole', text: 'Non scrivete tutto in maiuscolo.', line: 2 },
    { id: 'orari', section: 'Regole', text: 'Rispondiamo dalle 9 alle 18.', line: 3 },
  ];
  return {
    version: 'own',
    texts: { it: { language: 'it', title: 'Regole', clauses, source: '' } },
    enforcement: builtInEnforcement({ rules }),
  };
}

function exampleAnswers(system: string) {
  return [...system.matchAll(/^Message: (.*)\nAnswer: (.*)$/gm)].map(([, message = '', answer = '']) => ({
    message: JSON.parse(message) as string,
    answer: JSON.parse(answer) as Parameters<typeof checkVerdict>[0],
  }));
}

describe('the static prompt', () => {
  it('shows examples whose answers pass our own checks', () => {
    const policy = loadBuiltInPolicy();
    const examples = exampleAnswers(buildStaticPrompt(files, policy).system);
    expect(examples.length).toBe(files.examples.length);
    expect(examples.length).toBeGreaterThanOrEqual(12);
    for (const { message, answer } of examples)
      expect(checkVerdict(answer, { text: message, background: [] }, policy)).toMatchObject({ ok: true });
  });

  it('speaks of an own policy in its own clauses, and leaves out what it lacks', () => {
    const { system, schema } = buildStaticPrompt(files, ownPolicy());
    expect(system).toContain(
      '- `niente-insulti` (medium, high): Niente insulti {{examples}}.\n  Means: Insults',
    );
    expect(system).toContain('  Means: Harm to people');
    expect(system).toContain('- `niente-maiuscole` (low): Non scrivete tutto in maiuscolo.\n\n');
    expect(system).toContain('- `orari`: Rispondiamo dalle 9 alle 18.');
    const cited = exampleAnswers(system).flatMap(({ answer }) => answer.violations);
    expect(cited).toEqual([
      expect.objectContaining({ clause: 'niente-insulti', severity: 'medium', quote: 'You absolute morons' }),
    ]);
    expect(system).not.toContain('"demeaning-comment"');
    expect(schema.properties.violations.items.properties.clause).toMatchObject({
      enum: ['niente-insulti', 'niente-maiuscole'],
    });
  });

  it('asks by a schema that strict mode accepts, also when no clause can be broken', () => {
    for (const policy of [builtInPolicy(), ownPolicy(), { ...ownPolicy(), texts: {} }])
      expect(strictSchemaFault(buildStaticPrompt(files, policy).schema)).toBeNull();
  });

  it('gives the same bytes for the same policy', () => {
    expect(buildStaticPrompt(readPromptFiles(), builtInPolicy())).toEqual(
      buildStaticPrompt(files, builtInPolicy()),
    );
  });
});

describe('the fence', () => {
  it('is the same for the same message, another for another', () => {
    const code = (text: string) => /<message-(\w+)>/.exec(fenceMessage(text, []))?.[1];
    expect(code('ciao')).toBe(code('ciao'));
    expect(code('ciao')).not.toBe(code('ciao!'));
  });

  it('sends well-formed Unicode only', () => {
    const fenced = fenceMessage('\uD800ciao', [{ from: 'other', text: `${'x'.repeat(1999)}🤡` }]);
    expect(fenced).not.toMatch(/\p{Surrogate}/u);
  });
});
