import { afterEach, expect, it, vi } from 'vitest';
import type { ContactKey } from '../../../src/core/ports/contact-rows.js';
import { FakeQueues } from '../../support/fake-queues.js';
import { MemoryContactRows } from '../../support/memory-contact-rows.js';
import { deliverRecorded } from '../../support/teams/recorded.js';
import {
  GUEST,
  OWN_TENANT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const TENANT = { platform: 'teams', workspace: OWN_TENANT } as const;

let world: TeamsUnderTest;
afterEach(() => world.stop());

/** A record that is away until somebody brings it back. */
class AwayContactRows extends MemoryContactRows {
  isAway = true;
  tries = 0;

  override async find(key: ContactKey) {
    this.tries += 1;
    if (this.isAway) throw new Error('the record is away');
    return super.find(key);
  }
}

/** A queue that refuses the first jobs. */
class SlowQueues extends FakeQueues {
  constructor(private refusals: number) {
    super();
  }

  override async enqueueMessage(job: Parameters<FakeQueues['enqueueMessage']>[0]) {
    this.down = this.refusals > 0;
    this.refusals -= 1;
    return super.enqueueMessage(job);
  }
}

it('a message waits for a queue that comes back, and Teams with it', async () => {
  const queues = new SlowQueues(3);
  world = await startTeamsUnderTest({ queues });
  expect((await deliverRecorded(world, 'channel-message')).status).toBe(200);
  expect(queues.messages).toHaveLength(1);
});

it('a message that cannot be queued for ten seconds is refused', async () => {
  let now = Date.now();
  // Each look at the clock is two seconds later.
  const clock = {
    now: () => {
      now += 2_000;
      return new Date(now);
    },
  };
  world = await startTeamsUnderTest({ queues: new SlowQueues(Number.POSITIVE_INFINITY), clock });
  expect((await deliverRecorded(world, 'channel-message')).status).toBe(500);
  expect(world.log.count('teams-delivery-failed')).toBe(1);
});

it('a contact that cannot be noted holds no message up, and is noted when the record is back', async () => {
  const contacts = new AwayContactRows();
  world = await startTeamsUnderTest({ contacts });
  expect((await deliverRecorded(world, 'channel-message')).status).toBe(200);
  expect(world.queues.messages).toHaveLength(1);
  expect(await contacts.workspaces('teams')).toEqual([]);
  contacts.isAway = false;
  await vi.waitFor(async () =>
    expect(await contacts.find({ ...TENANT, kind: 'person', id: GUEST })).toBeTruthy(),
  );
  expect(contacts.tries).toBeGreaterThan(1);
});

it('a stop waits for what is being queued', async () => {
  world = await startTeamsUnderTest();
  world.queues.hold();
  const delivery = deliverRecorded(world, 'channel-message');
  await vi.waitFor(async () =>
    expect(await world.options.contacts.find({ ...TENANT, kind: 'person', id: GUEST })).toBeTruthy(),
  );
  let hasStopped = false;
  const stopping = world.adapter.stop().then(() => {
    hasStopped = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(hasStopped).toBe(false);
  world.queues.release();
  await stopping;
  expect(world.queues.messages).toHaveLength(1);
  expect((await delivery).status).toBe(200);
});

it('what came is noted by kind, and a note that fails is in nobody’s way', async () => {
  const noted: string[] = [];
  world = await startTeamsUnderTest({
    noteArrival: async (tenant, kind) => {
      noted.push(`${tenant} ${kind}`);
      if (kind === 'call') throw new Error('the record is away');
    },
  });
  const names = [
    ...['channel-message', 'channel-reply-with-mentions', 'chat-reply-with-quote', 'channel-message-edited'],
    ...['channel-reply-deleted', 'team-renamed', 'installation-add', 'message-reaction', 'channel-message'],
  ];
  for (const name of names) expect((await deliverRecorded(world, name)).status, name).toBe(200);
  expect(noted).toEqual(
    ['channel-message', 'call', 'chat-message', 'edit', 'deletion', 'event', 'installation'].map(
      (kind) => `${OWN_TENANT} ${kind}`,
    ),
  );
});
