import { sql } from 'kysely';
import type { Exposures } from '../../src/core/ports/exposures.js';
import { VIOLATION_SEVERITIES } from '../../src/core/screening/verdict.js';
import { messageColumns, type Tx } from './connection.js';

/** The part of the store that knows whom of the team a message concerned. */
export function createExposures({ db }: Tx): Exposures {
  return {
    async lastOfTeam({ platform, workspace, conversation }, thread, before) {
      const row = await db
        .selectFrom('thread_background')
        .select('author')
        .where((eb) => eb.and({ platform, workspace, conversation, thread, sender: 'agent' }))
        .where('written_at', '<=', before)
        .orderBy('written_at', 'desc')
        .orderBy('message', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.author ?? null;
    },

    async agentsConcerned(message) {
      const rows = await db
        .selectFrom('exposures')
        .select('agent')
        .where((eb) => eb.and(messageColumns(message)))
        .where('agent', 'is not', null)
        .orderBy('agent')
        .execute();
      return rows.flatMap(({ agent }) => (agent === null ? [] : [agent]));
    },

    async recordExposure({ message, agents, severity, at }, keptUntil) {
      const concerned: readonly (string | null)[] = agents.length > 0 ? agents : [null];
      const row = { ...messageColumns(message), severity, at, kept_until: keptUntil };
      await db
        .insertInto('exposures')
        .values(concerned.map((agent) => ({ ...row, agent })))
        .onConflict((conflict) =>
          conflict
            .expression(sql`platform, workspace, conversation, message, (coalesce(agent, ''))`)
            .doUpdateSet((eb) => ({ severity: eb.ref('excluded.severity') }))
            .where(sql<boolean>`${rankOf('exposures')} < ${rankOf('excluded')}`),
        )
        .execute();
    },

    async removeExposure(message) {
      await db
        .deleteFrom('exposures')
        .where((eb) => eb.and(messageColumns(message)))
        .execute();
    },
  };
}

/** The severity's place on the scale, in SQL. */
function rankOf(table: 'exposures' | 'excluded') {
  const scale = sql.join(VIOLATION_SEVERITIES.map((severity) => sql.lit(severity)));
  return sql<number>`array_position(ARRAY[${scale}], ${sql.ref(`${table}.severity`)})`;
}
