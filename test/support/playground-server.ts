import type { Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { createPhraseBook } from '../../adapters/phrase-book/index.js';
import {
  createPlaygroundPlatform,
  type PlaygroundPlatform,
  type SqlPool,
} from '../../adapters/playground/index.js';
import type { ShownMessage } from '../../adapters/playground/render.js';
import { createLooks } from '../../src/composition/looks.js';
import type { PressOutcome } from '../../src/core/cases/press.js';
import type { StandingState } from '../../src/core/ladder/standing.js';
import type { Log, LogFields } from '../../src/core/ports/log.js';
import type { MessageJob, Press } from '../../src/core/ports/queues.js';
import { packageRoot } from '../../src/package-root.js';

/** Keeps the jobs it is given; `down` makes it refuse them. */
export class RecordingMessageQueue {
  readonly jobs: MessageJob[] = [];
  down: Error | null = null;
  /** Works on each job right after it is kept. */
  worker: (job: MessageJob) => Promise<void> = async () => undefined;

  async enqueueMessage(job: MessageJob): Promise<void> {
    if (this.down) throw this.down;
    this.jobs.push(job);
    await this.worker(job);
  }
}

/** Keeps the log lines, as JSON, so that tests can look for what must not be in them. */
class RecordingLog implements Log {
  readonly lines: string[] = [];

  info(event: string, fields?: LogFields): void {
    this.lines.push(JSON.stringify({ event, ...fields }));
  }

  warn(event: string, fields?: LogFields): void {
    this.info(event, fields);
  }

  error(event: string, error: unknown, fields?: LogFields): void {
    this.lines.push(JSON.stringify({ event, error: String(error), ...fields }));
  }
}

/** The playground on a real HTTP server, with the core played by the test. */
export class PlaygroundServer {
  readonly queue = new RecordingMessageQueue();
  readonly log = new RecordingLog();
  readonly presses: Press[] = [];
  /** What the next presses come to. */
  answerPress: (press: Press) => Promise<PressOutcome> = async () => ({ status: 'done', say: 'Done.' });
  /** What the record says of customers, by id; `good` of everybody else. */
  readonly standings = new Map<string, StandingState>();
  readonly playground: PlaygroundPlatform;
  #server: Server | null = null;
  #ids = 0;

  constructor(
    readonly pool: SqlPool,
    options: {
      readonly idPrefix?: string;
      readonly allowedHosts?: readonly string[];
      readonly pageFolder?: string;
    } = {},
  ) {
    this.playground = createPlaygroundPlatform({
      pool,
      queues: this.queue,
      pressButton: (press) => {
        this.presses.push(press);
        return this.answerPress(press);
      },
      renderAs: createLooks(createPhraseBook(join(packageRoot(), 'prompts', 'notices'))),
      standingOf: async ({ id }) => this.standings.get(id) ?? 'good',
      clock: { now: () => new Date() },
      ids: { next: () => `${options.idPrefix ?? 'm'}-${++this.#ids}` },
      log: this.log,
      allowedHosts: options.allowedHosts ?? [],
      pageFolder: options.pageFolder ?? join(packageRoot(), 'dist/page'),
    });
  }

  /** Listens on a free port of loopback. */
  async start(): Promise<this> {
    await this.playground.start();
    const app = express();
    this.playground.mount(app);
    await new Promise<void>((resolve) => {
      this.#server = app.listen(0, '127.0.0.1', () => resolve());
    });
    return this;
  }

  async stop(): Promise<void> {
    await this.playground.stop();
    await new Promise((resolve) => (this.#server ? this.#server.close(resolve) : resolve(undefined)));
  }

  get port(): number {
    const address = this.#server?.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** A request with a JSON body; a string goes as it is. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.url}/playground/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  async conversation(id: string): Promise<readonly ShownMessage[]> {
    const { body } = await this.send('GET', `/conversations/${encodeURIComponent(id)}`);
    return body as readonly ShownMessage[];
  }
}

/** A response, its body read as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
