import type { SupportRequest } from '../support/support-request.js';
import type { WorkspaceKey } from '../workspace.js';

/** What members of the team asked of the managers for themselves. */
export interface SupportRequests {
  /**
   * Opens the request unless its requester has an open one; says whether it did. Of two that are opened at once
   * the second waits for the first.
   */
  openSupportRequest(request: SupportRequest, keptUntil: Date): Promise<boolean>;
  /** The open request of a person, locked until the transaction ends. */
  lockOpenSupportRequest(workspace: WorkspaceKey, requester: string): Promise<SupportRequest | null>;
  /** Whether this delivery has asked before, also in a request that has been taken since. */
  hasAskedForSupport(workspace: WorkspaceKey, requester: string, delivery: string): Promise<boolean>;
  /** Saves what was asked and who took it. */
  saveSupportRequest(request: SupportRequest): Promise<void>;
  findSupportRequestByPost(postId: string): Promise<SupportRequest | null>;
  /** How many requests there are in the workspace, taken ones too: they count in the managers' turn. */
  countSupportRequests(workspace: WorkspaceKey): Promise<number>;
}
