import type { Lane, PostingPace } from '../../src/core/ports/posting-pace.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { asRecordError } from './errors.js';
import type { Pool } from './pool.js';

/** The pace kept in the database, by two functions of its own: one statement a turn, shared by all processes. */
export class PostgresPace implements PostingPace {
  constructor(private readonly pool: Pool) {}

  async next({ platform, workspace }: WorkspaceKey, lanes: readonly Lane[], ticket: string): Promise<number> {
    const values = [
      platform,
      workspace,
      ticket,
      lanes.map(({ name }) => name),
      lanes.map(({ everyMs }) => everyMs),
      lanes.map(({ burst }) => burst),
    ];
    const rows = await this.#run<{ ms: number }>(
      'SELECT garbo.next_turn($1, $2, $3, $4, $5, $6) AS ms',
      values,
    );
    return Number(rows[0]?.ms);
  }

  async pause(workspace: WorkspaceKey, lane: Lane, ticket: string, forMs: number): Promise<void> {
    const values = [
      workspace.platform,
      workspace.workspace,
      lane.name,
      ticket,
      lane.everyMs,
      lane.burst,
      forMs,
    ];
    await this.#run('SELECT garbo.pause_lane($1, $2, $3, $4, $5, $6, $7)', values);
  }

  async #run<R>(text: string, values: readonly unknown[]): Promise<R[]> {
    try {
      return (await this.pool.query<R>(text, values)).rows;
    } catch (error) {
      throw asRecordError(error);
    }
  }
}
