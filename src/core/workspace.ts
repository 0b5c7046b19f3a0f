/**
 * Where things happen. Every record, job, lock and setting is keyed by platform and workspace, so that one
 * installation can serve several of each.
 */

/** A chat platform Garbo speaks to. */
export type PlatformName = 'slack' | 'teams' | 'playground';

/** One organisation's space on a platform: a Slack installation, a Teams tenant, the one playground. */
export interface WorkspaceKey {
  readonly platform: PlatformName;
  readonly workspace: string;
}

/** One person on the customer's side, as the platform identifies them inside the workspace. */
export interface CustomerKey extends WorkspaceKey {
  readonly customer: string;
}

/** A channel, group chat or direct conversation, as the platform identifies it. */
export interface ConversationKey extends WorkspaceKey {
  readonly conversation: string;
}

/** One message; `message` is the platform's own id, unique inside its conversation. */
export interface MessageKey extends ConversationKey {
  readonly message: string;
}
