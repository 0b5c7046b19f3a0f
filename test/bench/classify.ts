import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEmbeddedClassifier } from '../../adapters/embedded/index.js';
import { packageRoot } from '../../src/package-root.js';
import { builtInPolicy } from '../support/policy.js';

/** Runs long enough that start-up and compilation do not show. */
const SECONDS = 3;

/** How many messages a second, on one core, and beside the cheapest thing one can do with the same lines. */
export interface ClassifyBench {
  readonly messagesPerSecond: number;
  /** Parsing the JSON of the same lines, in the same run: tells a slow machine from slow code. */
  readonly parsedLinesPerSecond: number;
  readonly ratio: number;
  readonly loadMs: number;
}

/** Measures the embedded classifier on the harmless and abusive messages of `training/dev.jsonl`. */
export async function benchClassify(): Promise<ClassifyBench> {
  const lines = readFileSync(join(packageRoot(), 'training/dev.jsonl'), 'utf8').trim().split('\n');
  const texts = lines.map((line): string => JSON.parse(line).text);
  const policy = builtInPolicy();
  const started = performance.now();
  const classifier = createEmbeddedClassifier();
  const loadMs = performance.now() - started;
  const messagesPerSecond = await perSecond(texts, (text) =>
    classifier.classify({ text, background: [], policy }),
  );
  const parsedLinesPerSecond = await perSecond(lines, async (line) => JSON.parse(line));
  return { messagesPerSecond, parsedLinesPerSecond, ratio: messagesPerSecond / parsedLinesPerSecond, loadMs };
}

async function perSecond<T>(items: readonly T[], run: (item: T) => Promise<unknown>): Promise<number> {
  for (const item of items) await run(item);
  const started = performance.now();
  let done = 0;
  while (performance.now() - started < SECONDS * 1000) {
    for (const item of items) await run(item);
    done += items.length;
  }
  return (done * 1000) / (performance.now() - started);
}
