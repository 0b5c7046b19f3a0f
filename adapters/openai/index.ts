import { OpenAI } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import type { Policy } from '../../src/core/policy/policy.js';
import {
  type ClassificationRequest,
  type Classifier,
  ClassifierAnswerInvalid,
} from '../../src/core/ports/classifier.js';
import { checkVerdict } from '../../src/core/screening/check-verdict.js';
import { redact } from '../../src/core/screening/redact.js';
import type { Verdict } from '../../src/core/screening/verdict.js';
import { type Answer, type ReadAnswer, readAnswer } from './answer.js';
import { createBoundedFetch } from './bounded-fetch.js';
import { answerFault, asUnavailable, refusesJsonSchema } from './errors.js';
import { fenceMessage } from './fence.js';
import { buildStaticPrompt, type StaticPrompt } from './prompt.js';
import { type PromptFiles, readPromptFiles } from './prompt-files.js';
import { managersReason, primarySubtag } from './tidy.js';

/** A small model with structured output; `OPENAI_MODEL` names another. */
export const DEFAULT_MODEL = 'gpt-5.4-mini';

/** A support channel waits for the answer, so a request that takes longer is better asked again. */
const DEFAULT_TIMEOUT_MS = 30_000;

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** A whole response; an answer takes a few kilobytes, and reasoning is not part of it. */
const MAX_RESPONSE_BYTES = 262_144;

/** How much of a wrong answer is shown to the model again, in UTF-16 units. */
const MAX_QUOTED_ANSWER = 4000;

/** How to reach the model. */
export interface OpenAiClassifierOptions {
  readonly apiKey: string;
  /** Of any OpenAI-compatible server, with its `/v1`; OpenAI's own by default. */
  readonly baseUrl?: string;
  /** {@link DEFAULT_MODEL} by default. */
  readonly model?: string;
  /** For one request, its answer included. A message takes at most two, three the first time. */
  readonly timeoutMs?: number;
}

/**
 * The LLM classifier, over the chat completions of any OpenAI-compatible server. It asks a wrong answer again
 * once, with the fault named; every other retry is the queue's.
 *
 * @throws Error when a file of `prompts/classify/` is missing or damaged
 */
export function createOpenAiClassifier(options: OpenAiClassifierOptions): Classifier {
  return new OpenAiClassifier(options, readPromptFiles());
}

class OpenAiClassifier implements Classifier {
  private readonly client: OpenAI;
  private readonly model: string;
  private readonly timeoutMs: number;
  private readonly prompts = new WeakMap<Policy, StaticPrompt>();
  /** Some compatible servers know only `json_object`; learned from their first refusal. */
  private format: 'json_schema' | 'json_object' = 'json_schema';

  constructor(
    options: OpenAiClassifierOptions,
    private readonly files: PromptFiles,
  ) {
    this.model = options.model ?? DEFAULT_MODEL;
    this.timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
    // Everything the SDK would else take from the environment is set: settings are read in one place, and
    // OPENAI_LOG=debug would write the messages to the console.
    this.client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseUrl ?? DEFAULT_BASE_URL,
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: this.timeoutMs,
      logLevel: 'off',
      fetch: createBoundedFetch(MAX_RESPONSE_BYTES),
    });
  }

  async classify(request: ClassificationRequest): Promise<Verdict> {
    const prompt = this.promptFor(request.policy);
    const background = request.background.map(({ text }) => text);
    const redaction = redact([request.text, ...background]);
    const [text = '', ...earlier] = redaction.texts;
    const messages: ChatCompletionMessageParam[] = [
      { role: 'system', content: prompt.system },
      {
        role: 'user',
        content: fenceMessage(
          text,
          request.background.map(({ from }, index) => ({ from, text: earlier[index] ?? '' })),
        ),
      },
    ];

    const check = (read: ReadAnswer) => this.check(read, request, background, redaction.restore);
    const first = await this.ask(messages, prompt);
    const checked = check(first);
    if (checked.ok) return checked.verdict;

    const second = await this.ask([...messages, ...correction(first.content, checked.fault)], prompt);
    const rechecked = check(second);
    if (rechecked.ok) return rechecked.verdict;
    throw new ClassifierAnswerInvalid(rechecked.fault);
  }

  private promptFor(policy: Policy): StaticPrompt {
    const known = this.prompts.get(policy);
    if (known !== undefined) return known;
    const built = buildStaticPrompt(this.files, policy);
    this.prompts.set(policy, built);
    return built;
  }

  /** One request. `temperature` is left alone, because reasoning models refuse it. */
  private async ask(messages: ChatCompletionMessageParam[], prompt: StaticPrompt): Promise<ReadAnswer> {
    const format = this.format;
    try {
      const completion: unknown = await this.client.chat.completions.create({
        model: this.model,
        messages,
        store: false,
        response_format:
          format === 'json_schema'
            ? { type: 'json_schema', json_schema: { name: 'verdict', strict: true, schema: prompt.schema } }
            : { type: 'json_object' },
      });
      return readAnswer(completion);
    } catch (error) {
      const fault = answerFault(error);
      if (fault !== null) return { ok: false, fault, content: '' };
      if (format === 'json_schema' && refusesJsonSchema(error)) {
        this.format = 'json_object';
        return this.ask(messages, prompt);
      }
      throw asUnavailable(error, this.timeoutMs);
    }
  }

  private check(
    read: ReadAnswer,
    request: ClassificationRequest,
    background: readonly string[],
    restore: (text: string) => string,
  ): { ok: true; verdict: Verdict } | { ok: false; fault: string } {
    if (!read.ok) return { ok: false, fault: read.fault };
    const violations = read.answer.violations.map((claim) => ({ ...claim, quote: restore(claim.quote) }));
    const checked = checkVerdict(
      { ...read.answer, violations },
      { text: request.text, background },
      request.policy,
    );
    if (!checked.ok) return checked;
    return {
      ok: true,
      verdict: { ...checked.verdict, ...this.about(read.answer, checked.verdict.violations) },
    };
  }

  private about(
    answer: Answer,
    violations: Verdict['violations'],
  ): Pick<Verdict, 'language' | 'reason' | 'classifier' | 'bar'> {
    return {
      language: primarySubtag(answer.language),
      reason: managersReason(answer.reason, violations),
      classifier: `llm/${this.model}`,
      bar: 'llm',
    };
  }
}

/** The wrong answer and what is wrong with it, to be added to the conversation. */
function correction(content: string, fault: string): ChatCompletionMessageParam[] {
  return [
    { role: 'assistant', content: content.slice(0, MAX_QUOTED_ANSWER) || '(no answer)' },
    {
      role: 'user',
      content:
        `Your answer cannot be used: ${fault}. Judge the same message again ` +
        'and answer with one JSON object as described, nothing else.',
    },
  ];
}
