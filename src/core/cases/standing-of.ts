import { type StandingState, standingState } from '../ladder/standing.js';
import type { Person } from '../people/person.js';
import type { Tools } from '../tools.js';
import type { WorkspaceKey } from '../workspace.js';
import { lockStanding } from './lock-standing.js';

/** How a customer stands now, in one word. */
export async function standingOf(
  tools: Pick<Tools, 'record' | 'policy' | 'clock'>,
  { platform, workspace }: WorkspaceKey,
  { id, name }: Pick<Person, 'id' | 'name'>,
): Promise<StandingState> {
  const standing = await tools.record.transaction((tx) =>
    lockStanding(tools, tx, { platform, workspace, customer: id }, name),
  );
  return standingState(standing, tools.clock.now());
}
