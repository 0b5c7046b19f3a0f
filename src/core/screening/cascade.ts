import type { ClassificationRequest, Classifier } from '../ports/classifier.js';
import { ClassifierUnavailable } from '../ports/classifier.js';
import type { Log } from '../ports/log.js';
import type { Verdict } from './verdict.js';

/** The two judges, the better one first. */
export interface CascadeOptions {
  readonly llm: Classifier;
  readonly embedded: Classifier;
  readonly log?: Log;
}

/**
 * A classifier that asks the LLM and, when that cannot be reached, answers with the embedded verdict, which
 * says so itself in `classifier` and `bar`. An answer that breaks the contract is passed on as the error it
 * is: the message then needs a person, not a second guess.
 */
export function createCascade(options: CascadeOptions): Classifier {
  return new Cascade(options);
}

class Cascade implements Classifier {
  constructor(private readonly options: CascadeOptions) {}

  async classify(request: ClassificationRequest): Promise<Verdict> {
    const { llm, embedded, log } = this.options;
    try {
      return await llm.classify(request);
    } catch (error) {
      if (!(error instanceof ClassifierUnavailable)) throw error;
      log?.warn('llm-unavailable-embedded-judges', { code: error.code });
      return embedded.classify(request);
    }
  }
}
