import type { Selectable } from 'kysely';
import type { Measure } from '../../src/core/cases/measure.js';
import type { Measures } from '../../src/core/ports/case-record.js';
import { personIdsCodec, toJson } from './codecs.js';
import { customerColumns, type Tx } from './connection.js';
import type { Tables } from './tables.js';

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
        .distinct()
        .where((eb) => eb.and({ platform, workspace, author: customer }))
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
  };
}
