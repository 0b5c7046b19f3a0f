import type { Kysely } from 'kysely';
import { readChainedEvent } from './cases.js';
import { connectKysely, messageColumns, type RecordKeys } from './connection.js';
import { asRecordError } from './errors.js';
import { hashEvidence, readEvidence } from './evidence.js';
import { type ChainedEvent, findChainFault } from './hash-chain.js';
import type { Pool } from './pool.js';
import type { Tables } from './tables/all-tables.js';

/** A case whose history was tampered with, and what gives it away. */
export interface ChainFault {
  readonly caseId: string;
  readonly fault: string;
}

/**
 * Checks the history of every case, and the evidence that is still kept against its hash in there. In the order
 * in which the cases were opened.
 *
 * @throws RecordUnavailable
 */
export async function checkChains(
  pool: Pool,
  keys: Pick<RecordKeys, 'sign'>,
): Promise<readonly ChainFault[]> {
  const db = connectKysely(pool);
  const faults: ChainFault[] = [];
  try {
    const cases = await db.selectFrom('cases').select('id').orderBy('opened_at').orderBy('id').execute();
    for (const { id: caseId } of cases) {
      const fault = await findFault(db, caseId, keys.sign);
      if (fault) faults.push({ caseId, fault });
    }
  } catch (error) {
    throw asRecordError(error);
  }
  return faults;
}

async function findFault(db: Kysely<Tables>, caseId: string, key: Buffer): Promise<string | null> {
  const rows = await db
    .selectFrom('case_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  const events = rows.map(readChainedEvent);
  const head = await db
    .selectFrom('chain_heads')
    .select(['count', 'hash', 'signature'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return findChainFault(caseId, events, head ?? null, key) ?? (await findEvidenceFault(db, caseId, events));
}

async function findEvidenceFault(
  db: Kysely<Tables>,
  caseId: string,
  events: readonly ChainedEvent[],
): Promise<string | null> {
  const rows = await db.selectFrom('evidence').selectAll().where('case_id', '=', caseId).execute();
  for (const row of rows) {
    const { conversation, message } = messageColumns(row);
    const contentHash = hashEvidence(row.salt, readEvidence(row));
    const isInChain = events.some(
      ({ kind, data }) =>
        kind === 'evidence-kept' &&
        data.conversation === conversation &&
        data.message === message &&
        data.revision === row.revision &&
        data.contentHash === contentHash,
    );
    if (!isInChain) return `the evidence of message ${message} was changed`;
  }
  return null;
}
