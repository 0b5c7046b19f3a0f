import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runClassify } from '../../../src/commands/classify.js';
import { NothingAnswered, runEval } from '../../../src/commands/eval.js';
import type { CommandIo } from '../../../src/commands/io.js';
import { LabelledFileFault } from '../../../src/commands/labelled-file.js';
import {
  type ClassificationRequest,
  type Classifier,
  ClassifierUnavailable,
} from '../../../src/core/ports/classifier.js';
import type { Verdict } from '../../../src/core/screening/verdict.js';
import { builtInPolicy } from '../../support/policy.js';

/** Finds an insult in every text that holds the word "idioti"; fails as often as it is told. */
class WordClassifier implements Classifier {
  constructor(private failures = 0) {}

  async classify({ text }: ClassificationRequest): Promise<Verdict> {
    if (this.failures-- > 0) throw new ClassifierUnavailable('busy', { retryAfterMs: 10 });
    const found = text.includes('idioti');
    return {
      violations: found
        ? [{ clause: 'abusive-language', quote: 'idioti', severity: 'medium', target: 'team' }]
        : [],
      concern: null,
      confidence: 0.9,
      language: 'it',
      reason: 'A word decides.',
      classifier: 'word/1',
      bar: 'embedded',
    };
  }
}

/** Keeps what a command writes. */
class RecordedIo implements CommandIo {
  written = '';
  logged = '';
  readonly isTerminal = false;
  readonly out = (text: string) => {
    this.written += text;
  };
  readonly err = (text: string) => {
    this.logged += text;
  };
}

const GOOD = [
  {
    id: '1',
    lang: 'it',
    text: 'siete degli idioti',
    context: [],
    violations: ['abusive-language'],
    severity: 'medium',
    concern: null,
  },
  { id: '2', lang: 'it', text: 'buongiorno', context: [], violations: [], severity: 'none', concern: null },
]
  .map((line) => JSON.stringify(line))
  .join('\n');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'garbo-eval-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function evaluateContent(content: string, options: { classifier?: Classifier; json?: boolean } = {}) {
  const file = join(folder, 'set.jsonl');
  await writeFile(file, content);
  const io = new RecordedIo();
  const waits: number[] = [];
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  const defaults = { json: true, classifier: new WordClassifier(), policy: builtInPolicy() };
  const run = runEval({ file, concurrency: 1, now: () => 0, wait, ...defaults, ...options }, io);
  return { io, waits, run };
}

describe('eval', () => {
  it('prints exactly one JSON document', async () => {
    const { io, run } = await evaluateContent(`${GOOD}\n\n`);
    await run;
    expect(io.written.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(io.written)).toMatchObject({ items: 2, macroF1: 1, clauseMacroF1: 1, unanswered: 0 });
    expect(io.logged).toBe('');
  });

  it('prints a table for a person', async () => {
    const { io, run } = await evaluateContent(GOOD, { json: false });
    await run;
    expect(io.written).toMatch(/macro F1\s+100\.0 %/);
    expect(io.written).toContain('abusive-language');
  });

  it.each([
    ['not JSON', '{oops', /set\.jsonl:3: the line is not JSON/],
    [
      'an unknown clause',
      GOOD.split('\n')[0]?.replace('abusive-language', 'rudeness') ?? '',
      /set\.jsonl:3: violations\.0/,
    ],
    ['no text', '{"id":"3","lang":"it","violations":[],"severity":"none"}', /set\.jsonl:3: text/],
  ])('names file and line of %s', async (_, line, message) => {
    const { io, run } = await evaluateContent(`${GOOD}\n${line}\n`);
    await expect(run).rejects.toThrow(LabelledFileFault);
    await expect(run).rejects.toThrow(message);
    expect(io.written).toBe('');
  });

  it('says so when the file is empty or missing', async () => {
    const { run } = await evaluateContent('\n');
    await expect(run).rejects.toThrow(/holds no message/);
    const io = new RecordedIo();
    const options = { json: true, classifier: new WordClassifier(), policy: builtInPolicy(), concurrency: 1 };
    const missing = { ...options, file: join(folder, 'none.jsonl'), now: () => 0, wait: async () => {} };
    await expect(runEval(missing, io)).rejects.toThrow(LabelledFileFault);
  });

  it('asks again when the classifier is busy, waiting as long as it asked', async () => {
    const { run, waits } = await evaluateContent(GOOD, { classifier: new WordClassifier(2) });
    expect(await run).toMatchObject({ items: 2, unanswered: 0 });
    expect(waits).toEqual([10, 10]);
  });

  it('leaves out, and says, what got no answer; never counts it as harmless', async () => {
    const { io, run } = await evaluateContent(GOOD, { classifier: new WordClassifier(3) });
    expect(await run).toMatchObject({ items: 1, unanswered: 1 });
    expect(io.logged).toContain('1 messages got no answer');
    const { run: silent } = await evaluateContent(GOOD, { classifier: new WordClassifier(100) });
    await expect(silent).rejects.toThrow(NothingAnswered);
  });
});

describe('classify', () => {
  const options = {
    readStandardInput: async () => 'siete idioti, dal tubo',
    classifier: new WordClassifier(),
    policy: builtInPolicy(),
    decide: (verdict: Verdict) => ({
      lines: [`would answer ${verdict.violations.length}`],
      data: { answers: verdict.violations.length },
    }),
  };

  it('prints the verdict and what the ladder would do', async () => {
    const io = new RecordedIo();
    await runClassify({ ...options, text: 'buongiorno', json: false }, io);
    expect(io.written).toMatch(/No clause is broken[\s\S]*would answer 0/);
  });

  it('reads standard input for "-" and prints one JSON document', async () => {
    const io = new RecordedIo();
    await runClassify({ ...options, text: '-', json: true }, io);
    const { verdict, decision } = JSON.parse(io.written);
    expect(verdict.violations[0].quote).toBe('idioti');
    expect(decision).toEqual({ answers: 1 });
  });
});
