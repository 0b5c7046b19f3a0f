import type { Clock } from '../../src/core/ports/clock.js';
import type { Lane, PostingPace } from '../../src/core/ports/posting-pace.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

interface LaneState {
  /** When the bucket is full again. */
  nextAt: number;
  pausedUntil: number;
  readonly turns: Map<string, number>;
}

/** The pace kept in memory, on the given clock: the same turns as the real ones give. */
export class HandPace implements PostingPace {
  readonly #lanes = new Map<string, LaneState>();

  constructor(private readonly clock: Clock) {}

  async next(workspace: WorkspaceKey, lanes: readonly Lane[], ticket: string): Promise<number> {
    const now = this.clock.now().getTime();
    const taken: { readonly lane: Lane; readonly state: LaneState; readonly turn: number }[] = [];
    let readyAt = now;
    let heldUpBy = 0;
    for (const lane of lanes) {
      const state = this.#stateOf(workspace, lane);
      state.nextAt = Math.max(state.nextAt, now);
      const kept = state.turns.get(ticket);
      if (kept === undefined && readyAt > now) break;
      const turn = kept ?? Math.max(state.nextAt - (lane.burst - 1) * lane.everyMs, state.pausedUntil);
      if (kept === undefined) state.nextAt += lane.everyMs;
      state.turns.set(ticket, turn);
      if (turn > readyAt) {
        readyAt = turn;
        heldUpBy = taken.length;
      }
      taken.push({ lane, state, turn });
    }
    if (readyAt <= now) {
      for (const { state } of taken) state.turns.delete(ticket);
      return 0;
    }
    for (const { lane, state, turn } of taken.slice(0, heldUpBy)) {
      const late = readyAt - Math.max(turn + (lane.burst - 1) * lane.everyMs, now);
      if (late > 0) moveFrom(state, turn, late);
    }
    return readyAt - now;
  }

  async pause(workspace: WorkspaceKey, lane: Lane, ticket: string, forMs: number): Promise<void> {
    const state = this.#stateOf(workspace, lane);
    const now = this.clock.now().getTime();
    const longer = now + forMs - Math.max(state.pausedUntil, now);
    if (longer > 0) {
      state.pausedUntil = now + forMs;
      state.nextAt = Math.max(state.nextAt, now);
      moveFrom(state, -Infinity, longer);
      state.nextAt = Math.max(state.nextAt, state.pausedUntil + lane.burst * lane.everyMs);
    }
    state.turns.set(ticket, Math.max(state.pausedUntil, now));
  }

  #stateOf({ platform, workspace }: WorkspaceKey, { name }: Lane): LaneState {
    const key = `${platform}/${workspace}/${name}`;
    const state = this.#lanes.get(key) ?? { nextAt: 0, pausedUntil: 0, turns: new Map<string, number>() };
    this.#lanes.set(key, state);
    return state;
  }
}

function moveFrom(state: LaneState, from: number, by: number): void {
  for (const [ticket, turn] of state.turns) if (turn >= from) state.turns.set(ticket, turn + by);
  state.nextAt += by;
}
