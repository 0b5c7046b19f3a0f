import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.js';
import { type OAuthUnderTest, startOAuthUnderTest } from '../../support/slack/oauth-under-test.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

const fixture = (name: string) =>
  readFileSync(join(packageRoot(), 'test/fixtures/slack', `${name}.json`), 'utf8');

const OWN = { platform: 'slack', workspace: 'T0OWN' } as const;

describe('an app removed from a workspace that installed it', () => {
  let run: OAuthUnderTest;
  beforeEach(async () => {
    run = await startOAuthUnderTest();
    await run.browser.install(run.slack.oauth, run.slack.team);
  });
  afterEach(() => run.stop());

  it.each(['app-uninstalled', 'tokens-revoked'])(
    'is noticed by %s, once, though the workspace has no authorization any more',
    async (name) => {
      run.slack.oauth.uninstall(run.slack.team);
      for (const num of [0, 1]) {
        const retry = num === 0 ? {} : { retry: { num, reason: 'http_timeout' } };
        expect((await run.sender.sendBody(fixture(name), retry)).status).toBe(200);
      }
      expect(run.queues.escalations).toEqual([
        { type: 'uninstalled', workspace: OWN, delivery: expect.stringMatching(/^Ev/) },
      ]);
    },
  );

  it('is nothing when only tokens of people were revoked', async () => {
    await run.sender.sendEvent({ type: 'tokens_revoked', tokens: { oauth: ['UAGENT'], bot: [] } });
    expect(run.queues.escalations).toEqual([]);
  });

  it('becomes a dead letter when it names no workspace', async () => {
    const body = { type: 'event_callback', event_id: 'Ev1', event: { type: 'app_uninstalled' } };
    expect((await run.sender.sendBody(JSON.stringify(body))).status).toBe(200);
    expect(run.queues.escalations).toEqual([]);
    expect(run.log.count('dead-letter')).toBe(1);
  });

  it('loses its tokens, and every job of the workspace ends', async () => {
    const { platform } = run.adapter;
    await platform.findPerson(OWN, 'UGUEST');
    run.slack.oauth.uninstall(run.slack.team);
    for (const _ of ['once', 'and again']) {
      expect(await platform.findLeft(OWN)).toEqual([OWN]);
      await platform.forgetAccess(OWN);
    }
    expect(await run.rows.list('slack')).toEqual([]);
    await expect(platform.findPerson(OWN, 'UNEW')).rejects.toMatchObject({
      answer: 'uninstalled',
      retry: 'never',
    });
  });

  it('keeps what a new installation gave, however late the event comes', async () => {
    run.slack.oauth.uninstall(run.slack.team);
    await run.browser.install(run.slack.oauth, run.slack.team);
    const { platform } = run.adapter;
    expect(await platform.findLeft(OWN)).toEqual([]);
    await platform.forgetAccess(OWN);
    expect(await platform.findPerson(OWN, 'UGUEST')).toMatchObject({ role: 'customer' });
  });

  it('works again once it is installed again', async () => {
    const { platform } = run.adapter;
    run.slack.oauth.uninstall(run.slack.team);
    await platform.forgetAccess(OWN);
    await expect(platform.findPerson(OWN, 'UGUEST')).rejects.toMatchObject({ answer: 'uninstalled' });
    await run.browser.install(run.slack.oauth, run.slack.team);
    expect(await platform.findPerson(OWN, 'UGUEST')).toMatchObject({ role: 'customer' });
    expect((await run.sender.writes('UGUEST', 'CSUPPORT', 'Rieccoci')).answer.status).toBe(200);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('waits while Slack does not say', async () => {
    run.slack.fail('auth.test', { status: 503 });
    await expect(run.adapter.platform.findLeft(OWN)).rejects.toMatchObject({ retry: 'later' });
    expect(await run.rows.list('slack')).toHaveLength(1);
  });

  it('leaves every workspace of an organisation', async () => {
    const { oauth } = run.slack;
    await run.adapter.platform.forgetAccess(OWN);
    const grid = run.slack.addWorkspace('T0GRID');
    grid.addChannel('CGRID', []);
    grid.enterprise = 'E0ORG';
    oauth.addInstaller({ team: 'E0ORG', name: 'Gruppo', botUser: grid.botUser, isOrganisation: true });
    await run.browser.install(oauth, 'E0ORG');
    const authorizations = [{ enterprise_id: 'E0ORG', team_id: 'T0GRID', is_enterprise_install: true }];
    const event = { type: 'message', channel: 'CGRID', channel_type: 'channel', user: 'U1', text: 'a' };
    const envelope = { type: 'event_callback', event_id: 'Ev9', authorizations };
    const message = { ...envelope, event: { ...event, ts: '1767261600.000200' } };
    expect((await run.sender.sendBody(JSON.stringify(message))).status).toBe(200);
    expect(run.queues.messages).toHaveLength(1);

    oauth.uninstall('E0ORG');
    const removed = { ...envelope, event_id: 'Ev10', event: { type: 'app_uninstalled' } };
    await run.sender.sendBody(JSON.stringify(removed));
    const workspace = { platform: 'slack', workspace: 'E0ORG' } as const;
    expect(run.queues.escalations).toEqual([{ type: 'uninstalled', workspace, delivery: 'Ev10' }]);
    const { platform } = run.adapter;
    const left = (await platform.findLeft(workspace)).map((key) => key.workspace);
    expect(left).toEqual(['E0ORG', 'T0GRID']);
    await platform.forgetAccess(workspace);
    expect((await run.rows.list('slack')).map((row) => row.workspace)).toEqual(['T0OWN']);
  });
});

describe('an app with one token that is removed', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  it('stops its work and says what to do', async () => {
    run.slack.oauth.uninstall(run.slack.team);
    expect(await run.adapter.platform.findLeft(OWN)).toEqual([OWN]);
    await run.adapter.platform.forgetAccess(OWN);
    expect(run.log.lines).toContainEqual(
      expect.objectContaining({
        event: 'slack-uninstalled',
        error: expect.objectContaining({ whatToDo: expect.stringContaining('SLACK_BOT_TOKEN') }),
      }),
    );
    await expect(run.adapter.platform.findPerson(OWN, 'UGUEST')).rejects.toMatchObject({
      answer: 'uninstalled',
      retry: 'never',
    });
  });

  it('goes on when the event is about an earlier token', async () => {
    expect(await run.adapter.platform.findLeft(OWN)).toEqual([]);
    await run.adapter.platform.forgetAccess(OWN);
    expect(await run.adapter.platform.findPerson(OWN, 'UGUEST')).toMatchObject({ role: 'customer' });
  });
});
