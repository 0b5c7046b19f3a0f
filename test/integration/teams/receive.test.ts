import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest();
});
afterEach(() => world.stop());

describe('a message in a channel', () => {
  it('is queued before Teams gets its answer', async () => {
    const { message, answer } = await world.sender.writes(GUEST, SUPPORT, 'Dov’è il mio ordine?');
    expect(answer.status).toBe(200);
    const [job] = world.queues.messages;
    expect(job).toMatchObject({
      type: 'screen',
      message: {
        key: { platform: 'teams', workspace: OWN_TENANT, conversation: SUPPORT, message: message.id },
        thread: message.id,
        author: GUEST,
        text: 'Dov’è il mio ordine?',
      },
    });
  });

  it('is refused without a token, and with one for another app', async () => {
    const activity = world.sender.activity('message', SUPPORT, GUEST, null);
    const bare = await fetch(`${world.origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
    });
    expect(bare.status).toBe(401);
    const other = await world.teams.token({ aud: 'another-app' });
    expect((await world.sender.deliver(activity, `Bearer ${other}`)).status).toBe(401);
    expect(world.queues.messages).toEqual([]);
  });
});
