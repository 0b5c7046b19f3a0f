import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aWarning } from '../../support/post-content.js';
import { type OAuthUnderTest, startOAuthUnderTest } from '../../support/slack/oauth-under-test.js';
import { eventEnvelope, messageEvent } from '../../support/slack/payloads.js';

const TEAM = 'T0SECOND';
const PATIENCE_MS = 15_000;

describe('Socket Mode with OAuth', () => {
  let run: OAuthUnderTest;
  beforeEach(async () => {
    run = await startOAuthUnderTest({}, { appToken: 'xapp-fake-token' });
  });
  afterEach(() => run.stop());

  it('serves no events over HTTP, but the pages by which a workspace installs Garbo', async () => {
    expect(run.slack.socket.connections).toBe(1);
    const guest = run.slack.write('CSUPPORT', 'UGUEST', 'x');
    const { answer } = await run.sender.sendEvent(messageEvent(run.slack, 'CSUPPORT', guest));
    expect(answer.status).toBe(404);
    expect((await run.browser.install(run.slack.oauth, run.slack.team)).status).toBe(200);
  });

  it('takes a workspace’s messages over the one connection, and posts with its own token', async () => {
    const second = run.slack.addWorkspace(TEAM);
    second.addGuest('UGUEST');
    second.addChannel('CSUPPORT', ['UGUEST']);
    await run.browser.install(run.slack.oauth, TEAM);

    const message = second.write('CSUPPORT', 'UGUEST', 'buongiorno');
    const payload = eventEnvelope(second, 'Ev1', messageEvent(second, 'CSUPPORT', message));
    const envelope = run.slack.socket.send('events_api', payload);
    await vi.waitFor(
      () => expect(run.slack.socket.acks.map(({ envelope_id }) => envelope_id)).toContain(envelope),
      PATIENCE_MS,
    );
    expect(run.queues.messages).toMatchObject([
      { delivery: 'Ev1', message: { key: { workspace: TEAM }, text: 'buongiorno' } },
    ]);
    await run.adapter.platform.post({
      workspace: { platform: 'slack', workspace: TEAM },
      postId: 'p1',
      address: { to: 'conversation', conversation: 'CSUPPORT', thread: null },
      content: aWarning(),
    });
    expect(second.postsIn('CSUPPORT')).toHaveLength(1);
    expect(run.slack.postsIn('CSUPPORT')).toEqual([]);
  });
});
