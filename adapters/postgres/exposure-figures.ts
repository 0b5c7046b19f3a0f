import { sql } from 'kysely';
import type { Overviews } from '../../src/core/ports/overviews.js';
import { type Tx, workspaceColumns } from './connection.js';

/** How many messages concerned the team, or one agent. */
export function createExposureFigures({
  db,
}: Tx): Pick<Overviews, 'teamSize' | 'exposureSince' | 'exposureByWeek'> {
  return {
    async teamSize(workspace, since) {
      const columns = workspaceColumns(workspace);
      const { count } = await db
        .selectFrom((eb) =>
          eb
            .selectFrom('exposures')
            .select('agent as person')
            .where((row) => row.and(columns))
            .where('agent', 'is not', null)
            .where('at', '>=', since)
            .union(
              eb
                .selectFrom('messages')
                .select('author as person')
                .where((row) => row.and({ ...columns, role: 'agent' }))
                .where('written_at', '>=', since),
            )
            .union(
              eb
                .selectFrom('people')
                .select('person')
                .where((row) => row.and({ ...columns, role: 'agent' })),
            )
            .as('team'),
        )
        .select(sql<number>`count(*)::integer`.as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },

    async exposureSince(workspace, agent, since) {
      const { count } = await db
        .selectFrom('exposures')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where((eb) => eb.and({ ...workspaceColumns(workspace), agent }))
        .where('at', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },

    async exposureByWeek(workspace, agent, weeks) {
      const [first] = weeks;
      if (first === undefined) return [];
      const beginnings = `{${weeks.map((week) => week.toISOString()).join(',')}}`;
      const rows = await db
        .selectFrom('exposures')
        .select(sql<number>`width_bucket(at, ${beginnings}::timestamptz[])`.as('week'))
        .select(sql<number>`count(DISTINCT (conversation, message))::integer`.as('count'))
        .where((eb) => eb.and(workspaceColumns(workspace)))
        .where('at', '>=', first)
        .$if(agent !== null, (query) => query.where('agent', '=', agent))
        .groupBy(sql`1`)
        .execute();
      const counts = new Map(rows.map(({ week, count }) => [week, count]));
      return weeks.map((_, index) => counts.get(index + 1) ?? 0);
    },
  };
}
