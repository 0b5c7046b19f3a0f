import { describe, expect, it } from 'vitest';
import {
  type Classifier,
  ClassifierAnswerInvalid,
  ClassifierUnavailable,
} from '../../../src/core/ports/classifier.js';
import { createCascade } from '../../../src/core/screening/cascade.js';
import type { Verdict } from '../../../src/core/screening/verdict.js';
import { builtInPolicy } from '../../support/policy.js';

const request = { text: 'Buongiorno', background: [], policy: builtInPolicy() };

/** Answers with its verdict, or fails with its error. */
class ScriptedClassifier implements Classifier {
  asked = 0;
  constructor(private readonly outcome: Verdict | Error) {}

  async classify(): Promise<Verdict> {
    this.asked += 1;
    if (this.outcome instanceof Error) throw this.outcome;
    return this.outcome;
  }
}

function verdict(bar: 'llm' | 'embedded'): Verdict {
  return {
    violations: [],
    concern: null,
    confidence: 0.9,
    language: 'it',
    reason: '',
    classifier: `${bar}/test`,
    bar,
  };
}

describe('a cascade', () => {
  it('answers with the LLM while it can be reached', async () => {
    const embedded = new ScriptedClassifier(verdict('embedded'));
    const cascade = createCascade({ llm: new ScriptedClassifier(verdict('llm')), embedded });
    expect(await cascade.classify(request)).toEqual(verdict('llm'));
    expect(embedded.asked).toBe(0);
  });

  it('answers with the embedded verdict when the LLM is unavailable', async () => {
    const llm = new ScriptedClassifier(new ClassifierUnavailable('down'));
    const cascade = createCascade({ llm, embedded: new ScriptedClassifier(verdict('embedded')) });
    expect(await cascade.classify(request)).toEqual(verdict('embedded'));
    expect(llm.asked).toBe(1);
  });

  it.each([new ClassifierAnswerInvalid('it is empty'), new TypeError('a bug')])(
    'passes on %s',
    async (error) => {
      const embedded = new ScriptedClassifier(verdict('embedded'));
      const cascade = createCascade({ llm: new ScriptedClassifier(error), embedded });
      await expect(cascade.classify(request)).rejects.toBe(error);
      expect(embedded.asked).toBe(0);
    },
  );
});
