import type { Selectable } from 'kysely';
import type { Measure } from '../../src/core/cases/measure.js';
import type { Measures } from '../../src/core/ports/case-record.js';
import { channelOutcomesCodec, measureTasksCodec, personIdsCodec, toJson } from './codecs.js';
import { customerColumns, type Tx } from './connection.js';
import type { Tables } from './tables/all-tables.js';

/** The part of the store that holds the steps beyond a warning. */
export function createMeasures({ db }: Tx): Measures {
  return {
    async saveMeasure(measure) {
      const changing = {
        state: measure.state,
        reason: measure.reason,
        confirmed_by: toJson(measure.confirmedBy),
        until: measure.until,
        post_id: measure.postId,
        channels: toJson(measure.channels),
        tasks: toJson(measure.tasks),
        look_at: measure.lookAt,
      };
      await db
        .insertInto('measures')
        .values({
          ...customerColumns(measure.customer),
          id: measure.id,
          case_id: measure.caseId,
          alert_id: measure.alertId,
          kind: measure.kind,
          ...changing,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute();
    },

    async findMeasure(id) {
      const row = await db.selectFrom('measures').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? readMeasure(row) : null;
    },

    async measureInForce(customer, now) {
      const row = await db
        .selectFrom('measures')
        .selectAll()
        .where((eb) => eb.and(customerColumns(customer)))
        .where('kind', '<>', 'refer')
        .where('state', 'in', ['confirmed', 'applied', 'refused'])
        .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
        .orderBy('written', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? readMeasure(row) : null;
    },

    async measuresToLookAt(now) {
      const rows = await db
        .selectFrom('measures')
        .selectAll()
        .where('look_at', '<=', now)
        .orderBy('look_at')
        .execute();
      return rows.map(readMeasure);
    },

    async findMeasureByPost(postId) {
      const row = await db
        .selectFrom('measures')
        .selectAll()
        .where('post_id', '=', postId)
        .executeTakeFirst();
      return row ? readMeasure(row) : null;
    },

    async measuresOfAlert(alertId) {
      const rows = await db
        .selectFrom('measures')
        .selectAll()
        .where('alert_id', '=', alertId)
        .orderBy('written')
        .execute();
      return rows.map(readMeasure);
    },

    async conversationsOf({ platform, workspace, customer }) {
      const rows = await db
        .selectFrom('messages')
        .select('conversation')
        .where((eb) => eb.and({ platform, workspace, author: customer }))
        .union((eb) =>
          eb
            .selectFrom('later_messages')
            .select('conversation')
            .where((of) => of.and({ platform, workspace, customer })),
        )
        .orderBy('conversation')
        .execute();
      return rows.map(({ conversation }) => conversation);
    },
  };
}

function readMeasure(row: Selectable<Tables['measures']>): Measure {
  return {
    id: row.id,
    customer: customerColumns(row),
    caseId: row.case_id,
    alertId: row.alert_id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    confirmedBy: personIdsCodec.parse(row.confirmed_by),
    until: row.until,
    postId: row.post_id,
    channels: channelOutcomesCodec.parse(row.channels),
    tasks: measureTasksCodec.parse(row.tasks),
    lookAt: row.look_at,
  };
}
