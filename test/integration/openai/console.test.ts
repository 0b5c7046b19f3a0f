import { afterEach, expect, it, vi } from 'vitest';
import { createOpenAiClassifier } from '../../../adapters/openai/index.js';
import { FakeOpenAi } from '../../support/fake-openai.js';
import { builtInPolicy } from '../../support/policy.js';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

// In a file of its own: the SDK keeps the console's methods as they were at its first client.
it('writes nothing to the console, whatever OPENAI_LOG says', async () => {
  vi.stubEnv('OPENAI_LOG', 'debug');
  const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;
  const spies = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  const openai = await FakeOpenAi.start();
  const classifier = createOpenAiClassifier({ apiKey: openai.apiKey, baseUrl: openai.url });
  const request = { text: 'branco di idioti', background: [], policy: builtInPolicy() };
  openai.script({ kind: 'status', status: 400, message: 'odd' });
  await expect(classifier.classify(request)).rejects.toThrow(/400/);
  expect((await classifier.classify(request)).violations).toEqual([]);
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  await openai.close();
});
