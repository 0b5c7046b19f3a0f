import type { Selectable } from 'kysely';
import type { MessageLedger } from '../../src/core/ports/case-record.js';
import type { LedgerEntry } from '../../src/core/screening/ledger-entry.js';
import { judgedCodec, toJson } from './codecs.js';
import { messageColumns, type Tx } from './connection.js';
import { noticeOnItsWay } from './notice-on-its-way.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that knows which message revisions have been handled. */
export function createLedger({ db }: Tx): MessageLedger {
  return {
    async findLedgerEntry(key, revision) {
      const row = await db
        .selectFrom('messages')
        .selectAll()
        .where((eb) => eb.and({ ...messageColumns(key), revision }))
        .executeTakeFirst();
      return row ? readEntry(row) : null;
    },

    async revisionsOf(key) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where((eb) => eb.and(messageColumns(key)))
        .orderBy('written_at')
        .orderBy('written')
        .execute();
      return rows.map(readEntry);
    },

    async saveLedgerEntry(entry) {
      const outcome = {
        thread: entry.thread,
        author: entry.author,
        role: entry.role,
        written_at: entry.writtenAt,
        state: entry.state,
        judged: entry.judged && toJson(entry.judged),
        rule: entry.rule,
        policy_version: entry.policyVersion,
        case_id: entry.caseId,
      };
      await db
        .insertInto('messages')
        .values({ ...messageColumns(entry.key), revision: entry.revision, ...outcome })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'conversation', 'message', 'revision'])
            .doUpdateSet(outcome),
        )
        .execute();
    },

    async waitingMessages({ platform, workspace, customer }) {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where((eb) => eb.and({ platform, workspace, author: customer, state: 'waiting' }))
        .orderBy('written_at')
        .orderBy('written')
        .execute();
      return rows.map(readEntry);
    },

    async forgottenWaitingMessages() {
      const rows = await db
        .selectFrom('messages')
        .selectAll()
        .where('state', '=', 'waiting')
        .where(({ not, ref }) =>
          not(
            noticeOnItsWay({
              platform: ref('messages.platform'),
              workspace: ref('messages.workspace'),
              customer: ref('messages.author'),
            }),
          ),
        )
        .orderBy('written_at')
        .orderBy('written')
        .execute();
      return rows.map(readEntry);
    },
  };
}

function readEntry(row: Selectable<Tables['messages']>): LedgerEntry {
  return {
    key: messageColumns(row),
    revision: row.revision,
    thread: row.thread,
    author: row.author,
    role: row.role,
    writtenAt: row.written_at,
    state: row.state,
    judged: judgedCodec.parse(row.judged),
    rule: row.rule,
    policyVersion: row.policy_version,
    caseId: row.case_id,
  };
}
