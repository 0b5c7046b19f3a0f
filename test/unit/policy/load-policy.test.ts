import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILT_IN_CLAUSES, canBeBroken } from '../../../src/core/policy/enforcement.js';
import { findClause } from '../../../src/core/policy/policy.js';
import { outlinePolicy } from '../../../src/core/policy/policy-outline.js';
import { loadPolicy, type PolicyFiles } from '../../../src/policy/load-policy.js';
import { PolicyFaults, PolicyFileUnreadable } from '../../../src/policy/policy-errors.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'garbo-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What is wrong, as `file:line problem`, with the temporary folder left out. */
function faultsOf(files: PolicyFiles): string[] {
  try {
    loadPolicy(files);
  } catch (error) {
    if (error instanceof PolicyFaults)
      return error.faults.map((fault) =>
        `${fault.file}:${fault.line} ${fault.problem}`.replaceAll(`${folder}/`, ''),
      );
    throw error;
  }
  return [];
}

const ENGLISH = 'We do not accept insults. {#a}\n\nWe answer you in three days.\n';
const ITALIAN = 'Non accettiamo gli insulti. {#a}\n\nTi rispondiamo entro tre giorni.\n';

describe('the built-in policy', () => {
  const { policy, notes } = loadPolicy();

  it('has the same clauses in both languages, each with a rule', () => {
    const ids = (language: 'it' | 'en') => policy.texts[language]?.clauses.map(({ id }) => id);
    expect(ids('it')).toHaveLength(27);
    expect(ids('en')).toEqual(ids('it'));
    expect([...policy.enforcement.rules.keys()].sort()).toEqual(ids('it')?.sort());
    expect(notes).toEqual([]);
  });

  it('has the nine clauses of the guide as those that can be broken, each judged as itself', () => {
    const breakable = [...policy.enforcement.rules.values()].filter(canBeBroken);
    expect(breakable.map(({ clause, judgedAs }) => [clause, judgedAs]).sort()).toEqual(
      BUILT_IN_CLAUSES.map((clause) => [clause, clause]).sort(),
    );
    for (const rule of breakable) expect(rule.response).toBe(rule.tier === 'abuse' ? 'warning' : 'reminder');
  });

  it('never lets contact-directly be broken: its sentence closes the reminder about social media', () => {
    expect(canBeBroken(policy.enforcement.rules.get('contact-directly'))).toBe(false);
    const closing = policy.enforcement.rules.get('reputation-threat')?.closesWith ?? '';
    expect(findClause(policy, closing, 'it')?.text).toMatch(/^Rivolgiti direttamente al team/);
  });

  it('shows its sections in order', () => {
    const sections = outlinePolicy(policy.texts.en ?? expect.fail('no English text'));
    expect(sections[2]).toMatchObject({ heading: 'What we call abusive behaviour' });
    expect(sections[2]?.clauses.map(({ id }) => id)).toEqual(BUILT_IN_CLAUSES.slice(0, 5));
  });
});

describe('a policy of one’s own', () => {
  it('is matched by wording where it has no enforcement file, and says so', () => {
    const { policy, notes } = loadPolicy({ policyFile: file('p.txt', ENGLISH) });
    const [insults, answer] = policy.texts.en?.clauses ?? [];
    expect(policy.enforcement.rules.get(insults?.id ?? '')).toMatchObject({
      clause: 'a',
      tier: 'abuse',
      response: 'warning',
      judgedAs: 'abusive-language',
    });
    expect(policy.enforcement.rules.get(answer?.id ?? '')).toMatchObject({
      tier: 'procedure',
      response: 'none',
    });
    expect(notes.join('\n')).toContain('1 of its 2 clauses were matched');
    expect(notes.join('\n')).toContain(answer?.id);
    expect(notes.join('\n')).toContain('covers: threat');
  });

  it('shares derived ids between languages, whatever the order of the files', () => {
    const [it, en] = [file('p.it.md', ITALIAN), file('p.en.md', ENGLISH)];
    const idsOf = (policyFile: string) => {
      const { texts } = loadPolicy({ policyFile }).policy;
      return [texts.it, texts.en].map((text) => text?.clauses.map(({ id }) => id));
    };
    const [italian, english] = idsOf(`${it},${en}`);
    expect(english).toEqual(italian);
    expect(english?.[1]).toMatch(/^ti-rispondiamo-entro-tre-giorni-/);
    expect(idsOf(`${en}, ${it}`)).toEqual([italian, english]);
  });

  it('takes the ids of the language that has them written', () => {
    const files = [
      file('p.it.md', 'Non accettiamo gli insulti.'),
      file('p.en.md', 'We accept no insults. {#x}'),
    ];
    expect(loadPolicy({ policyFile: files.join(',') }).policy.texts.it?.clauses[0]?.id).toBe('x');
  });

  it('has another version when a word, a rule or a number changes, and the same when nothing does', () => {
    const version = (text: string, rules?: string) =>
      loadPolicy({
        policyFile: file('p.md', text),
        enforcementFile: rules && file('e.yaml', rules),
      }).policy.version;
    const versions = [
      version('We accept no insults. {#a}'),
      version('We accept no threats. {#a}'),
      version('We accept no insults. {#a}', 'clauses: { a: { tier: procedure } }'),
      version('We accept no insults. {#a}', 'clauses: { a: { tier: procedure } }\nbars: { llm: 0.5 }'),
    ];
    expect(new Set(versions).size).toBe(4);
    expect(versions[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(version('We accept no insults. {#a}')).toBe(versions[0]);
  });

  it('takes the numbers that its enforcement file leaves out from the built-in one', () => {
    const { enforcement } = loadPolicy({
      policyFile: file('p.md', 'We accept no insults. {#a}'),
      enforcementFile: file(
        'e.yaml',
        'clauses: { a: { tier: procedure } }\nladder: { expiry_days: { low: 7 } }',
      ),
    }).policy;
    expect(enforcement.ladder).toEqual({
      ...loadPolicy().policy.enforcement.ladder,
      expiryDays: { low: 7, medium: 90, high: 180, critical: 365 },
    });
  });
});

describe('faults of policy files', () => {
  it('names ids that the other language lacks', () => {
    const policyFile = `${file('it.md', `${ITALIAN}\nNiente minacce per noi. {#b}\n`)},${file('en.md', ENGLISH)}`;
    expect(faultsOf({ policyFile })).toEqual([
      `it.md:5 the clause "b" has no counterpart in ${join(folder, 'en.md')}`.replaceAll(`${folder}/`, ''),
    ]);
  });

  it('names clauses that stand in another order', () => {
    const policyFile = `${file('it.md', 'Non insultare. {#a}\n\nNon minacciare. {#b}')},${file('en.md', 'Do not be the threat. {#b}\n\nAnd do not insult. {#a}')}`;
    expect(faultsOf({ policyFile })[0]).toBe('it.md:1 the clause "a" stands where en.md has "b" (line 1)');
  });

  it('names a second file in the same language, and text that is not UTF-8 with its line', () => {
    const latin1 = file('l.md', Buffer.from('We answer.\n\nPerch\xe9 no.\n', 'latin1'));
    expect(faultsOf({ policyFile: latin1 })).toEqual(['l.md:3 the text is not UTF-8']);
    expect(faultsOf({ policyFile: `${file('a.md', ENGLISH)},${file('b.md', ENGLISH)}` })).toEqual([
      'b.md:1 it is in the same language ("en") as a.md',
    ]);
  });

  it.each([
    ['a missing file', () => join(folder, 'none.md'), 'there is no such file'],
    ['a folder', () => folder, 'this is a folder'],
    ['a binary', () => file('b.md', Buffer.from([0x4d, 0, 1, 2])), 'this is a binary file'],
    ['a large binary', () => file('b.md', Buffer.alloc(2 * 1024 * 1024)), 'this is a binary file'],
  ])('refuses %s in one line', (_, make, problem) => {
    const policyFile = make();
    expect(() => loadPolicy({ policyFile })).toThrow(PolicyFileUnreadable);
    expect(() => loadPolicy({ policyFile })).toThrow(`${policyFile}: ${problem}`);
  });
});

describe('faults of enforcement files', () => {
  const POLICY = 'We accept no insults. {#a}\n\nWe answer you. {#b}\n';
  const enforcementFaults = (yaml: string) =>
    faultsOf({ policyFile: file('p.md', POLICY), enforcementFile: file('e.yaml', yaml) });

  it('are all found, each with its line', () => {
    expect(
      enforcementFaults(
        [
          'clauses:',
          '  a:',
          '    tier: abuse',
          '    severities: [low, severe, low]',
          '    response: warnings',
          '    judged_as: insults',
          '    closes_with: nothing',
          '    colour: red',
          '  z: { tier: procedure }',
          'ladder:',
          '  expiry_days: { low: 0 }',
          '  dispute_days: soon',
          '  measure_days: { block: null, refer: -1 }',
          'bars: { llm: 70 }',
          'extra: 1',
        ].join('\n'),
      ),
    ).toEqual([
      'e.yaml:1 the clause "b" has no rule',
      'e.yaml:4 "severe" is no severity',
      'e.yaml:4 "low" stands here twice',
      'e.yaml:5 "response" is "warnings"',
      'e.yaml:6 "judged_as" is "insults"',
      'e.yaml:7 "nothing" is no clause of the policy',
      'e.yaml:8 unknown key "colour"',
      'e.yaml:9 the policy has no clause "z"',
      'e.yaml:11 "low" is "0"',
      'e.yaml:12 "dispute_days" is "soon"',
      'e.yaml:13 "refer" is "-1"',
      'e.yaml:14 "llm" is "70"',
      'e.yaml:15 unknown key "extra"',
    ]);
  });

  it.each([
    ['a: { tier: abuse, response: warning }', '"severities" is missing'],
    ['a: { tier: abuse, severities: [], response: warning }', '"severities" is an empty list'],
    ['a: { tier: abuse, severities: [low] }', '"response" is missing'],
    ['a: { tier: rude }', '"tier" is "rude"'],
    ['a: {}', '"tier" is missing'],
    ['a: abuse', '"a" is "abuse"'],
    [
      'a: { tier: expectation, severities: [low], response: warning }',
      'an expectation never gives a strike, so it cannot be a warning',
    ],
    ['a: { tier: procedure, response: none }', 'a procedure cannot be broken, so "response" says nothing'],
  ])('names the fault of %s', (rule, problem) => {
    expect(enforcementFaults(`clauses:\n  b: { tier: commitment }\n  ${rule}\n`)[0]).toBe(
      `e.yaml:3 ${problem}`,
    );
  });

  it.each([
    ['clauses: [', /^e\.yaml:1 this is no valid YAML/],
    ['clauses:\n  a: { tier: procedure }\n  a: { tier: procedure }', /^e\.yaml:3 this is no valid YAML/],
    ['', /^e\.yaml:1 the file is empty/],
    ['- a', /^e\.yaml:1 the file is a list/],
    [
      `a: &a [x]\nb: &b [${'*a,'.repeat(99)}]\nc: [${'*b,'.repeat(99)}]`,
      /^e\.yaml:1 this YAML cannot be read/,
    ],
    ['['.repeat(10_000), /^e\.yaml:\d+ this (is no valid YAML|YAML cannot be read)/],
  ])('survives YAML that cannot be used (case %#)', (yaml, problem) => {
    expect(enforcementFaults(yaml)[0]).toMatch(problem);
  });
});
