import type { WorkspaceKey } from '../workspace.js';

/**
 * What posts take turns in, because the platform takes only so many: a channel, a direct conversation, or a whole
 * workspace. Turns are `everyMs` apart; after a quiet time `burst` of them come at once.
 */
export interface Lane {
  /** Names it inside its workspace. */
  readonly name: string;
  readonly everyMs: number;
  /** From 1. */
  readonly burst: number;
}

/**
 * Gives out the turns of every lane, one after the other, to all processes together. A turn belongs to a ticket:
 * who has to wait gets a time of their own and is not overtaken, and nobody comes back only to be sent away again.
 * Throws RecordUnavailable or QueueUnavailable, as the place where the turns are kept.
 */
export interface PostingPace {
  /**
   * Milliseconds until the ticket's turn has come in all lanes; 0: it has, and is used up by that. Asking again before
   * changes nothing.
   *
   * Somebody who waits in one lane keeps no turn of the lanes behind it, where others would have to wait for them; and
   * whoever is then held up in a later lane holds up those behind them in the earlier ones, so that they do not all
   * come at once.
   *
   * @param lanes the narrowest first; at least one
   */
  next(workspace: WorkspaceKey, lanes: readonly Lane[], ticket: string): Promise<number>;
  /**
   * The platform took the ticket's turn for too early. Nobody's turn in the lane comes within `forMs`; after that
   * the ticket's is the first, and the others follow in their order.
   */
  pause(workspace: WorkspaceKey, lane: Lane, ticket: string, forMs: number): Promise<void>;
}
