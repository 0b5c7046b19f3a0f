import type { ServerResponse } from 'node:http';

/** Well under the half minute after which proxies drop a silent connection. */
const HEARTBEAT_MS = 15_000;

/** Tells every open page which conversation changed, by server-sent events. The page then reads it again. */
export class LiveUpdates {
  readonly #pages = new Set<ServerResponse>();
  #heartbeat: NodeJS.Timeout | null = null;

  /** Keeps the response open. It begins with `ready`, upon which a page reads everything it missed. */
  connect(response: ServerResponse): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    response.write('retry: 1000\nevent: ready\ndata: {}\n\n');
    this.#pages.add(response);
    response.on('close', () => this.#pages.delete(response));
    this.#heartbeat ??= setInterval(() => this.#send(': still here\n\n'), HEARTBEAT_MS).unref();
  }

  /** Something in the conversation is new or different. */
  changed(conversation: string): void {
    this.#send(`event: changed\ndata: ${JSON.stringify({ conversation })}\n\n`);
  }

  /** Ends every connection; pages try again by themselves. */
  close(): void {
    if (this.#heartbeat) clearInterval(this.#heartbeat);
    this.#heartbeat = null;
    for (const page of this.#pages) page.end();
    this.#pages.clear();
  }

  #send(text: string): void {
    for (const page of this.#pages) page.write(text);
  }
}
