import type { CustomerOverviews } from '../../src/core/ports/customer-overviews.js';
import { customerColumns, type Tx } from './connection.js';
import { strikesOf } from './standings.js';

/** The part of the store that overviews of a customer are read from. */
export function createCustomerOverviews({ db }: Tx): CustomerOverviews {
  return {
    strikesOf: (customer) => strikesOf(db, customer),

    async openCasesOf(customer) {
      const rows = await db
        .selectFrom('cases')
        .select(['number', 'opened_at'])
        .where((eb) => eb.and(customerColumns(customer)))
        .where('closed_at', 'is', null)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ number: row.number, openedAt: row.opened_at }));
    },
  };
}
