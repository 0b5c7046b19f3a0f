import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opens } from '../../../adapters/teams/dialogs/dialog.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import {
  AGENT,
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

const asks = (from: string) =>
  world.sender.invokes(from, SUPPORT, 'task/fetch', { data: opens('support', { language: 'it' }) });
const opened = async () => FakeDialog.of(world.sender, AGENT, SUPPORT, await asks(AGENT));

describe('asking for support', () => {
  it('puts it on the queue, with words', async () => {
    const answer = await (await opened()).send({ words: 'Oggi è stata dura' });
    expect(saidIn(answer)).toBe('it chat.support.sent');
    expect(world.queues.escalations).toMatchObject([
      {
        type: 'support',
        ask: {
          workspace: { platform: 'teams', workspace: OWN_TENANT },
          person: AGENT,
          words: 'Oggi è stata dura',
        },
      },
    ]);
  });

  it('needs no words, and counts once when it is sent twice', async () => {
    const form = await opened();
    await form.send();
    await form.send();
    expect(world.queues.escalations).toMatchObject([{ type: 'support', ask: { words: '' } }]);
  });

  it('is not for customers, whatever they send', async () => {
    expect(saidIn(await asks(GUEST))).toBe('it chat.support.forbidden');
    const data = { garbo: { dialog: 'support', language: 'it', opened: 'x' }, words: 'Ciao' };
    expect(saidIn(await world.sender.invokes(GUEST, SUPPORT, 'task/submit', { data }))).toBe(
      'it chat.support.forbidden',
    );
    expect(world.queues.escalations).toEqual([]);
  });

  it('keeps what was typed when it cannot be queued', async () => {
    const form = await opened();
    world.queues.down = true;
    const again = FakeDialog.of(
      world.sender,
      AGENT,
      SUPPORT,
      await form.send({ words: 'Oggi è stata dura' }),
    );
    expect(again.text).toContain('it chat.press.again');
    world.queues.down = false;
    expect(saidIn(await again.send())).toBe('it chat.support.sent');
    expect(world.queues.escalations).toMatchObject([{ ask: { words: 'Oggi è stata dura' } }]);
  });
});
