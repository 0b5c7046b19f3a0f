import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/core/notices/take-turn.js';
import { PlatformUnavailable, type PostAddress } from '../../../src/core/ports/chat-platform.js';
import { TurnNotCome } from '../../../src/core/ports/queues.js';
import { HandClock } from '../../support/doubles.js';
import { HandPace } from '../../support/hand-pace.js';
import { aWarning } from '../../support/post-content.js';
import {
  CHAT,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;

let clock: HandClock;
let world: TeamsUnderTest;

beforeEach(async () => {
  clock = new HandClock();
  world = await startTeamsUnderTest();
  world.teams.limits.now = () => clock.now().getTime();
});
afterEach(() => world.stop());

/** A job of the queue: what it does, and when it is to run (again). */
interface Job {
  readonly act: 'post' | 'update';
  readonly run: () => Promise<unknown>;
  readonly address: PostAddress;
  at: number;
}

/** A post in the thread of somebody's message, each in one of its own. */
function posts(conversation: string, many: number): readonly Job[] {
  return Array.from({ length: many }, (_, index): Job => {
    const { id: thread } = world.teams.write(conversation, '29:Guest', { type: 'message', text: 'Ciao' });
    const address = { to: 'conversation', conversation, thread } as const;
    const request = {
      workspace: WORKSPACE,
      postId: `${conversation}/${index}`,
      address,
      content: aWarning(),
    };
    return {
      act: 'post',
      address,
      at: clock.now().getTime(),
      run: () => world.adapter.platform.post(request),
    };
  });
}

/** The change of a post in the conversation, as often as that. */
async function changes(conversation: string, many: number): Promise<readonly Job[]> {
  const address = { to: 'conversation', conversation, thread: null } as const;
  const request = { workspace: WORKSPACE, postId: 'changed', address, content: aWarning() };
  const receipt = await world.adapter.platform.post(request);
  return Array.from({ length: many }, () => ({
    act: 'update',
    address,
    at: clock.now().getTime(),
    run: () => world.adapter.platform.update({ ...request, receipt }),
  }));
}

/** Runs them as the queue does: each when it is due, and again when its turn has come. Returns how long all took. */
async function runInTurn(jobs: readonly Job[]): Promise<number> {
  const begun = clock.now().getTime();
  const tools = {
    pace: new HandPace(clock),
    platformOf: () => world.adapter.platform,
    log: world.log,
  };
  const waiting = jobs.map((job, index) => ({ ...job, ticket: `job-${index}` }));
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.at - other.at);
    const [job] = waiting;
    if (!job) break;
    clock.advance(job.at - clock.now().getTime());
    const { act, address, ticket: postId, run } = job;
    try {
      await inTurn(tools, { workspace: WORKSPACE, postId, address, content: aWarning() }, act, run);
      waiting.shift();
    } catch (error) {
      if (!(error instanceof TurnNotCome)) throw error;
      job.at = clock.now().getTime() + error.waitMs;
    }
  }
  return clock.now().getTime() - begun;
}

describe('a burst in one conversation', () => {
  it('of 150 posts in as many threads gets through, and Teams never says that it is too much', async () => {
    const tookMs = await runInTurn([...posts(SUPPORT, 150), ...posts(CHAT, 10)]);
    expect(world.teams.postsIn(SUPPORT)).toHaveLength(150);
    expect(world.teams.postsIn(CHAT)).toHaveLength(10);
    expect(world.teams.limits.refused).toBe(0);
    expect(tookMs).toBeLessThan(5 * 60_000);
  });

  it('of posts and changes together, too: they count alike', async () => {
    const changed = await changes(SUPPORT, 30);
    clock.advance(60_000);
    await runInTurn([...posts(SUPPORT, 30), ...changed]);
    expect(world.teams.postsIn(SUPPORT)).toHaveLength(31);
    expect(world.teams.limits.refused).toBe(0);
  });

  it('would be refused from the eighth post in a second on, if nobody waited for their turn', async () => {
    const [eighth, ...first] = posts(SUPPORT, 8);
    for (const post of first) await post.run();
    const refused = await eighth?.run().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PlatformUnavailable);
    expect(refused).toMatchObject({ retryAfterMs: 1_000 });
    expect(world.teams.limits.refused).toBe(1);
    clock.advance(1_000);
    await eighth?.run();
    expect(world.teams.postsIn(SUPPORT)).toHaveLength(8);
  });
});

it('Teams gives one conversation’s members so often, and says when it is too much', async () => {
  const look = () =>
    fetch(`${world.teams.serviceUrl}v3/conversations/${encodeURIComponent(SUPPORT)}/members/29:Guest`, {
      headers: { authorization: `Bearer connector-${OWN_TENANT}` },
    });
  for (let looks = 0; looks < 14; looks += 1) expect((await look()).status).toBe(200);
  const refused = await look();
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({ error: { code: 'TooManyRequests' } });
  clock.advance(1_000);
  expect((await look()).status).toBe(200);
});
