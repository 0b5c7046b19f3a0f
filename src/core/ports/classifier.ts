import { GarboError } from '../errors.js';
import type { Policy } from '../policy/policy.js';
import type { Verdict } from '../screening/verdict.js';

/** An earlier message of the thread: background for judging, never judged itself. */
export interface BackgroundMessage {
  readonly from: 'customer' | 'agent' | 'other';
  readonly text: string;
}

/** One message to judge, grounded in the loaded policy. */
export interface ClassificationRequest {
  /** The customer's words, platform markup already turned into plain text. */
  readonly text: string;
  /** Oldest first, at most ten. */
  readonly background: readonly BackgroundMessage[];
  readonly policy: Policy;
}

/** Judges messages. It never answers "clean" for want of an answer: it throws instead. */
export interface Classifier {
  /**
   * @throws ClassifierUnavailable when no answer could be had (time-out, 429, 5xx, network): try again later
   * @throws ClassifierAnswerInvalid when an answer came that breaks the contract, also when asked again
   */
  classify(request: ClassificationRequest): Promise<Verdict>;
}

/** No answer could be had now. `retryAfterMs` is the provider's own wish where it named one. */
export class ClassifierUnavailable extends GarboError {
  override readonly name = 'ClassifierUnavailable';
  constructor(message: string, options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {}) {
    super('CLASSIFIER_UNAVAILABLE', message, 'Nothing: the message stays in the queue and is judged again.', {
      cause: options.cause,
      retry: 'later',
    });
    this.retryAfterMs = options.retryAfterMs;
  }
  readonly retryAfterMs: number | undefined;
}

/** An answer came, but code cannot accept it: unknown clause, invented quote, wrong shape, refusal. */
export class ClassifierAnswerInvalid extends GarboError {
  override readonly name = 'ClassifierAnswerInvalid';
  constructor(fault: string, options: { readonly cause?: unknown } = {}) {
    super(
      'CLASSIFIER_ANSWER_INVALID',
      `The classifier's answer cannot be used: ${fault}.`,
      'Read the message yourself; if it happens often, try another model.',
      {
        cause: options.cause,
        retry: 'never',
      },
    );
  }
}
