import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { CaseEvent } from '../../src/core/cases/case-event.js';

/** An event with its place in the case's chain. */
export interface ChainedEvent extends CaseEvent {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Hex hash of the event before; empty for the first. */
  readonly prevHash: string;
  readonly hash: string;
}

/**
 * The end of a chain, signed with a key that is not in the database: cutting events off is seen too. What cannot
 * be seen is a whole database put back to an earlier day, for its signatures were true then.
 */
export interface ChainHead {
  readonly count: number;
  readonly hash: string;
  readonly signature: string;
}

/**
 * Hex SHA-256 over the event's canonical JSON: fixed order of fields, the data's names sorted. Events carry ids,
 * codes and salted hashes of content, so that erasing content leaves the chain valid.
 */
export function hashEvent(event: Omit<ChainedEvent, 'hash'>): string {
  const data = Object.entries(event.data).sort(([one], [other]) => (one < other ? -1 : 1));
  const canonical = JSON.stringify([
    event.prevHash,
    event.caseId,
    event.seq,
    event.kind,
    event.at.toISOString(),
    event.actor,
    data,
    event.once,
  ]);
  return createHash('sha256').update(canonical).digest('hex');
}

/** Hex HMAC of a chain's end. */
export function signHead(key: Buffer, caseId: string, count: number, hash: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([caseId, count, hash]))
    .digest('hex');
}

/** Hex SHA-256 of content that may be erased; the salt is erased with it, and then nobody can guess the content. */
export function hashContent(salt: string, content: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, ...content]))
    .digest('hex');
}

/**
 * What is wrong with a case's chain, as one sentence; `null` when all is well.
 *
 * @param events in the order of `seq`
 * @param head `null` when the case has none
 */
export function findChainFault(
  caseId: string,
  events: readonly ChainedEvent[],
  head: ChainHead | null,
  key: Buffer,
): string | null {
  let prevHash = '';
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return `event ${index + 1} is missing`;
    if (event.prevHash !== prevHash || hashEvent(event) !== event.hash)
      return `event ${event.seq} was changed`;
    prevHash = event.hash;
  }
  if (!head) return events.length > 0 ? 'the signed end of the chain is missing' : null;
  if (!isSame(head.signature, signHead(key, caseId, head.count, head.hash)))
    return 'the end of the chain is not signed with our key';
  if (head.count !== events.length || head.hash !== prevHash)
    return `the chain should have ${head.count} events and has ${events.length}`;
  return null;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
