import type { Selectable } from 'kysely';
import type { OpenAlert, Standing, Strike } from '../../src/core/ladder/standing.js';
import { MEASURE_KINDS, type MeasureKind } from '../../src/core/policy/enforcement.js';
import type { Standings } from '../../src/core/ports/case-record.js';
import type { CustomerKey } from '../../src/core/workspace.js';
import { customerColumns, type Tx } from './connection.js';
import { noticeOnItsWay } from './notice-on-its-way.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that knows the customers and what counts for them. */
export function createStandings({ db }: Tx): Standings {
  return {
    async lockStanding(customer, name, remindersSince) {
      // Writing the row locks it until the transaction ends, also when it was there already.
      const { measure_kind, measure_until } = await db
        .insertInto('customers')
        .values({ ...customerColumns(customer), name })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'customer']).doUpdateSet({ name }),
        )
        .returning(['measure_kind', 'measure_until'])
        .executeTakeFirstOrThrow();
      return {
        customer: customerColumns(customer),
        caseId: await openCaseOf(db, customer),
        strikes: await strikesOf(db, customer),
        reminders: await remindersOf(db, customer, remindersSince),
        noticeOnItsWay: await hasNoticeOnItsWay(db, customer),
        openAlert: await gravestOpenAlert(db, customer),
        measure: measure_kind && { kind: measure_kind, until: measure_until },
      };
    },

    async lockCustomer(customer) {
      await db
        .selectFrom('customers')
        .select('customer')
        .where((eb) => eb.and(customerColumns(customer)))
        .forUpdate()
        .execute();
    },

    async addStrike(customer, strike) {
      await db
        .insertInto('strikes')
        .values({
          ...customerColumns(customer),
          id: strike.id,
          case_id: strike.caseId,
          conversation: strike.message.conversation,
          message: strike.message.message,
          post_id: strike.postId,
          severity: strike.severity,
          delivered_at: strike.deliveredAt,
          expires_at: strike.expiresAt,
          voided_at: strike.voidedAt,
        })
        .execute();
    },

    async saveStrike(strike) {
      await db
        .updateTable('strikes')
        .set({
          severity: strike.severity,
          delivered_at: strike.deliveredAt,
          expires_at: strike.expiresAt,
          voided_at: strike.voidedAt,
        })
        .where('id', '=', strike.id)
        .execute();
    },

    async findStrikeByPost(postId) {
      const row = await db.selectFrom('strikes').selectAll().where('post_id', '=', postId).executeTakeFirst();
      return row ? { customer: customerColumns(row), strike: readStrike(row) } : null;
    },

    async addReminder(customer, postId, { thread, deliveredAt }) {
      await db
        .insertInto('reminders')
        .values({ ...customerColumns(customer), post_id: postId, thread, delivered_at: deliveredAt })
        .execute();
    },

    async reminderDelivered(postId, at) {
      await db.updateTable('reminders').set({ delivered_at: at }).where('post_id', '=', postId).execute();
    },

    async removeReminder(postId) {
      await db.deleteFrom('reminders').where('post_id', '=', postId).execute();
    },

    async setMeasure(customer, measure) {
      await db
        .updateTable('customers')
        .set({ measure_kind: measure?.kind ?? null, measure_until: measure?.until ?? null })
        .where((eb) => eb.and(customerColumns(customer)))
        .execute();
    },

    async customerOfCase(caseId) {
      const row = await db
        .selectFrom('cases')
        .select(['platform', 'workspace', 'customer'])
        .where('id', '=', caseId)
        .executeTakeFirst();
      return row ?? null;
    },
  };
}

async function openCaseOf(db: Tx['db'], customer: CustomerKey): Promise<string | null> {
  const row = await db
    .selectFrom('cases')
    .select('id')
    .where((eb) => eb.and(customerColumns(customer)))
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Every strike of a customer, newest last. */
export async function strikesOf(db: Tx['db'], customer: CustomerKey): Promise<Strike[]> {
  const rows = await db
    .selectFrom('strikes')
    .selectAll()
    .where((eb) => eb.and(customerColumns(customer)))
    .orderBy('written')
    .execute();
  return rows.map(readStrike);
}

function readStrike(row: Selectable<Tables['strikes']>): Strike {
  return {
    id: row.id,
    caseId: row.case_id,
    message: {
      platform: row.platform,
      workspace: row.workspace,
      conversation: row.conversation,
      message: row.message,
    },
    postId: row.post_id,
    severity: row.severity,
    deliveredAt: row.delivered_at,
    expiresAt: row.expires_at,
    voidedAt: row.voided_at,
  };
}

async function remindersOf(db: Tx['db'], customer: CustomerKey, since: Date): Promise<Standing['reminders']> {
  const rows = await db
    .selectFrom('reminders')
    .select(['thread', 'delivered_at'])
    .where((eb) => eb.and(customerColumns(customer)))
    .where((eb) => eb.or([eb('delivered_at', 'is', null), eb('delivered_at', '>=', since)]))
    .orderBy('written')
    .execute();
  return rows.map((row) => ({ thread: row.thread, deliveredAt: row.delivered_at }));
}

async function hasNoticeOnItsWay(db: Tx['db'], customer: CustomerKey): Promise<boolean> {
  const { found } = await db
    .selectNoFrom(noticeOnItsWay(customerColumns(customer)).as('found'))
    .executeTakeFirstOrThrow();
  return found;
}

/** The open alert that recommends most, the newest of equals. Other kinds leave the standing as it is. */
async function gravestOpenAlert(db: Tx['db'], customer: CustomerKey): Promise<OpenAlert | null> {
  const rows = await db
    .selectFrom('alerts')
    .select(['id', 'case_id', 'recommends'])
    .where((eb) => eb.and(customerColumns(customer)))
    .where('decision', 'is', null)
    .where('kind', '=', 'alert')
    .orderBy('written', 'desc')
    .execute();
  const gravity = (measure: MeasureKind | null) => (measure === null ? -1 : MEASURE_KINDS.indexOf(measure));
  const [gravest] = rows.sort((one, other) => gravity(other.recommends) - gravity(one.recommends));
  return gravest ? { id: gravest.id, caseId: gravest.case_id, recommends: gravest.recommends } : null;
}
