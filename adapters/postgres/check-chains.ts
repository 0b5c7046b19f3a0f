import { readChainedEvent } from './cases.js';
import { connectKysely, type RecordKeys } from './connection.js';
import { asRecordError } from './errors.js';
import { findChainFault } from './hash-chain.js';
import type { Pool } from './pool.js';

/** A case whose history was tampered with, and what gives it away. */
export interface ChainFault {
  readonly caseId: string;
  readonly fault: string;
}

/**
 * Checks the history of every case, in order of their opening.
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
      const rows = await db
        .selectFrom('case_events')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      const head = await db
        .selectFrom('chain_heads')
        .select(['count', 'hash', 'signature'])
        .where('case_id', '=', caseId)
        .executeTakeFirst();
      const fault = findChainFault(caseId, rows.map(readChainedEvent), head ?? null, keys.sign);
      if (fault) faults.push({ caseId, fault });
    }
  } catch (error) {
    throw asRecordError(error);
  }
  return faults;
}
