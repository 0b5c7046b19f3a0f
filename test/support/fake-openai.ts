import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strictSchemaFault } from './strict-schema.js';

/** A verdict in the answer's own shape. */
export interface FakeVerdict {
  reason: string;
  violations: { clause: string; quote: string; severity: string; target: string }[];
  concern: 'self-harm' | null;
  confidence: number;
  language: string | null;
}

/** One request as the server received it, also when it refused it. */
export interface RecordedRequest {
  readonly authorization: string | undefined;
  readonly model: string;
  readonly store: unknown;
  readonly responseFormat: string | undefined;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  /** The message to judge, taken out of its fence; as the model would see it, so with placeholders. */
  readonly text: string;
  /** 1 for the first request about a message, 2 when a wrong answer is asked again. */
  readonly attempt: number;
  /** The whole body as sent. */
  readonly body: string;
}

/**
 * How the server behaves towards one request:
 * `judge`: the verdict of the judge (the default); `verdict`: this one; `content`: this text as the message,
 * whatever it is; `finish`: the judge's verdict with this finish_reason, cut in half for `length`;
 * `refusal`: a refusal; `empty`: no content; `slow`: the judge's verdict after so many milliseconds;
 * `hang`: no answer until the client gives up; `hang-in-body`: headers, half a body, then nothing; `reset`:
 * the connection is cut; `status`: an error of the API; `rate-limited`: 429 with Retry-After; `huge`: a body
 * of so many bytes; `html`: a proxy's page with status 200; `broken-json`: half an envelope.
 */
export type FakeReply =
  | {
      readonly kind:
        | 'judge'
        | 'refusal'
        | 'empty'
        | 'hang'
        | 'hang-in-body'
        | 'reset'
        | 'html'
        | 'broken-json';
    }
  | { readonly kind: 'verdict'; readonly verdict: FakeVerdict }
  | { readonly kind: 'content'; readonly content: string }
  | { readonly kind: 'finish'; readonly reason: 'length' | 'content_filter' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly param?: string;
      readonly message?: string;
    }
  | { readonly kind: 'rate-limited'; readonly retryAfter: string }
  | { readonly kind: 'huge'; readonly bytes: number };

/** Gives the verdict for a message, as a model would. */
export type Judge = (text: string, request: RecordedRequest) => FakeVerdict;

/** How to start a {@link FakeOpenAi}. */
export interface FakeOpenAiOptions {
  /** The only key that is let in. Default `sk-test`. */
  readonly apiKey?: string;
  /** Models that exist; any does by default. */
  readonly models?: readonly string[];
  /** `false`: like servers that know only `json_object`, `json_schema` is refused with a 400. */
  readonly jsonSchema?: boolean;
  readonly judge?: Judge;
}

/** A verdict without violation. */
export function cleanVerdict(overrides: Partial<FakeVerdict> = {}): FakeVerdict {
  return {
    reason: 'Nothing against the policy.',
    violations: [],
    concern: null,
    confidence: 0.97,
    language: 'it',
    ...overrides,
  };
}

/** A verdict with one violation, by default an insult of medium severity at the team. */
export function insultVerdict(quote: string, overrides: Partial<FakeVerdict['violations'][number]> = {}) {
  const violation = { clause: 'abusive-language', quote, severity: 'medium', target: 'team', ...overrides };
  return cleanVerdict({ reason: 'Insult at the team.', violations: [violation], confidence: 0.95 });
}

/**
 * A stand-in for OpenAI's API over real HTTP: `POST /v1/chat/completions` and `GET /v1/models`. It refuses
 * what the real one refuses (missing or wrong key, unknown model, no messages, a schema that is not strict)
 * and keeps every request.
 *
 * ```ts
 * const openai = await FakeOpenAi.start({ judge: (text) => text.includes('idioti') ? insultVerdict('idioti') : cleanVerdict() });
 * // OPENAI_BASE_URL=openai.url OPENAI_API_KEY=openai.apiKey
 * openai.script({ kind: 'status', status: 500 }, { kind: 'judge' }); // the next two requests
 * openai.always({ kind: 'hang' });                                   // every later one: the provider is down
 * openai.requests.at(-1)?.text;
 * await openai.close();
 * ```
 */
export class FakeOpenAi {
  /** Every chat request, oldest first. */
  readonly requests: RecordedRequest[] = [];
  private scripted: FakeReply[] = [];
  private standing: FakeReply = { kind: 'judge' };
  private readonly server: Server;
  private port = 0;
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(private readonly options: FakeOpenAiOptions) {
    this.server = createServer((request, response) => void this.receive(request, response));
  }

  /** Listens on a free port of 127.0.0.1. */
  static async start(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
    const fake = new FakeOpenAi(options);
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    fake.port = (fake.server.address() as AddressInfo).port;
    return fake;
  }

  /** For OPENAI_BASE_URL; ends in `/v1`. It stays the same after {@link close}, when nothing listens there. */
  get url(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  /** The key that is let in. */
  get apiKey(): string {
    return this.options.apiKey ?? 'sk-test';
  }

  /** How the next requests are answered, in order; those after them get the standing behaviour. */
  script(...replies: FakeReply[]): void {
    this.scripted.push(...replies);
  }

  /** How every request without a script is answered from now on; `{ kind: 'judge' }` at first. */
  always(reply: FakeReply): void {
    this.standing = reply;
  }

  /** Stops at once, cutting connections that still hang. Closing twice is once. */
  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    if (request.method === 'POST' && request.url === '/v1/chat/completions') {
      const recorded = record(request, body);
      if (recorded !== null) this.requests.push(recorded);
      const fault = this.refusal(request, recorded, body);
      if (fault) return sendError(response, fault);
      if (recorded !== null) this.reply(response, recorded);
      return;
    }
    if (request.headers.authorization !== `Bearer ${this.apiKey}`) return sendError(response, WRONG_KEY);
    if (request.method === 'GET' && request.url === '/v1/models')
      return sendJson(response, 200, {
        object: 'list',
        data: (this.options.models ?? []).map((id) => ({
          id,
          object: 'model',
          created: 0,
          owned_by: 'fake',
        })),
      });
    sendError(response, { status: 404, message: `Unknown request URL: ${request.method} ${request.url}` });
  }

  /** What the real server would refuse before any model is asked. */
  private refusal(request: IncomingMessage, recorded: RecordedRequest | null, body: string): ApiError | null {
    if (request.headers.authorization !== `Bearer ${this.apiKey}`) return WRONG_KEY;
    if (!String(request.headers['content-type']).startsWith('application/json'))
      return { status: 415, message: 'Unsupported content type.' };
    if (recorded === null)
      return { status: 400, message: 'We could not parse the JSON body of your request.' };
    const { models, jsonSchema = true } = this.options;
    if (recorded.model === '') return badRequest('model', 'you must provide a model parameter');
    if (models && !models.includes(recorded.model))
      return { status: 404, code: 'model_not_found', message: `The model does not exist: ${recorded.model}` };
    return messagesFault(recorded) ?? formatFault(body, recorded, jsonSchema);
  }

  private reply(response: ServerResponse, request: RecordedRequest): void {
    const reply = this.scripted.shift() ?? this.standing;
    const judge = this.options.judge ?? (() => cleanVerdict());
    const answer = () => sendJson(response, 200, completion(request, reply, judge));
    switch (reply.kind) {
      case 'slow': {
        const timer = setTimeout(() => {
          this.timers.delete(timer);
          answer();
        }, reply.milliseconds);
        this.timers.add(timer);
        break;
      }
      case 'hang':
        break;
      case 'hang-in-body':
        response.writeHead(200, JSON_TYPE).write('{"choices":[{');
        break;
      case 'broken-json':
        response.writeHead(200, JSON_TYPE).end('{"choices":[{"mess');
        break;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to the proxy</html>');
        break;
      case 'reset':
        response.socket?.destroy();
        break;
      case 'status':
        sendError(response, reply);
        break;
      case 'rate-limited':
        response.setHeader('retry-after', reply.retryAfter);
        sendError(response, { status: 429, code: 'rate_limit_exceeded', message: 'Rate limit reached.' });
        break;
      default:
        answer();
    }
  }
}

interface ApiError {
  readonly status: number;
  readonly message?: string;
  readonly code?: string;
  readonly param?: string;
}

const JSON_TYPE = { 'content-type': 'application/json', 'x-request-id': 'req_fake' };

const WRONG_KEY: ApiError = { status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' };

function badRequest(param: string, message: string): ApiError {
  return { status: 400, param, message };
}

function messagesFault({ messages }: RecordedRequest): ApiError | null {
  if (messages.length === 0) return badRequest('messages', 'messages must not be empty');
  for (const { role, content } of messages) {
    if (!['system', 'developer', 'user', 'assistant'].includes(role))
      return badRequest('messages', `invalid role: ${role}`);
    if (typeof content !== 'string' || content === '')
      return badRequest('messages', 'content must be a text that is not empty');
  }
  return null;
}

function formatFault(body: string, request: RecordedRequest, jsonSchema: boolean): ApiError | null {
  const format = (JSON.parse(body) as { response_format?: { json_schema?: Record<string, unknown> } })
    .response_format;
  if (request.responseFormat === 'json_schema') {
    if (!jsonSchema) return badRequest('response_format', "response_format 'json_schema' is not supported");
    const { name, strict, schema } = format?.json_schema ?? {};
    if (!/^[\w-]{1,64}$/.test(String(name ?? '')))
      return badRequest('response_format', 'json_schema.name is wrong');
    const fault = strict === true ? strictSchemaFault(schema) : null;
    return fault === null ? null : badRequest('response_format', `Invalid schema: ${fault}`);
  }
  if (request.responseFormat === 'json_object' && !request.messages.some((m) => /json/i.test(m.content)))
    return badRequest('messages', "'messages' must contain the word 'json' to use 'json_object'");
  return null;
}

function record(request: IncomingMessage, body: string): RecordedRequest | null {
  let parsed: Record<string, unknown>;
  try {
    parsed = JSON.parse(body) as Record<string, unknown>;
  } catch {
    return null;
  }
  const messages = (parsed.messages ?? []) as { role: string; content: string }[];
  const asked = messages.find(({ role }) => role === 'user')?.content ?? '';
  return {
    authorization: request.headers.authorization,
    model: String(parsed.model ?? ''),
    store: parsed.store,
    responseFormat: (parsed.response_format as { type?: string } | undefined)?.type,
    messages,
    text: /<message-([0-9a-f]{12})>\n([\s\S]*)\n<\/message-\1>/.exec(asked)?.[2] ?? '',
    attempt: messages.filter(({ role }) => role === 'user').length,
    body,
  };
}

/** The envelope of an answer, the content as the reply wants it. */
function completion(request: RecordedRequest, reply: FakeReply, judge: Judge) {
  const judged = JSON.stringify(judge(request.text, request));
  let content: string | null = judged;
  let finish = 'stop';
  if (reply.kind === 'verdict') content = JSON.stringify(reply.verdict);
  if (reply.kind === 'content') content = reply.content;
  if (reply.kind === 'huge') content = 'x'.repeat(reply.bytes);
  if (reply.kind === 'refusal') content = null;
  if (reply.kind === 'empty') content = '';
  if (reply.kind === 'finish') {
    content = reply.reason === 'length' ? judged.slice(0, judged.length / 2) : '';
    finish = reply.reason;
  }
  const refusal = reply.kind === 'refusal' ? "I can't help with that." : null;
  const message = { role: 'assistant', content, refusal };
  return {
    id: 'chatcmpl-fake',
    object: 'chat.completion',
    created: 0,
    model: request.model,
    choices: [{ index: 0, message, logprobs: null, finish_reason: finish }],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

function sendError(response: ServerResponse, { status, message = 'An error.', code, param }: ApiError): void {
  const type = status >= 500 ? 'server_error' : 'invalid_request_error';
  sendJson(response, status, { error: { message, type, param: param ?? null, code: code ?? null } });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, JSON_TYPE).end(JSON.stringify(value));
}
