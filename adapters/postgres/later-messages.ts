import type { LaterMessages } from '../../src/core/ports/later-messages.js';
import { customerColumns, messageColumns, type Tx } from './connection.js';

/** The part of the store that keeps what people write after the correspondence was ended. */
export function createLaterMessages({ db }: Tx): LaterMessages {
  return {
    async keepLaterMessage({ customer, measureId, message, revision, text, writtenAt }, keptUntil) {
      const kept = await db
        .insertInto('later_messages')
        .values({
          ...messageColumns(message),
          revision,
          customer: customer.customer,
          measure_id: measureId,
          text,
          written_at: writtenAt,
          kept_until: keptUntil,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('message')
        .executeTakeFirst();
      return kept !== undefined;
    },

    async countLaterMessages(measureIds) {
      if (measureIds.length === 0) return 0;
      const { count } = await db
        .selectFrom('later_messages')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('measure_id', 'in', measureIds)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    async newestLaterMessages(measureIds, limit) {
      if (measureIds.length === 0) return [];
      const rows = await db
        .selectFrom('later_messages')
        .selectAll()
        .where('measure_id', 'in', measureIds)
        .orderBy('written_at', 'desc')
        .orderBy('written', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse().map((row) => ({
        customer: customerColumns(row),
        measureId: row.measure_id,
        message: messageColumns(row),
        revision: row.revision,
        text: row.text,
        writtenAt: row.written_at,
      }));
    },
  };
}
