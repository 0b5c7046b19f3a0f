import { createEmbeddedClassifier } from '../../adapters/embedded/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { Classifier } from '../core/ports/classifier.js';
import { createCascade } from '../core/screening/cascade.js';
import type { Tools } from '../core/tools.js';

/** With a key the LLM judges every message, and the embedded classifier when the LLM stays silent. */
export async function createClassifiers(
  config: Config,
): Promise<Pick<Tools, 'classifier' | 'fallbackClassifier'>> {
  const embedded = createEmbeddedClassifier();
  const llm = await createLlmClassifier(config);
  return { classifier: llm ?? embedded, fallbackClassifier: embedded };
}

/** The LLM classifier, or `null` without `OPENAI_API_KEY`. Its SDK is loaded only when there is one. */
async function createLlmClassifier(config: Config): Promise<Classifier | null> {
  if (!config.OPENAI_API_KEY) return null;
  const { createOpenAiClassifier } = await import('../../adapters/openai/index.js');
  return createOpenAiClassifier({
    apiKey: config.OPENAI_API_KEY,
    timeoutMs: config.OPENAI_TIMEOUT_SECONDS * 1000,
    ...(config.OPENAI_BASE_URL ? { baseUrl: config.OPENAI_BASE_URL } : {}),
    ...(config.OPENAI_MODEL ? { model: config.OPENAI_MODEL } : {}),
  });
}

/** Which classifier `garbo eval` and `garbo classify` use. */
export type ClassifierName = 'embedded' | 'llm' | 'cascade';

/**
 * The classifier of that name, for the commands that judge without a record.
 * @throws GarboError `LLM_NOT_CONFIGURED`
 */
export async function classifierNamed(name: ClassifierName, config: Config): Promise<Classifier> {
  const embedded = createEmbeddedClassifier();
  if (name === 'embedded') return embedded;
  const llm = await createLlmClassifier(config);
  if (!llm) {
    throw new GarboError(
      'LLM_NOT_CONFIGURED',
      `The classifier "${name}" needs an LLM.`,
      'Set OPENAI_API_KEY.',
    );
  }
  return name === 'llm' ? llm : createCascade({ llm, embedded });
}
