import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenAiClassifier } from '../../../adapters/openai/index.js';
import {
  type Classifier,
  ClassifierAnswerInvalid,
  ClassifierUnavailable,
} from '../../../src/core/ports/classifier.js';
import { cleanVerdict, FakeOpenAi, type FakeReply, insultVerdict } from '../../support/fake-openai.js';
import { builtInPolicy } from '../../support/policy.js';

const SECRET = 'parolaccia-segreta';
const request = { text: `Buongiorno, ${SECRET}`, background: [], policy: builtInPolicy() };

let openai: FakeOpenAi;
let classifier: Classifier;

beforeEach(async () => {
  openai = await FakeOpenAi.start({ models: ['small'] });
  classifier = connect({});
});

afterEach(() => openai.close());

function connect(options: { apiKey?: string; model?: string; baseUrl?: string }): Classifier {
  return createOpenAiClassifier({
    apiKey: openai.apiKey,
    baseUrl: openai.url,
    model: 'small',
    timeoutMs: 400,
    ...options,
  });
}

async function failure(judge: Classifier = classifier): Promise<unknown> {
  return judge.classify(request).then(
    () => expect.unreachable('it answered'),
    (error: unknown) => error,
  );
}

/** Everything a log would show of an error: its own properties and those of its causes. */
function logged(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return `${error.message} ${error.stack} ${JSON.stringify(error)} ${logged(error.cause)}`;
}

const violation = (overrides: object) => ({
  kind: 'verdict' as const,
  verdict: insultVerdict(SECRET, overrides),
});

const WRONG_ANSWERS: readonly [string, FakeReply, RegExp][] = [
  ['text that is not JSON', { kind: 'content', content: `Clean! ${SECRET}` }, /not JSON/],
  ['JSON of another shape', { kind: 'content', content: '{"violation":false}' }, /wrong shape: reason/],
  ['a list', { kind: 'content', content: '[]' }, /wrong shape/],
  ['null', { kind: 'content', content: 'null' }, /wrong shape/],
  ['an unknown clause', violation({ clause: 'be-nice' }), /clause `be-nice` is not in the policy/],
  ['a clause of the team', violation({ clause: 'courtesy' }), /`courtesy` cannot be broken by a customer/],
  ['an invented quote', violation({ quote: 'branco di idioti' }), /quote of violation 1/],
  ['an empty quote', violation({ quote: ' ' }), /quote of violation 1 is empty/],
  ['a severity not allowed', violation({ clause: 'threat', severity: 'low' }), /`threat` allows only/],
  ['an unknown target', violation({ target: 'everybody' }), /target of violation 1/],
  ['a confidence above 1', { kind: 'verdict', verdict: cleanVerdict({ confidence: 95 }) }, /confidence/],
  ['an unknown concern', { kind: 'verdict', verdict: cleanVerdict({ concern: 'sad' as never }) }, /concern/],
  ['a refusal', { kind: 'refusal' }, /refused/],
  ['nothing', { kind: 'empty' }, /empty/],
  ['an answer cut off', { kind: 'finish', reason: 'length' }, /cut off/],
  ['a filtered answer', { kind: 'finish', reason: 'content_filter' }, /content filter/],
  ['a filtered prompt', { kind: 'status', status: 400, code: 'content_filter' }, /content filter/],
  ['100 kB', { kind: 'huge', bytes: 100_000 }, /longer than/],
  ['2 MB', { kind: 'huge', bytes: 2_000_000 }, /far too long/],
  ['a page of a proxy', { kind: 'html' }, /not a chat completion/],
  ['half an envelope', { kind: 'broken-json' }, /not JSON/],
];

describe('a wrong answer', () => {
  it.each(WRONG_ANSWERS)('is asked again with the fault named: %s', async (_name, reply, fault) => {
    openai.script(reply);
    expect((await classifier.classify(request)).violations).toEqual([]);
    expect(openai.requests).toHaveLength(2);
    const [first, second] = openai.requests;
    expect(second?.messages.slice(0, 2)).toEqual(first?.messages);
    expect(second?.messages.slice(2).map(({ role }) => role)).toEqual(['assistant', 'user']);
    expect(second?.messages[2]?.content.length).toBeLessThanOrEqual(4000);
    expect(second?.messages[3]?.content).toMatch(fault);
  });

  it.each(WRONG_ANSWERS)('is an error the second time, never clean: %s', async (_name, reply, fault) => {
    openai.always(reply);
    const error = await failure();
    expect(error).toBeInstanceOf(ClassifierAnswerInvalid);
    expect(logged(error)).toMatch(fault);
    expect(logged(error)).not.toContain(SECRET);
    expect(openai.requests).toHaveLength(2);
    openai.always({ kind: 'judge' });
    expect((await classifier.classify(request)).violations).toEqual([]);
  });
});

const UNAVAILABLE: readonly [string, FakeReply, RegExp][] = [
  ['no answer', { kind: 'hang' }, /within 400 ms/],
  ['an answer that stops half-way', { kind: 'hang-in-body' }, /within 400 ms/],
  ['a slow answer', { kind: 'slow', milliseconds: 60_000 }, /within 400 ms/],
  ['a connection cut', { kind: 'reset' }, /cannot be reached/],
  ['500', { kind: 'status', status: 500, message: SECRET }, /failed \(500\)/],
  ['503', { kind: 'status', status: 503 }, /failed \(503\)/],
  ['403', { kind: 'status', status: 403 }, /OPENAI_API_KEY/],
  [
    'an odd 400',
    { kind: 'status', status: 400, message: `bad text ${SECRET}` },
    /refused the request \(400\)/,
  ],
  ['no credit', { kind: 'status', status: 429, code: 'insufficient_quota' }, /no credit/],
];

describe('a provider that gives no answer', () => {
  it.each(UNAVAILABLE)(
    'is unavailable, asked once, and serves the next message: %s',
    async (_name, reply, words) => {
      openai.always(reply);
      const error = await failure();
      expect(error).toBeInstanceOf(ClassifierUnavailable);
      expect(error).toMatchObject({ retry: 'later', retryAfterMs: undefined });
      expect(logged(error)).toMatch(words);
      expect(logged(error)).not.toContain(SECRET);
      expect(openai.requests).toHaveLength(1);
      openai.always({ kind: 'judge' });
      expect((await classifier.classify(request)).violations).toEqual([]);
    },
  );

  it('passes on how long it wishes us to wait', async () => {
    openai.script({ kind: 'rate-limited', retryAfter: '7' });
    expect(await failure()).toMatchObject({ code: 'CLASSIFIER_UNAVAILABLE', retryAfterMs: 7000 });
    openai.script({ kind: 'rate-limited', retryAfter: new Date(Date.now() + 3_600_000).toUTCString() });
    const { retryAfterMs } = (await failure()) as ClassifierUnavailable;
    expect(retryAfterMs).toBeGreaterThan(3_590_000);
    expect(retryAfterMs).toBeLessThanOrEqual(3_602_000);
    openai.script({ kind: 'rate-limited', retryAfter: 'soon' });
    expect(await failure()).toMatchObject({ retryAfterMs: undefined });
  });

  it('names the setting when key, model or address is wrong', async () => {
    expect(await failure(connect({ apiKey: 'sk-wrong' }))).toMatchObject({
      name: 'ClassifierUnavailable',
      message: expect.stringContaining('OPENAI_API_KEY'),
    });
    expect(await failure(connect({ model: 'unheard-of' }))).toMatchObject({
      message: expect.stringContaining('OPENAI_MODEL'),
    });
    expect(await failure(connect({ baseUrl: `${openai.url}/nowhere` }))).toMatchObject({
      message: expect.stringContaining('OPENAI_BASE_URL'),
    });
  });

  it('is unavailable when nothing listens', async () => {
    await openai.close();
    expect(await failure()).toBeInstanceOf(ClassifierUnavailable);
  });
});
