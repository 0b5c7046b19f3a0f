import { randomUUID } from 'node:crypto';
import { createPostgresRecord, migrate, type Pool } from '../../adapters/postgres/index.js';
import type { Alert, AlertFacts } from '../../src/core/cases/alert.js';
import type { CaseEvent } from '../../src/core/cases/case-event.js';
import type { Evidence } from '../../src/core/cases/evidence.js';
import type { Strike } from '../../src/core/ladder/standing.js';
import type { NewPost } from '../../src/core/notices/post.js';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import type { LedgerEntry } from '../../src/core/screening/ledger-entry.js';
import type { InboundMessage } from '../../src/core/screening/message.js';
import type { Verdict } from '../../src/core/screening/verdict.js';
import type { CustomerKey, MessageKey, WorkspaceKey } from '../../src/core/workspace.js';
import { aWarning } from './post-content.js';

/** The day on which the samples happen. */
export const NOON = new Date('2026-11-23T12:00:00Z');

/** The instant so many seconds after noon. */
export function after(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1_000);
}

/** Keys as an installation has them. */
export const KEYS = { hash: Buffer.alloc(32, 1), sign: Buffer.alloc(32, 2) };

/** A migrated record over the pool, its clock standing at noon. */
export async function openRecord(pool: Pool): Promise<CaseRecord> {
  await migrate(pool);
  return createPostgresRecord({ pool, keys: KEYS, clock: { now: () => NOON } });
}

/** A workspace that no other test uses. */
export function newWorkspace(): WorkspaceKey {
  return { platform: 'playground', workspace: randomUUID() };
}

/** A customer in a workspace that no other test uses. */
export function newCustomer(): CustomerKey {
  return { ...newWorkspace(), customer: 'ada' };
}

/** A message of the workspace in the conversation `support`. */
export function messageIn({ platform, workspace }: WorkspaceKey, message = 'm1'): MessageKey {
  return { platform, workspace, conversation: 'support', message };
}

export function anInboundMessage(
  workspace: WorkspaceKey,
  changes: Partial<InboundMessage> = {},
): InboundMessage {
  return {
    key: messageIn(workspace),
    thread: 'm1',
    change: 'posted',
    revision: 'posted',
    author: 'ada',
    text: 'It still does not work.',
    writtenAt: NOON,
    mentions: [],
    ...changes,
  };
}

export function anEntry(workspace: WorkspaceKey, changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    key: messageIn(workspace),
    revision: 'posted',
    thread: 'm1',
    author: 'ada',
    role: 'customer',
    writtenAt: NOON,
    state: 'harmless',
    judged: { clauses: [], severity: 'none', concern: null, confidence: 0.97, classifier: 'embedded/1' },
    rule: 'harmless',
    policyVersion: 'v1',
    caseId: null,
    ...changes,
  };
}

export function aStrike(customer: CustomerKey, caseId: string, changes: Partial<Strike> = {}): Strike {
  return {
    id: randomUUID(),
    caseId,
    message: messageIn(customer),
    postId: randomUUID(),
    severity: 'medium',
    deliveredAt: null,
    expiresAt: null,
    voidedAt: null,
    ...changes,
  };
}

export function aPost({ platform, workspace }: WorkspaceKey, changes: Partial<NewPost> = {}): NewPost {
  return {
    platform,
    workspace,
    id: randomUUID(),
    queue: 'notices',
    destination: { to: 'conversation', conversation: 'support', thread: 'm1' },
    content: aWarning(),
    caseId: null,
    recipient: 'ada',
    answers: { message: messageIn({ platform, workspace }), revision: 'posted' },
    subjectPostId: null,
    ...changes,
  };
}

export function aVerdict(): Verdict {
  return {
    violations: [{ clause: 'abusive-language', quote: 'idiots', severity: 'medium', target: 'team' }],
    concern: null,
    confidence: 0.93,
    language: 'en',
    reason: 'Insults the team.',
    classifier: 'embedded/1',
    bar: 'embedded',
  };
}

export function anEvidence(customer: CustomerKey, caseId: string): Evidence {
  return {
    caseId,
    message: messageIn(customer),
    revision: 'posted',
    text: 'You are idiots.',
    background: [{ from: 'agent', text: 'We are looking into it.' }],
    verdict: aVerdict(),
    policyVersion: 'v1',
    thread: 'm1',
    writtenAt: NOON,
    authorName: 'Ada',
    mentionedStaff: [],
  };
}

export function anEvent(caseId: string, once: string, changes: Partial<CaseEvent> = {}): CaseEvent {
  return {
    caseId,
    kind: 'message-judged',
    at: NOON,
    actor: 'garbo',
    data: { rule: 'first-abuse', confidence: 0.93, waits: false, concern: null },
    once,
    ...changes,
  };
}

export function anAlert(
  customer: CustomerKey,
  caseId: string,
  changes: Partial<Omit<Alert, 'facts'>> & { readonly facts?: Partial<AlertFacts> } = {},
): Alert {
  const { facts, ...rest } = changes;
  return {
    id: randomUUID(),
    customer,
    caseId,
    kind: 'alert',
    postId: randomUUID(),
    raisedAt: NOON,
    takenBy: null,
    decision: null,
    notes: [],
    dueAt: null,
    repeats: 0,
    ...rest,
    facts: {
      message: messageIn(customer),
      revision: 'posted',
      thread: 'm1',
      customerName: 'Ada',
      violations: aVerdict().violations,
      urgent: false,
      rule: 'goes-on',
      recommends: null,
      history: { notices: 1, lastAt: NOON, disputes: 0 },
      joined: 0,
      mentions: [],
      noticePostId: null,
      shadow: false,
      customerWords: '',
      ...facts,
    },
  };
}
