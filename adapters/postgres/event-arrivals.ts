import type { EventArrivals } from '../../src/core/ports/event-arrivals.js';
import { type Tx, workspaceColumns } from './connection.js';

const HOUR_MS = 60 * 60 * 1000;

/** The part of the store that knows what has come lately. */
export function createEventArrivals({ db }: Tx): EventArrivals {
  return {
    async noteArrival(workspace, kind, at) {
      await db
        .insertInto('event_arrivals')
        .values({ ...workspaceColumns(workspace), kind, last_at: at })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'workspace', 'kind'])
            .doUpdateSet({ last_at: at })
            .where('event_arrivals.last_at', '<=', new Date(at.getTime() - HOUR_MS)),
        )
        .execute();
    },

    async arrivalsIn(workspace) {
      const rows = await db
        .selectFrom('event_arrivals')
        .select(['kind', 'last_at'])
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .execute();
      return new Map(rows.map((row) => [row.kind, row.last_at]));
    },
  };
}
