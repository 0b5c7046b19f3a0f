import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ShownMessage } from '../../adapters/playground/render.js';
import { packageRoot } from '../../src/package-root.js';

const PATIENCE_MS = 45_000;

/** Settings beside those every test needs: a free port and nothing of this machine's own environment. */
export type Settings = Readonly<Record<string, string>>;

/** How a command ended. */
export interface Ended {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The people of the stories. */
export const CARLA = { id: 'carla', role: 'customer', name: 'Carla Rossi', locale: 'it-IT' } as const;
export const BRUNO = { id: 'bruno', role: 'customer', name: 'Bruno Black', locale: 'en-GB' } as const;
export const ANNA = { id: 'anna', role: 'agent', name: 'Anna', locale: 'it-IT' } as const;
export const GIULIA = { id: 'giulia', role: 'manager', name: 'Giulia', locale: 'it-IT' } as const;
export const MARCO = { id: 'marco', role: 'manager', name: 'Marco', locale: 'it-IT' } as const;

/** Runs a command of the built program to its end. */
export async function runGarbo(args: readonly string[], settings: Settings = {}, input = ''): Promise<Ended> {
  const child = spawnGarbo(args, settings);
  child.stdin?.end(input);
  const output = collect(child);
  const code = await exitOf(child);
  return { code, out: output.out, err: output.err };
}

/** A running `garbo start`, spoken to over HTTP as a browser or a platform would. */
export class GarboProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly written: { readonly out: string; readonly err: string },
    readonly url: string,
  ) {}

  /** Resolves once it is ready. @throws Error with what it wrote when it ends before */
  static async start(settings: Settings): Promise<GarboProcess> {
    const child = spawnGarbo(['start'], { PORT: '0', ...settings });
    const output = collect(child);
    const ended = exitOf(child).then((code) => {
      throw new Error(`garbo start ended with ${code}: ${output.err}`);
    });
    const ready = until(() => /Garbo is ready: (\S+)/.exec(output.out)?.[1] ?? null);
    return new GarboProcess(child, output, await Promise.race([ready, ended]));
  }

  /** All it has written so far. */
  get output(): string {
    return this.written.out + this.written.err;
  }

  get stderr(): string {
    return this.written.err;
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await exitOf(this.child);
  }

  /** Asks it to stop; how it ended and after how many milliseconds. */
  async stop(): Promise<{ readonly code: number | null; readonly afterMs: number }> {
    const before = Date.now();
    this.child.kill('SIGTERM');
    const code = await exitOf(this.child);
    return { code, afterMs: Date.now() - before };
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.url}/playground/api${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** Writes in the support channel; the id of the message. */
  async write(author: object, text: string, thread?: string): Promise<string> {
    const { status, body } = await this.send('POST', '/messages', {
      conversation: 'support',
      author,
      text,
      ...(thread === undefined ? {} : { thread }),
    });
    if (status !== 202) throw new Error(`writing was answered with ${status}: ${JSON.stringify(body)}`);
    return (body as { id: string }).id;
  }

  async read(conversation: string): Promise<readonly ShownMessage[]> {
    const { body } = await this.send('GET', `/conversations/${encodeURIComponent(conversation)}`);
    return body as readonly ShownMessage[];
  }

  press(messageId: string, buttonId: string, actor: object, reason?: string) {
    return this.send('POST', '/actions', { messageId, buttonId, actor, ...(reason ? { reason } : {}) });
  }

  /** The posts of one kind in a conversation, once there are as many. */
  posts(conversation: string, kind: string, count = 1): Promise<readonly ShownMessage[]> {
    return until(async () => {
      const posts = (await this.read(conversation)).filter((message) => message.kind === kind);
      return posts.length >= count ? posts : null;
    }, `${count} × ${kind} in ${conversation}`);
  }

  /** The newest post of a kind in the thread that a message starts, once there is one. */
  answerTo(thread: string, kind: string): Promise<ShownMessage> {
    return until(
      async () => (await this.read('support')).findLast((one) => one.thread === thread && one.kind === kind),
      `${kind} in the thread`,
    );
  }

  /** A message, once it says this. */
  saying(conversation: string, id: string, words: string): Promise<ShownMessage> {
    return until(
      async () => (await this.read(conversation)).find((one) => one.id === id && one.text.includes(words)),
      words,
    );
  }

  /**
   * Resolves once everything written before has been judged: a message written now has its notice.
   * @param by a customer nothing was ever said to
   */
  async caughtUp(by: string): Promise<void> {
    const before = (await this.read('support')).filter(({ kind }) => kind === 'warning').length;
    await this.write({ id: by, role: 'customer', name: by }, 'Siete degli idioti');
    await this.posts('support', 'warning', before + 1);
  }

  async get(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(`${this.url}${path}`);
    return { status: response.status, text: await response.text() };
  }
}

/** Asks again and again until there is an answer. @throws Error when there is none in time */
export async function until<T>(
  ask: () => T | null | undefined | Promise<T | null | undefined>,
  what = 'what was waited for',
): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not come about`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

function spawnGarbo(args: readonly string[], settings: Settings): ChildProcess {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  return spawn(process.execPath, [join(packageRoot(), 'dist/src/main.js'), ...args], {
    env: { PATH, HOME, TMPDIR, ...settings },
    stdio: 'pipe',
  });
}

function collect(child: ChildProcess): { out: string; err: string } {
  const output = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    output.out += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output.err += chunk.toString('utf8');
  });
  return output;
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}
