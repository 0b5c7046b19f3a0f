import type { WorkspaceKey } from '../workspace.js';

/** When homes were published, so that nobody's is published more often than every few seconds. */
export interface Homes {
  /** Claims the right to publish now; `false` when it was published, or is being, less than `gapMs` ago. */
  claimHome(workspace: WorkspaceKey, person: string, now: Date, gapMs: number): Promise<boolean>;
  /** It could not be published: the next run need not wait. */
  releaseHome(workspace: WorkspaceKey, person: string): Promise<void>;
}
