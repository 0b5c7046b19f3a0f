import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { GARBO } from '../../src/core/cases/case-event.js';
import type { Evidence } from '../../src/core/cases/evidence.js';
import type { MessageKey } from '../../src/core/workspace.js';
import { appendEvent } from './append-event.js';
import { backgroundCodec, personIdsCodec, toJson, verdictCodec } from './codecs.js';
import { messageColumns, type Tx } from './connection.js';
import { hashContent } from './hash-chain.js';
import type { Tables } from './tables/all-tables.js';

const SALT_BYTES = 16;

/**
 * Keeps the snapshot, once per revision, and appends its salted hash to the case's chain: what lies here can be
 * erased, and as long as it is there it can be shown to be unchanged.
 */
export async function keepEvidence(tx: Tx, evidence: Evidence, keptUntil: Date): Promise<void> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const kept = await tx.db
    .insertInto('evidence')
    .values({
      ...messageColumns(evidence.message),
      revision: evidence.revision,
      case_id: evidence.caseId,
      text: evidence.text,
      background: toJson(evidence.background),
      verdict: toJson(evidence.verdict),
      policy_version: evidence.policyVersion,
      thread: evidence.thread,
      written_at: evidence.writtenAt,
      author_name: evidence.authorName,
      mentioned_staff: toJson(evidence.mentionedStaff),
      salt,
      kept_until: keptUntil,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('salt')
    .executeTakeFirst();
  if (!kept) return;
  const { conversation, message } = evidence.message;
  const { revision } = evidence;
  await appendEvent(tx, {
    caseId: evidence.caseId,
    kind: 'evidence-kept',
    at: tx.now(),
    actor: GARBO,
    data: { conversation, message, revision, contentHash: hashEvidence(salt, evidence) },
    once: `evidence-kept:${JSON.stringify([conversation, message, revision])}`,
  });
}

/** The snapshot of a revision, unless its retention is over. */
export async function findEvidence(tx: Tx, key: MessageKey, revision: string): Promise<Evidence | null> {
  const row = await tx.db
    .selectFrom('evidence')
    .selectAll()
    .where((eb) => eb.and({ ...messageColumns(key), revision }))
    .executeTakeFirst();
  return row ? readEvidence(row) : null;
}

/** A row of the evidence as the core knows it. */
export function readEvidence(row: Selectable<Tables['evidence']>): Evidence {
  return {
    caseId: row.case_id,
    message: messageColumns(row),
    revision: row.revision,
    text: row.text,
    background: backgroundCodec.parse(row.background),
    verdict: verdictCodec.parse(row.verdict),
    policyVersion: row.policy_version,
    thread: row.thread,
    writtenAt: row.written_at,
    authorName: row.author_name,
    mentionedStaff: personIdsCodec.parse(row.mentioned_staff),
  };
}

/** The salted hash that stands in the chain for this content. */
export function hashEvidence(salt: string, evidence: Evidence): string {
  const { text, background, authorName, verdict } = evidence;
  const said = background.map(({ from, text: words }) => [from, words]);
  const found = verdict.violations.map(({ clause, quote, severity, target }) => [
    clause,
    quote,
    severity,
    target,
  ]);
  return hashContent(salt, [text, authorName, said, found, verdict.reason]);
}
