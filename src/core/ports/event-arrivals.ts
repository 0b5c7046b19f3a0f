import type { WorkspaceKey } from '../workspace.js';

/**
 * When each kind of delivery last came from a platform, and nothing of what it said: the only sign there is that a
 * subscription works.
 */
export interface EventArrivals {
  /** Notes that one came; a note of the hour before stays as it is. `kind` is the platform's own name. */
  noteArrival(workspace: WorkspaceKey, kind: string, at: Date): Promise<void>;
  /** The last arrival of each kind that ever came, to the hour. */
  arrivalsIn(workspace: WorkspaceKey): Promise<ReadonlyMap<string, Date>>;
}
