import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEmbeddedClassifier } from '../../adapters/embedded/index.js';
import { runEval } from '../../src/commands/eval.js';
import { packageRoot } from '../../src/package-root.js';
import { builtInPolicy } from '../support/policy.js';

it('the embedded classifier keeps its figures on training/dev.jsonl', async () => {
  const report = await runEval(
    {
      file: join(packageRoot(), 'training/dev.jsonl'),
      json: true,
      classifier: createEmbeddedClassifier(),
      policy: builtInPolicy(),
      concurrency: 1,
      now: () => performance.now(),
      wait: async () => {},
    },
    { out: () => {}, err: () => {}, isTerminal: false },
  );
  expect(report.items).toBe(200);
  expect(report.unanswered).toBe(0);
  expect(report.macroF1).toBeGreaterThanOrEqual(0.85);
  expect(report.binary.fpr).toBeLessThanOrEqual(0.08);
});
