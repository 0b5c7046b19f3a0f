import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What a Socket Mode client sends back for an envelope. */
export interface SocketAck {
  readonly envelope_id: string;
  readonly payload: unknown;
}

const OPCODE = { text: 0x1, close: 0x8, ping: 0x9, pong: 0xa } as const;

/**
 * The server's side of Socket Mode: greets, sends envelopes, answers pings, and remembers what was acknowledged.
 * A WebSocket server of its own, because the tests have no package for one: text frames up to 64 KiB, whole.
 */
export class FakeSocket {
  /** Acknowledgements in the order they came. */
  readonly acks: SocketAck[] = [];
  #open: Duplex[] = [];
  #envelopes = 0;

  /** How many clients are connected. */
  get connections(): number {
    return this.#open.length;
  }

  /** Takes over an upgraded connection (RFC 6455, section 4.2.2). */
  accept(request: IncomingMessage, socket: Duplex): void {
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.#open.push(socket);
    const forget = () => {
      this.#open = this.#open.filter((other) => other !== socket);
    };
    socket.on('close', forget);
    socket.on('error', forget);
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      for (let frame = readFrame(pending); frame !== null; frame = readFrame(pending)) {
        pending = pending.subarray(frame.length);
        this.#take(frame, socket);
      }
    });
    sendFrame(socket, OPCODE.text, JSON.stringify({ type: 'hello', num_connections: 1 }));
  }

  /** Sends an envelope on the newest connection; returns its id. */
  send(type: 'events_api' | 'interactive' | 'slash_commands', payload: unknown): string {
    this.#envelopes += 1;
    const envelope_id = `envelope-${this.#envelopes}`;
    const socket = this.#open.at(-1);
    if (socket === undefined) throw new Error('no Socket Mode client is connected');
    const envelope = { type, envelope_id, payload, accepts_response_payload: type !== 'events_api' };
    sendFrame(socket, OPCODE.text, JSON.stringify(envelope));
    return envelope_id;
  }

  /** Tells every client to connect anew, as Slack does every few hours. */
  askToReconnect(): void {
    for (const socket of this.#open) {
      sendFrame(socket, OPCODE.text, JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    }
  }

  closeAll(): void {
    for (const socket of this.#open) socket.destroy();
    this.#open = [];
  }

  #take({ opcode, payload }: Frame, socket: Duplex): void {
    if (opcode === OPCODE.text) this.acks.push(JSON.parse(payload.toString('utf8')) as SocketAck);
    else if (opcode === OPCODE.ping) sendFrame(socket, OPCODE.pong, payload.toString('utf8'));
    else if (opcode === OPCODE.close) {
      sendFrame(socket, OPCODE.close, payload.toString('latin1'));
      socket.end();
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes the frame took. */
  readonly length: number;
}

/** The first whole frame of a client, unmasked, or `null` when more has to come (RFC 6455, section 5.2). */
function readFrame(data: Buffer): Frame | null {
  if (data.length < 6) return null;
  const short = data.readUInt8(1) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (short === 127 || data.length < start + 4) return null;
  const size = short === 126 ? data.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (data.length < length) return null;
  const mask = data.subarray(start, start + 4);
  const payload = Buffer.from(
    data.subarray(start + 4, length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  );
  return { opcode: data.readUInt8(0) & 0x0f, payload, length };
}

function sendFrame(socket: Duplex, opcode: number, text: string): void {
  const payload = Buffer.from(text, opcode === OPCODE.text ? 'utf8' : 'latin1');
  const header = Buffer.alloc(payload.length < 126 ? 2 : 4);
  header.writeUInt8(0x80 | opcode, 0);
  if (payload.length < 126) header.writeUInt8(payload.length, 1);
  else {
    header.writeUInt8(126, 1);
    header.writeUInt16BE(payload.length, 2);
  }
  socket.write(Buffer.concat([header, payload]));
}
