import type { Selectable } from 'kysely';
import type { CaseEvent } from '../../src/core/cases/case-event.js';
import type { Cases } from '../../src/core/ports/case-record.js';
import { appendEvent } from './append-event.js';
import { eventDataCodec } from './codecs.js';
import { customerColumns, type Tx, workspaceColumns } from './connection.js';
import { findEvidence, keepEvidence } from './evidence.js';
import type { ChainedEvent } from './hash-chain.js';
import { historyOf } from './history.js';
import type { Tables } from './tables/all-tables.js';

/** The first case of a workspace is G-1001. */
const FIRST_NUMBER = 1001;

/** The part of the store that holds cases and their history. */
export function createCases(tx: Tx): Cases {
  const { db } = tx;
  return {
    async openCase(caseId, customer, at) {
      const { last: number } = await db
        .insertInto('case_numbers')
        .values({ ...workspaceColumns(customer), last: FIRST_NUMBER })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace'])
            .doUpdateSet((eb) => ({ last: eb('case_numbers.last', '+', 1) })),
        )
        .returning('last')
        .executeTakeFirstOrThrow();
      await db
        .insertInto('cases')
        .values({ ...customerColumns(customer), id: caseId, number, opened_at: at })
        .execute();
      return { number };
    },

    async closeCase(caseId, at) {
      await db.updateTable('cases').set({ closed_at: at }).where('id', '=', caseId).execute();
    },

    async caseNumber(caseId) {
      const { number } = await db
        .selectFrom('cases')
        .select('number')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow(() => new Error(`There is no case ${caseId}.`));
      return number;
    },

    appendEvent: (event) => appendEvent(tx, event),

    async eventsOf(caseId) {
      const rows = await db
        .selectFrom('case_events')
        .selectAll()
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      return rows.map(readEvent);
    },

    keepEvidence: (evidence, keptUntil) => keepEvidence(tx, evidence, keptUntil),
    findEvidence: (message, revision) => findEvidence(tx, message, revision),
    historyOf: (customer, since) => historyOf(tx, customer, since),
  };
}

function readEvent(row: Selectable<Tables['case_events']>): CaseEvent {
  const { kind, at, actor, once } = row;
  return { caseId: row.case_id, kind, at, actor, data: eventDataCodec.parse(row.data), once };
}

/** An event with its place in the chain, for checking it. */
export function readChainedEvent(row: Selectable<Tables['case_events']>): ChainedEvent {
  return { ...readEvent(row), seq: row.seq, prevHash: row.prev_hash, hash: row.hash };
}
