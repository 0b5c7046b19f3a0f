import type { WorkspaceKey } from '../workspace.js';

/** A member of the team asks the managers for support. Only managers read it, and it has an end date. */
export interface SupportRequest extends WorkspaceKey {
  readonly id: string;
  /** Who asks, with the name they had then. */
  readonly requester: { readonly id: string; readonly name: string };
  /** The post that shows it to the managers. */
  readonly postId: string;
  /** Each time it was asked for, oldest first; asking again joins the request that is still open. */
  readonly asked: readonly SupportAsked[];
  /** The manager who will write to them; `null` while it is open. */
  readonly takenBy: { readonly id: string; readonly name: string } | null;
}

/** One time somebody asked. */
export interface SupportAsked {
  /** The platform's id of the delivery, or of whatever made them ask: asked once, kept once. */
  readonly delivery: string;
  /** Their own words; empty when they gave none. */
  readonly words: string;
  readonly at: Date;
}
