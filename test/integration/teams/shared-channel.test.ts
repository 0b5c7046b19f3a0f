import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CHAT,
  EXTERNAL,
  OTHER_TENANT,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest();
});
afterEach(() => world.stop());

describe('a channel shared with another tenant', () => {
  it.each([
    ['our shared channel', SUPPORT],
    ['our chat', CHAT],
  ])('takes what its member writes in %s: the tenant of an activity is the host’s', async (_where, place) => {
    const { message, answer } = await world.sender.writes(EXTERNAL, place, 'Dov’è il mio ordine?');
    expect(answer.status).toBe(200);
    expect(world.queues.messages).toMatchObject([
      {
        message: {
          key: { workspace: OWN_TENANT, conversation: place, message: message.id },
          author: EXTERNAL,
        },
      },
    ]);
    expect(await world.adapter.platform.findPerson(WORKSPACE, EXTERNAL)).toMatchObject({
      id: EXTERNAL,
      role: 'customer',
      isAdministrator: false,
    });
  });

  it('whose host is another tenant is refused, whoever writes, and leaves no trace', async () => {
    const hosted = {
      ...world.sender.activity('message', SUPPORT, EXTERNAL, null),
      id: '1700000000000',
      text: 'Salve',
      conversation: { id: SUPPORT, conversationType: 'channel', isGroup: true, tenantId: OTHER_TENANT },
      channelData: { tenant: { id: OTHER_TENANT }, team: { id: SUPPORT }, channel: { id: SUPPORT } },
    };
    expect((await world.sender.deliver(hosted)).status).toBe(403);
    expect(world.queues.messages).toEqual([]);
    expect(await world.options.contacts.workspaces('teams')).not.toContainEqual({
      platform: 'teams',
      workspace: OTHER_TENANT,
    });
    expect(world.log.count('teams-tenant-not-allowed')).toBe(1);
  });
});
