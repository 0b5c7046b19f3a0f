import type { Retention } from '../../src/core/ports/case-record.js';
import type { Tx } from './connection.js';

/** The part of the store that lets personal data go when its time is over. */
export function createRetention({ db }: Tx): Retention {
  return {
    async purgeExpired(now) {
      const texts = await db
        .updateTable('thread_background')
        .set({ text: null })
        .where('text', 'is not', null)
        .where('expires_at', '<=', now)
        .executeTakeFirst();
      const evidence = await db.deleteFrom('evidence').where('kept_until', '<=', now).executeTakeFirst();
      return Number(texts.numUpdatedRows + evidence.numDeletedRows);
    },
  };
}
