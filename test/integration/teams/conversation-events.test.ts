import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryContactRows } from '../../support/memory-contact-rows.js';
import { deliverRecorded } from '../../support/teams/recorded.js';
import {
  AGENT,
  CHAT,
  EXTERNAL,
  GUEST,
  OTHER_GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const TENANT = { platform: 'teams', workspace: OWN_TENANT } as const;
const keyOf = (conversation: string) => ({ ...TENANT, conversation });
const RETURNS = '19:returns@thread.tacv2';

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest({ contacts: new MemoryContactRows() });
});
afterEach(() => world.stop());

/** Delivers them one after another; resolves to what the last one had queued. */
async function jobsOf(...names: readonly string[]) {
  for (const name of names) {
    world.queues.escalations.length = 0;
    expect((await deliverRecorded(world, name)).status, name).toBe(200);
  }
  return world.queues.escalations;
}

const changeOf = (conversation: string, happened: string) => ({
  type: 'conversation',
  change: { conversation: keyOf(conversation), happened },
});
const invitedTo = (conversation: string) => ({ type: 'invited', conversation: keyOf(conversation) });

describe('Garbo let into a team', () => {
  it('is told to managers once, though Teams tells it twice', async () => {
    expect(await jobsOf('bot-added-to-team')).toMatchObject([
      changeOf(SUPPORT, 'joined'),
      invitedTo(SUPPORT),
    ]);
    expect(await jobsOf('installation-add')).toEqual([]);
    expect(await world.adapter.platform.findConversation(keyOf(SUPPORT))).toMatchObject({ isMember: true });
  });

  it('is in a channel of it that it hears of by the first message', async () => {
    expect(await jobsOf('channel-message')).toMatchObject([changeOf(SUPPORT, 'joined'), invitedTo(SUPPORT)]);
    expect(await jobsOf('channel-message-edited')).toEqual([]);
  });

  it('is in the channels made later, but not in private ones', async () => {
    expect(await jobsOf('private-channel-created')).toEqual([]);
    expect(await jobsOf('channel-created')).toMatchObject([changeOf(RETURNS, 'joined'), invitedTo(RETURNS)]);
  });

  it('has been removed from all its channels when it is removed from the team', async () => {
    await deliverRecorded(world, 'bot-added-to-chat');
    const jobs = await jobsOf('bot-added-to-team', 'channel-created', 'bot-removed-from-team');
    expect(jobs).toMatchObject([changeOf(RETURNS, 'left'), changeOf(SUPPORT, 'left')]);
    expect(await jobsOf('installation-remove')).toEqual([]);
    expect(await world.adapter.platform.findLeft(TENANT)).toEqual([]);
  });

  it('is in them again when it is let into the team again', async () => {
    await jobsOf('bot-added-to-chat', 'bot-added-to-team', 'channel-created', 'installation-remove');
    world.queues.escalations.length = 0;
    await deliverRecorded(world, 'installation-add', { id: 'f:99', timestamp: '2023-11-16T08:00:00Z' });
    expect(world.queues.escalations).toMatchObject([
      changeOf(SUPPORT, 'joined'),
      invitedTo(SUPPORT),
      changeOf(RETURNS, 'joined'),
      invitedTo(RETURNS),
    ]);
  });

  it('stays removed when a message from before arrives late', async () => {
    await jobsOf('bot-added-to-chat', 'bot-added-to-team', 'installation-remove');
    expect(await jobsOf('channel-message')).toEqual([]);
  });
});

describe('Garbo removed from its last place of a tenant', () => {
  it('is uninstalled there, and what was known of the tenant is dropped', async () => {
    const jobs = await jobsOf('bot-added-to-chat', 'bot-removed-from-chat');
    expect(jobs).toMatchObject([changeOf(CHAT, 'left'), { type: 'uninstalled', workspace: TENANT }]);
    expect(await world.adapter.platform.findLeft(TENANT)).toEqual([TENANT]);
    await world.adapter.platform.forgetAccess(TENANT);
    expect(await world.options.contacts.workspaces('teams')).toEqual([]);
  });

  it('is not when somebody still has it for themselves, or it was let in again since', async () => {
    const jobs = await jobsOf('bot-added-personally', 'bot-added-to-chat', 'bot-removed-from-chat');
    expect(jobs).toMatchObject([changeOf(CHAT, 'left')]);
    expect(jobs).toHaveLength(1);
    await world.adapter.platform.forgetAccess(TENANT);
    expect(await world.options.contacts.workspaces('teams')).toEqual([TENANT]);
  });

  it('is known again in a tenant where it is let in anew', async () => {
    await jobsOf('bot-added-to-chat', 'bot-removed-from-chat');
    await world.adapter.platform.forgetAccess(TENANT);
    world.queues.escalations.length = 0;
    await deliverRecorded(world, 'bot-added-to-chat', { id: 'f:98', timestamp: '2023-11-16T12:00:00Z' });
    expect(world.queues.escalations).toMatchObject([changeOf(CHAT, 'joined'), invitedTo(CHAT)]);
    expect(await world.adapter.platform.findLeft(TENANT)).toEqual([]);
  });
});

describe('people who join', () => {
  it('a team have joined its channels by one act', async () => {
    const jobs = await jobsOf('bot-added-to-team', 'channel-created', 'members-added-to-team');
    const joined = { type: 'joined', conversation: keyOf(RETURNS), also: [SUPPORT] };
    expect(jobs).toMatchObject([
      { ...joined, person: GUEST },
      { ...joined, person: OTHER_GUEST },
    ]);
    expect(jobs).toHaveLength(2);
  });

  it('a channel with members of its own have joined that one', async () => {
    const jobs = await jobsOf('bot-added-to-team', 'channel-created', 'channel-member-added');
    expect(jobs).toMatchObject([
      { type: 'joined', conversation: keyOf(SUPPORT), also: [], person: EXTERNAL },
    ]);
  });

  it('can be looked up from then on', async () => {
    await jobsOf('bot-added-to-team', 'channel-member-added');
    expect((await world.adapter.platform.findPerson(TENANT, EXTERNAL)).role).toBe('customer');
  });

  it('concern nobody when they leave', async () => {
    expect(await jobsOf('bot-added-to-team', 'member-removed-from-team')).toEqual([]);
  });

  it('find their own page when they have Garbo for themselves', async () => {
    expect(await jobsOf('bot-added-personally')).toMatchObject([
      { type: 'home', home: { workspace: TENANT, person: AGENT } },
    ]);
    expect(await world.adapter.platform.findPerson(TENANT, AGENT)).toMatchObject({ id: AGENT });
  });
});

describe('what happens to channels', () => {
  it.each([
    ['channel-deleted', 'deleted', '2023-11-14T10:02:00.000Z'],
    ['channel-restored', 'unarchived', '2023-11-14T10:03:00.000Z'],
    ['channel-shared', 'shared', '2023-11-14T10:04:00.000Z'],
    ['channel-unshared', 'unshared', '2023-11-14T10:05:00.000Z'],
  ])('is told, at the time of Teams: %s', async (name, happened, at) => {
    const jobs = await jobsOf('bot-added-to-team', 'channel-created', name);
    expect(jobs).toEqual([
      {
        type: 'conversation',
        delivery: expect.any(String),
        change: { conversation: keyOf(SUPPORT), happened, at: new Date(at) },
      },
    ]);
  });

  it.each([
    ['team-archived', 'archived'],
    ['team-unarchived', 'unarchived'],
    ['team-deleted', 'deleted'],
    ['team-restored', 'unarchived'],
  ])('of a team happens to each of them: %s', async (name, happened) => {
    const jobs = await jobsOf('bot-added-to-team', 'channel-created', name);
    expect(jobs).toMatchObject([changeOf(RETURNS, happened), changeOf(SUPPORT, happened)]);
    const place = await world.adapter.platform.findConversation(keyOf(SUPPORT));
    expect(place?.isArchived).toBe(happened === 'archived');
    expect(new Set(jobs.map((job) => 'delivery' in job && job.delivery)).size).toBe(2);
  });

  it('ends for good with the team: Garbo is nowhere any more', async () => {
    const jobs = await jobsOf('bot-added-to-team', 'team-deleted', 'team-hard-deleted');
    expect(jobs).toMatchObject([{ type: 'uninstalled', workspace: TENANT }]);
  });

  it('is nothing when a channel is shared within the organisation, or a team has another name', async () => {
    expect(await jobsOf('bot-added-to-team', 'channel-shared-within')).toEqual([]);
    expect(await jobsOf('team-renamed')).toEqual([]);
  });

  it('gives them and chats new names', async () => {
    expect(await jobsOf('bot-added-to-team', 'channel-renamed')).toEqual([]);
    const kept = await world.options.contacts.find({ ...TENANT, kind: 'conversation', id: SUPPORT });
    expect(kept?.address).toContain('"Assistenza clienti"');
    await jobsOf('bot-added-to-chat', 'chat-renamed');
    expect(await world.adapter.platform.nameOf(keyOf(CHAT))).toBe('Ordine 17');
  });
});
