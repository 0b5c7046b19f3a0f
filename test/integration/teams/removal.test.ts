import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const BILLS = '19:bills@thread.tacv2';
const PRIVATE = '19:private@thread.tacv2';
const SHARED = '19:shared@thread.tacv2';
const OWNER = '29:Owner';
const PARTNER = '29:Partner';
/** In the tenant, and no guest: as the people of a subsidiary. */
const INSIDER = '29:Insider';

const SALES = { id: '19:sales@thread.tacv2', name: 'Vendite', group: 'g-vendite', owners: [OWNER] };

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest();
  const { teams } = world;
  teams.addPerson(OWNER);
  teams.addPerson(INSIDER);
  teams.addExternal(PARTNER);
  teams.addChannel(BILLS, [AGENT, GUEST], 'Fatture');
  teams.addChannel(PRIVATE, [AGENT, INSIDER], 'Riservato', { team: SALES, membership: 'private' });
  teams.addChannel('19:offers@thread.tacv2', [AGENT, OWNER, INSIDER], 'Offerte', { team: SALES });
  const shared = teams.addChannel(SHARED, [AGENT, EXTERNAL, PARTNER], 'Condiviso', {
    team: SALES,
    membership: 'shared',
  });
  shared.throughTeams.add(PARTNER);
});
afterEach(() => world.stop());

const ALL = [
  'TeamMember.ReadWriteNonOwnerRole.All',
  'ChannelMember.ReadWrite.All',
  'ChatMember.ReadWrite.All',
];

/** Everybody has written where they are, and the tenant has granted this. */
async function withGranted(...permissions: readonly string[]): Promise<void> {
  for (const permission of permissions) world.teams.permissions.add(permission);
  for (const { id, kind, members } of [...world.teams.conversations.values()]) {
    if (kind === 'personal') continue;
    for (const member of members) await world.sender.writes(member, id, 'Buongiorno');
  }
}

const at = (conversation: string) => ({ platform: 'teams', workspace: OWN_TENANT, conversation }) as const;
const remove = (conversation: string, person: string) =>
  world.adapter.platform.removePerson(at(conversation), person);
const readmit = (conversation: string, person: string) =>
  world.adapter.platform.readmitPerson(at(conversation), person);
const isIn = (conversation: string, person: string) =>
  world.teams.conversation(conversation).members.has(person);

describe('removing somebody', () => {
  it('is refused where the tenant has not granted it, with Microsoft’s own answer', async () => {
    await withGranted();
    for (const place of [SUPPORT, CHAT])
      expect(await remove(place, GUEST)).toEqual({
        outcome: 'refused',
        reason: 'missing-permission',
        answer: 'Forbidden',
      });
    world.teams.resourcePermissions.add('TeamMember.Read.Group');
    expect(await remove(SUPPORT, GUEST), 'with the list alone').toMatchObject({
      reason: 'missing-permission',
    });
    expect(isIn(SUPPORT, GUEST)).toBe(true);
  });

  it('from a standard channel takes them out of the whole team, which it says', async () => {
    await withGranted(...ALL);
    expect(await remove(SUPPORT, GUEST)).toEqual({ outcome: 'removed', whole: 'Clienti' });
    expect([isIn(SUPPORT, GUEST), isIn(BILLS, GUEST), isIn(CHAT, GUEST)]).toEqual([false, false, true]);
    expect(isIn(SUPPORT, OTHER_GUEST)).toBe(true);
    expect(await remove(BILLS, GUEST)).toMatchObject({ outcome: 'refused', reason: 'gone' });
  });

  it('from a private channel and from a chat takes them out of these alone', async () => {
    await withGranted(...ALL);
    expect(await remove(PRIVATE, INSIDER)).toEqual({ outcome: 'removed' });
    expect(isIn('19:offers@thread.tacv2', INSIDER)).toBe(true);
    expect(await remove(CHAT, GUEST)).toEqual({ outcome: 'removed' });
    expect(isIn(SUPPORT, GUEST)).toBe(true);
  });

  it('takes people of other tenants out of a shared channel, unless they came with their team', async () => {
    await withGranted(...ALL);
    expect(await remove(SHARED, EXTERNAL)).toEqual({ outcome: 'removed' });
    expect(await remove(SHARED, PARTNER)).toMatchObject({ outcome: 'refused', reason: 'not-supported' });
    expect([isIn(SHARED, EXTERNAL), isIn(SHARED, PARTNER)]).toEqual([false, true]);
  });

  it('leaves owners alone, unless the tenant granted that too', async () => {
    await withGranted('TeamMember.ReadWriteNonOwnerRole.All');
    const offers = '19:offers@thread.tacv2';
    expect(await remove(offers, OWNER)).toEqual({
      outcome: 'refused',
      reason: 'cannot-from-here',
      answer: 'Forbidden',
    });
  });

  it('finds nobody to remove who is not there, and nothing where Garbo is not', async () => {
    await withGranted(...ALL);
    expect(await remove(PRIVATE, GUEST)).toMatchObject({ outcome: 'refused', reason: 'gone' });
    expect(await remove('19:nowhere@thread.tacv2', GUEST)).toMatchObject({ reason: 'out-of-sight' });
  });

  it('is out of sight in a team that Garbo was removed from', async () => {
    await withGranted(...ALL);
    for (const { team, id } of world.teams.conversations.values())
      if (team?.id === SALES.id) world.teams.conversation(id).hasBot = false;
    expect(await remove(PRIVATE, INSIDER)).toEqual({
      outcome: 'refused',
      reason: 'out-of-sight',
      answer: 'ConversationNotFound',
    });
  });

  it('asks a chat about everybody in it, however many pages that are', async () => {
    const crowd = Array.from({ length: 7 }, (_, index) => world.teams.addPerson(`29:P${index}`).id);
    world.teams.addChat('19:crowd@thread.v2', [...crowd, GUEST]);
    await withGranted(...ALL);
    expect(await remove('19:crowd@thread.v2', GUEST)).toEqual({ outcome: 'removed' });
  });
});

describe('letting somebody in again', () => {
  it('puts them back where they were', async () => {
    await withGranted(...ALL);
    const offers = '19:offers@thread.tacv2';
    for (const [place, person] of [
      [PRIVATE, INSIDER],
      [offers, INSIDER],
      [CHAT, GUEST],
    ] as const) {
      expect(await remove(place, person), place).toMatchObject({ outcome: 'removed' });
      expect(await readmit(place, person), place).toEqual({ outcome: 'readmitted' });
      expect(isIn(place, person), place).toBe(true);
      expect(await readmit(place, person), `${place} once more`).toEqual({ outcome: 'readmitted' });
    }
  });

  it('is left to people for guests of a team, which an app may not add', async () => {
    await withGranted(...ALL);
    await remove(SUPPORT, GUEST);
    expect(await readmit(SUPPORT, GUEST)).toEqual({
      outcome: 'refused',
      reason: 'not-supported',
      answer: 'Forbidden',
    });
  });

  it('is left to people for those of other tenants, whom the own one does not know', async () => {
    await withGranted(...ALL);
    await remove(SHARED, EXTERNAL);
    expect(await readmit(SHARED, EXTERNAL)).toMatchObject({ outcome: 'refused', reason: 'gone' });
  });

  it('is refused without the permission', async () => {
    world.teams.resourcePermissions.add('TeamMember.Read.Group');
    await withGranted();
    world.teams.conversation(SUPPORT).members.delete(GUEST);
    world.teams.conversation(BILLS).members.delete(GUEST);
    expect(await readmit(SUPPORT, GUEST)).toMatchObject({ reason: 'missing-permission' });
  });
});
