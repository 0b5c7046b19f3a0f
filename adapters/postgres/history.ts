import { sql } from 'kysely';
import type { AlertFacts } from '../../src/core/cases/alert.js';
import type { CustomerKey } from '../../src/core/workspace.js';
import { customerColumns, type Tx } from './connection.js';

/** What an alert's history line says: notices delivered since (withdrawn ones left out) and disputes opened. */
export async function historyOf(
  { db }: Tx,
  customer: CustomerKey,
  since: Date,
): Promise<AlertFacts['history']> {
  const notices = await db
    .selectFrom('strikes')
    .select(['delivered_at'])
    .where((eb) => eb.and(customerColumns(customer)))
    .where('voided_at', 'is', null)
    .where('delivered_at', '>=', since)
    .unionAll((eb) =>
      eb
        .selectFrom('reminders')
        .select(['delivered_at'])
        .where((row) => row.and(customerColumns(customer)))
        .where('delivered_at', '>=', since),
    )
    .execute();
  const { disputes } = await db
    .selectFrom('alerts')
    .select(sql<number>`count(*)::integer`.as('disputes'))
    .where((eb) => eb.and({ ...customerColumns(customer), kind: 'dispute' }))
    .where('raised_at', '>=', since)
    .executeTakeFirstOrThrow();
  const times = notices.flatMap(({ delivered_at }) => (delivered_at ? [delivered_at.getTime()] : []));
  return {
    notices: notices.length,
    lastAt: times.length > 0 ? new Date(Math.max(...times)) : null,
    disputes,
  };
}
