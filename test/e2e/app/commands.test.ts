import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ended, runGarbo } from '../../support/app-process.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbo-commands-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Standard output is one JSON document and nothing else. */
function documentOf({ out }: Ended): unknown {
  expect(out.trimEnd().includes('\n'), 'or pretty-printed').toBe(out.startsWith('{\n'));
  return JSON.parse(out);
}

describe('classify', () => {
  it('prints the verdict and what the ladder would do', async () => {
    const ended = await runGarbo(['classify', 'Siete un branco di idioti', '--json']);
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({
      verdict: { violations: [{ clause: 'abusive-language', target: 'team' }], concern: null },
      decision: { rule: 'first-warning', notice: { kind: 'warning' }, alert: null },
    });
  });

  it('reads standard input, and speaks in words without --json', async () => {
    const { code, out } = await runGarbo(['classify', '-'], {}, 'Buongiorno, quando arriva il mio pacco?\n');
    expect(code).toBe(0);
    expect(out).toContain('No clause is broken.');
    expect(out).toContain('nothing is said to the customer');
  });

  it.each([
    ['an empty text', ''],
    ['only emoji', '😀🎉'],
    ['a heap of markup', '<b>'.repeat(10_000)],
  ])('takes %s', async (_name, text) => {
    const ended = await runGarbo(['classify', '-', '--json'], {}, text);
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({ decision: { notice: null } });
  });
});

describe('eval', () => {
  const LABELLED = [
    {
      id: 'a',
      lang: 'it',
      text: 'Siete un branco di idioti',
      violations: ['abusive-language'],
      severity: 'medium',
    },
    { id: 'b', lang: 'it', text: 'Buongiorno, quando arriva il pacco?', violations: [], severity: 'none' },
    {
      id: 'c',
      lang: 'en',
      text: 'You are a bunch of idiots',
      violations: ['abusive-language'],
      severity: 'medium',
    },
    { id: 'd', lang: 'en', text: 'Thank you, that works.', violations: [], severity: 'none' },
  ];

  it('prints one JSON document with the measures, logs apart', async () => {
    const file = join(folder, 'labelled.jsonl');
    await writeFile(file, LABELLED.map((one) => JSON.stringify(one)).join('\n'));
    const ended = await runGarbo(['eval', file, '--json']);
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({
      items: 4,
      binary: { precision: 1, recall: 1, f1: 1, fpr: 0 },
      macroF1: 1,
      bySeverity: { medium: { recall: 1, n: 2 } },
      latencyMs: { p50: expect.any(Number), p95: expect.any(Number) },
      intervals: { macroF1: [expect.any(Number), expect.any(Number)] },
    });
  });

  it.each([
    ['a file that is not there', 'nowhere.jsonl', null],
    ['a line that is no JSON', 'broken.jsonl', '{"id": '],
    [
      'a clause that does not exist',
      'clause.jsonl',
      JSON.stringify({ ...LABELLED[0], violations: ['rude'] }),
    ],
  ])('refuses %s in one line, exit 2', async (_name, name, content) => {
    const file = join(folder, name);
    if (content !== null) await writeFile(file, content);
    const { code, out, err } = await runGarbo(['eval', file, '--json']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).toContain(name);
  });
});

describe('policy', () => {
  it('checks any text, without an enforcement file', async () => {
    const file = join(folder, 'rules.txt');
    await writeFile(file, 'House rules\n\n• No insults.\n• Be patient with us.\n');
    const ended = await runGarbo(['policy', 'check', file, '--json']);
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({
      clauses: [
        { id: expect.any(String), text: 'No insults.', tier: 'abuse' },
        { id: expect.any(String), text: 'Be patient with us.', tier: expect.any(String) },
      ],
      faults: [],
    });
  });
});

describe('doctor', () => {
  it('says what is configured and missing', async () => {
    const ended = await runGarbo(['doctor', '--json'], { DATA_FOLDER: folder });
    expect(ended.code).toBe(0);
    expect(documentOf(ended)).toMatchObject({
      findings: expect.arrayContaining([
        { part: 'policy', state: 'ok', say: expect.any(String) },
        { part: 'LLM', state: 'not configured', say: expect.any(String) },
      ]),
    });
  });

  it('finds what cannot be reached, and shows no secret', async () => {
    const { code, out } = await runGarbo(['doctor', '--json'], {
      DATABASE_URL: 'postgres://garbo:very-secret@127.0.0.1:1/garbo',
      REDIS_URL: 'redis://:very-secret@127.0.0.1:1',
      OPENAI_API_KEY: 'sk-very-secret',
      OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
    });
    expect(code).toBe(1);
    const { findings } = JSON.parse(out) as { findings: { part: string; state: string }[] };
    const atFault = findings.filter(({ state }) => state === 'fault').map(({ part }) => part);
    expect(atFault).toEqual(expect.arrayContaining(['LLM', 'database', 'queue']));
    expect(out).not.toContain('very-secret');
  });
});

describe('bad usage', () => {
  it.each([
    ['an unknown command', ['bark']],
    ['an unknown option', ['classify', 'x', '--loud']],
    ['a missing argument', ['eval']],
    ['an unknown classifier', ['classify', 'x', '--classifier', 'oracle']],
    ['a missing file', ['policy', 'check', 'nowhere.md']],
  ])('is answered in one clear line, exit 2: %s', async (_name, args) => {
    const { code, out, err } = await runGarbo(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
