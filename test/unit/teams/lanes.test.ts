import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../adapters/teams/lanes.js';
import { HandPace } from '../../support/hand-pace.js';

const WORKSPACE = { platform: 'teams', workspace: 'tenant' } as const;

/**
 * What Microsoft takes of a bot in one conversation: so many in so many milliseconds.
 * Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
const IN_A_CONVERSATION = [
  [7, 1_000],
  [8, 2_000],
  [60, 30_000],
  [1_800, 3_600_000],
] as const;
const IN_A_TENANT = [[50, 1_000]] as const;

/** A post: when it is put on the queue, to which conversation, and how late its job wakes each time it was put off. */
interface Post {
  readonly at: number;
  readonly conversation: number;
  readonly lateMs: number;
}

/** Lets the posts take their turns as the queue does; when each was sent, by conversation. */
async function send(posts: readonly Post[]): Promise<readonly (readonly [number, number])[]> {
  let now = 0;
  const pace = new HandPace({ now: () => new Date(now) });
  const waiting = posts.map((post, index) => ({ ...post, ticket: `p${index}`, wakesAt: post.at }));
  const sent: (readonly [number, number])[] = [];
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.wakesAt - other.wakesAt);
    const [job] = waiting;
    if (!job) break;
    now = job.wakesAt;
    const address = { to: 'conversation', conversation: `c${job.conversation}`, thread: null } as const;
    const lanes = lanesOf({ address }, 'post', { targetedMessages: false });
    const waitMs = await pace.next(WORKSPACE, lanes, job.ticket);
    if (waitMs > 0) job.wakesAt = now + waitMs + job.lateMs;
    else {
      sent.push([job.conversation, now]);
      waiting.shift();
    }
  }
  return sent;
}

/** The most that were sent in any span of so many milliseconds. */
function mostIn(times: readonly number[], spanMs: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  let first = 0;
  return sorted.reduce((most, time, index) => {
    while (time - (sorted[first] ?? time) >= spanMs) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

function expectWithin(limits: readonly (readonly [number, number])[], times: readonly number[]): void {
  for (const [most, spanMs] of limits)
    expect(mostIn(times, spanMs), `in ${spanMs} ms`).toBeLessThanOrEqual(most);
}

async function expectAllWithin(posts: readonly Post[]): Promise<void> {
  const sent = await send(posts);
  expect(sent).toHaveLength(posts.length);
  for (const conversation of new Set(posts.map((post) => post.conversation))) {
    const times = sent.filter(([id]) => id === conversation).map(([, time]) => time);
    expectWithin(IN_A_CONVERSATION, times);
  }
  expectWithin(
    IN_A_TENANT,
    sent.map(([, time]) => time),
  );
}

describe('the lanes of Teams', () => {
  const post = fc.record({
    at: fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(60_000)),
    conversation: fc.nat(3),
    lateMs: fc.nat(300),
  });

  it('never let more through than Microsoft takes, however posts come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(post, { maxLength: 150 }), (posts) => expectAllWithin(posts)),
      { numRuns: 60 },
    );
  });

  it('hold when a whole tenant is busy in many conversations', async () => {
    const busy = { at: fc.nat(1_000), conversation: fc.nat(60), lateMs: fc.nat(20) };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record(busy), { minLength: 150, maxLength: 300 }), (posts) =>
        expectAllWithin(posts),
      ),
      { numRuns: 15 },
    );
  });

  it('hold over hours in one conversation, and waste little', async () => {
    const posts = Array.from({ length: 2_000 }, (_, index) => ({
      at: index * 1_900,
      conversation: 1,
      lateMs: 20,
    }));
    const sent = (await send(posts)).map(([, time]) => time);
    expect(sent).toHaveLength(2_000);
    expectWithin(IN_A_CONVERSATION, sent);
    expect(mostIn(sent, 3_600_000)).toBeGreaterThan(1_700);
  }, 30_000);

  it('let a burst of 30 posts in one conversation through in less than twenty seconds', async () => {
    const posts = Array.from({ length: 30 }, () => ({ at: 0, conversation: 1, lateMs: 0 }));
    expect(Math.max(...(await send(posts)).map(([, time]) => time))).toBeLessThan(20_000);
  });

  it('are those of the conversation a post is shown in', () => {
    const near = { conversation: 'c1', thread: null };
    const names = (targetedMessages: boolean) =>
      lanesOf({ address: { to: 'person', person: 'p1' }, near }, 'post', { targetedMessages }).map(
        ({ name }) => name,
      );
    expect(names(false)).toEqual(['person/p1', 'person/p1/hour', 'tenant']);
    expect(names(true)).toEqual(['conversation/c1', 'conversation/c1/hour', 'tenant']);
    const address = { to: 'conversation', conversation: 'c1', thread: 't1' } as const;
    expect(lanesOf({ address }, 'update', { targetedMessages: false })).toEqual(
      lanesOf({ address: { ...address, thread: 't2' } }, 'post', { targetedMessages: true }),
    );
  });
});
