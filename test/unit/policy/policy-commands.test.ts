import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandIo } from '../../../src/commands/io.js';
import { policyCheck, policyInit } from '../../../src/commands/policy.js';
import { loadPolicy } from '../../../src/policy/load-policy.js';

/** Keeps what a command writes. */
class RecordedIo implements CommandIo {
  stdout = '';
  stderr = '';
  readonly isTerminal = false;
  readonly out = (text: string) => {
    this.stdout += text;
  };
  readonly err = (text: string) => {
    this.stderr += text;
  };
}

const TEXT =
  'What we do not accept\n\n- Insults and swearing\n- Threats and bullying\n- 1 2 3 {#1}\n- null {#null}\n- It’s "fine": {#yes.no}\n';

let folder: string;
let policyFile: string;
let io: RecordedIo;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'garbo-policy-'));
  policyFile = join(folder, 'own.txt');
  writeFileSync(policyFile, TEXT);
  io = new RecordedIo();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('policy check', () => {
  it('prints exactly one JSON document with clauses and faults', () => {
    writeFileSync(policyFile, '- No insults. {#a}\n- Again. {#a}\n');
    expect(policyCheck(policyFile, { json: true }, io)).toBe(1);
    expect(JSON.parse(io.stdout)).toEqual({
      clauses: [
        { id: 'a', text: 'No insults.', tier: 'abuse' },
        { id: expect.stringMatching(/^again-/), text: 'Again.', tier: 'procedure' },
      ],
      faults: [
        {
          file: policyFile,
          line: 2,
          problem: 'the id "a" is already used in line 1',
          expected: 'an id of its own',
        },
      ],
    });
  });

  it('gives built-in ids their tiers', () => {
    expect(policyCheck(join('prompts', 'policy', 'policy.it.md'), { json: true }, io)).toBe(0);
    const tiers = new Map(
      (JSON.parse(io.stdout) as { clauses: { id: string; tier: string }[] }).clauses.map(({ id, tier }) => [
        id,
        tier,
      ]),
    );
    expect(tiers.get('threat')).toBe('abuse');
    expect(tiers.get('reputation-threat')).toBe('expectation');
    expect(tiers.get('courtesy')).toBe('commitment');
    expect(tiers.get('block')).toBe('procedure');
  });

  it('prints for people without --json', () => {
    expect(policyCheck(policyFile, { json: false }, io)).toBe(0);
    expect(io.stdout).toContain('Insults and swearing');
    expect(io.stdout).toContain('5 clauses, 0 faults');
  });

  it.each([
    ['a missing file', () => join(folder, 'none.txt'), 'there is no such file'],
    ['a folder', () => folder, 'this is a folder'],
    ['a binary file', () => process.execPath, 'this is a binary file'],
  ])('answers %s with one line, one JSON document where asked, and exit code 2', (_, path, problem) => {
    expect(policyCheck(path(), { json: true }, io)).toBe(2);
    expect(JSON.parse(io.stdout)).toEqual({
      clauses: [],
      faults: [
        {
          file: path(),
          line: 1,
          problem: expect.stringContaining(problem),
          expected: 'a text file in UTF-8',
        },
      ],
    });
    expect(io.stderr).toMatch(/^[^\n]+\n$/);
    const plain = new RecordedIo();
    expect(policyCheck(path(), { json: false }, plain)).toBe(2);
    expect(plain).toMatchObject({ stdout: '', stderr: io.stderr });
  });
});

describe('policy init', () => {
  it('drafts an enforcement file that loads and says what matching by words says', () => {
    const out = join(folder, 'enforcement.yaml');
    expect(policyInit(policyFile, { out }, io)).toBe(0);
    const drafted = loadPolicy({ policyFile, enforcementFile: out });
    expect(drafted.notes).toEqual([]);
    expect(drafted.policy.enforcement).toEqual(loadPolicy({ policyFile }).policy.enforcement);
    expect(drafted.policy.enforcement.rules.size).toBe(5);
  });

  it('writes to standard output where no file is named', () => {
    expect(policyInit(policyFile, {}, io)).toBe(0);
    expect(io.stdout).toContain('# Insults and swearing\n  insults-and-swearing-');
    expect(io.stdout).toContain('judged_as: abusive-language');
    expect(io.stdout).toContain('judged_as: [bullying, threat]');
    expect(io.stdout).toContain('expiry_days: { low: 30');
  });

  it('never overwrites', () => {
    const out = join(folder, 'mine.yaml');
    writeFileSync(out, 'mine');
    expect(policyInit(policyFile, { out }, io)).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(io.stderr).toBe(`${out} exists already and is left as it is.\n`);
  });

  it('drafts nothing from a policy with faults', () => {
    writeFileSync(policyFile, '# Only a heading\n');
    const out = join(folder, 'enforcement.yaml');
    expect(policyInit(policyFile, { out }, io)).toBe(1);
    expect(io.stderr).toContain(`${policyFile}:1: no clause was found`);
    expect(existsSync(out)).toBe(false);
  });
});
