import type { Redis } from 'ioredis';
import type { Lane, PostingPace } from '../../src/core/ports/posting-pace.js';
import { QueueUnavailable } from '../../src/core/ports/queues.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/** A turn not taken for so long belonged to a job that is gone. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

/**
 * KEYS: the lane (`next_at`: when the bucket is full again, `paused_until`), its turns by ticket. Times are Redis's own,
 * in milliseconds, so that the processes' clocks need not agree.
 */
const START = `
local time = redis.call('TIME')
local now = math.floor(time[1] * 1000 + time[2] / 1000)
local lane, turns, ticket = KEYS[1], KEYS[2], ARGV[1]
local every, burst = tonumber(ARGV[2]), tonumber(ARGV[3])
local next_at = math.max(tonumber(redis.call('HGET', lane, 'next_at') or 0), now)
local paused_until = tonumber(redis.call('HGET', lane, 'paused_until') or 0)
local function keep()
  redis.call('HSET', lane, 'next_at', next_at, 'paused_until', paused_until)
  local life = math.max(next_at, paused_until) - now + ${FORGOTTEN_AFTER_MS}
  redis.call('PEXPIRE', lane, life)
  redis.call('PEXPIRE', turns, life)
end
`;

/** The generic cell rate algorithm, with a turn kept for whoever has to wait. Returns how long that is. */
const NEXT = `${START}
redis.call('ZREMRANGEBYSCORE', turns, '-inf', now - ${FORGOTTEN_AFTER_MS})
local turn = tonumber(redis.call('ZSCORE', turns, ticket) or nil)
if not turn then
  turn = math.max(next_at - (burst - 1) * every, paused_until)
  next_at = next_at + every
  redis.call('ZADD', turns, turn, ticket)
end
if turn <= now then redis.call('ZREM', turns, ticket) end
keep()
return math.max(turn - now, 0)
`;

/** Moves every turn by as much as the pause is new, and puts the ticket's at its end. */
const PAUSE = `${START}
local ends = now + tonumber(ARGV[4])
local longer = ends - math.max(paused_until, now)
if longer > 0 then
  paused_until = ends
  for _, waiting in ipairs(redis.call('ZRANGE', turns, 0, -1)) do
    redis.call('ZINCRBY', turns, longer, waiting)
  end
  next_at = math.max(next_at + longer, ends + burst * every)
end
redis.call('ZADD', turns, math.max(paused_until, now), ticket)
keep()
`;

/** The pace kept in Redis: one script a turn, shared by all processes. */
export class RedisPace implements PostingPace {
  /** @param prefix begins the keys, so that several installations can share a server */
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  async next(workspace: WorkspaceKey, lane: Lane, ticket: string): Promise<number> {
    return Number(await this.#run(NEXT, workspace, lane, ticket));
  }

  async pause(workspace: WorkspaceKey, lane: Lane, ticket: string, forMs: number): Promise<void> {
    await this.#run(PAUSE, workspace, lane, ticket, Math.ceil(forMs));
  }

  async #run(
    script: string,
    { platform, workspace }: WorkspaceKey,
    lane: Lane,
    ticket: string,
    ...more: readonly number[]
  ): Promise<unknown> {
    // The braces keep a lane's two keys together on one node of a cluster.
    const key = `${this.prefix}:pace:{${[platform, workspace, lane.name].map(encodeURIComponent).join('/')}}`;
    try {
      return await this.redis.eval(script, 2, key, `${key}:turns`, ticket, lane.everyMs, lane.burst, ...more);
    } catch (cause) {
      throw new QueueUnavailable({ cause });
    }
  }
}
