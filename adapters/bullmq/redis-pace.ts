import type { Redis } from 'ioredis';
import type { Lane, PostingPace } from '../../src/core/ports/posting-pace.js';
import { QueueUnavailable } from '../../src/core/ports/queues.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

/** A turn not taken for so long belonged to a job that is gone. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;

/**
 * KEYS: of each lane its state (`next_at`: when the bucket is full again, `paused_until`) and its turns by ticket.
 * ARGV: the ticket, then of each lane its pace and burst. Times are Redis's own, in milliseconds, so that the
 * processes' clocks need not agree.
 */
const START = `
local time = redis.call('TIME')
local now = math.floor(time[1] * 1000 + time[2] / 1000)
local ticket = ARGV[1]
local function open(i)
  local lane = { state = KEYS[2 * i - 1], turns = KEYS[2 * i], every = tonumber(ARGV[2 * i]), burst = tonumber(ARGV[2 * i + 1]) }
  redis.call('ZREMRANGEBYSCORE', lane.turns, '-inf', now - ${FORGOTTEN_AFTER_MS})
  lane.next_at = math.max(tonumber(redis.call('HGET', lane.state, 'next_at') or 0), now)
  lane.paused_until = tonumber(redis.call('HGET', lane.state, 'paused_until') or 0)
  lane.turn = tonumber(redis.call('ZSCORE', lane.turns, ticket) or nil)
  return lane
end
local function keep(lane)
  redis.call('HSET', lane.state, 'next_at', lane.next_at, 'paused_until', lane.paused_until)
  local life = math.max(lane.next_at, lane.paused_until) - now + ${FORGOTTEN_AFTER_MS}
  redis.call('PEXPIRE', lane.state, life)
  redis.call('PEXPIRE', lane.turns, life)
end
local function move(lane, from, by)
  for _, waiting in ipairs(redis.call('ZRANGEBYSCORE', lane.turns, from, '+inf')) do
    redis.call('ZINCRBY', lane.turns, by, waiting)
  end
end
`;

/**
 * The generic cell rate algorithm, with a turn kept for whoever has to wait; lane after lane, as long as the turn has
 * come in those before. Who is held up by a later lane for longer than a burst of an earlier one makes up for moves the
 * turns behind theirs there. Returns how long to wait.
 */
const NEXT = `${START}
local lanes, ready_at, held_up_by = {}, now, 0
for i = 1, #KEYS / 2 do
  local lane = open(i)
  if not lane.turn then
    if ready_at > now then break end
    lane.turn = math.max(lane.next_at - (lane.burst - 1) * lane.every, lane.paused_until)
    lane.next_at = lane.next_at + lane.every
    redis.call('ZADD', lane.turns, lane.turn, ticket)
  end
  if lane.turn > ready_at then ready_at, held_up_by = lane.turn, i end
  lanes[i] = lane
end
for i, lane in ipairs(lanes) do
  local late = ready_at - math.max(lane.turn + (lane.burst - 1) * lane.every, now)
  if ready_at <= now then
    redis.call('ZREM', lane.turns, ticket)
  elseif i < held_up_by and late > 0 then
    move(lane, lane.turn, late)
    lane.next_at = lane.next_at + late
  end
  keep(lane)
end
return ready_at - now
`;

/** Moves every turn by as much as the pause is new, and puts the ticket's at its end. */
const PAUSE = `${START}
local lane = open(1)
local ends = now + tonumber(ARGV[4])
local longer = ends - math.max(lane.paused_until, now)
if longer > 0 then
  lane.paused_until = ends
  move(lane, '-inf', longer)
  lane.next_at = math.max(lane.next_at + longer, ends + lane.burst * lane.every)
end
redis.call('ZADD', lane.turns, math.max(lane.paused_until, now), ticket)
keep(lane)
`;

/** The pace kept in Redis: one script a turn, shared by all processes. */
export class RedisPace implements PostingPace {
  /** @param prefix begins the keys, so that several installations can share a server */
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  async next(workspace: WorkspaceKey, lanes: readonly Lane[], ticket: string): Promise<number> {
    return Number(await this.#run(NEXT, workspace, lanes, ticket));
  }

  async pause(workspace: WorkspaceKey, lane: Lane, ticket: string, forMs: number): Promise<void> {
    await this.#run(PAUSE, workspace, [lane], ticket, Math.ceil(forMs));
  }

  async #run(
    script: string,
    { platform, workspace }: WorkspaceKey,
    lanes: readonly Lane[],
    ticket: string,
    ...more: readonly number[]
  ): Promise<unknown> {
    // The braces keep all keys of a workspace together on one node of a cluster.
    const start = `${this.prefix}:pace:{${[platform, workspace].map(encodeURIComponent).join('/')}}`;
    const keys = lanes.flatMap(({ name }) => {
      const key = `${start}/${encodeURIComponent(name)}`;
      return [key, `${key}:turns`];
    });
    const paces = lanes.flatMap(({ everyMs, burst }) => [everyMs, burst]);
    try {
      return await this.redis.eval(script, keys.length, ...keys, ticket, ...paces, ...more);
    } catch (cause) {
      throw new QueueUnavailable({ cause });
    }
  }
}
