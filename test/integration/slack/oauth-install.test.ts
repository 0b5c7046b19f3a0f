import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPhraseBook } from '../../../adapters/phrase-book/index.js';
import { OPTIONAL_SCOPES, SCOPES } from '../../../adapters/slack/app-shape.js';
import { packageRoot } from '../../../src/package-root.js';
import type { FakeSlack } from '../../support/fake-slack.js';
import { aWarning } from '../../support/post-content.js';
import { FakeBrowser } from '../../support/slack/fake-browser.js';
import { OAUTH_CLIENT } from '../../support/slack/fake-oauth.js';
import {
  type OAuthUnderTest,
  PUBLIC_URL,
  startOAuthUnderTest,
} from '../../support/slack/oauth-under-test.js';
import { senderFor } from '../../support/slack/slack-under-test.js';

const SECOND = 'T0SECOND';

describe('installing by OAuth', () => {
  let run: OAuthUnderTest;
  let second: FakeSlack;
  beforeEach(async () => {
    const phrases = createPhraseBook(`${packageRoot()}/prompts/notices`);
    run = await startOAuthUnderTest({}, { phrases });
    second = run.slack.addWorkspace(SECOND);
    second.addGuest('UGUEST', { real_name: 'Un altro' });
    second.addMember('USTAFF');
    second.addChannel('CSUPPORT', ['UGUEST', 'USTAFF']);
  });
  afterEach(() => run.stop());

  const postTo = (workspace: string, words: string) =>
    run.adapter.platform.post({
      workspace: { platform: 'slack', workspace },
      postId: `post-in-${workspace}`,
      address: { to: 'conversation', conversation: 'CSUPPORT', thread: null },
      content: aWarning({ paragraphs: [words] }),
    });

  it('asks Slack for the permissions of the manifest, with the address to come back to', async () => {
    const { searchParams } = new URL(await run.browser.begin());
    const scopes = [...SCOPES, ...OPTIONAL_SCOPES].map(({ scope }) => scope);
    expect(searchParams.get('scope')?.split(',')).toEqual(scopes);
    expect(searchParams.get('client_id')).toBe(OAUTH_CLIENT.clientId);
    expect(searchParams.get('redirect_uri')).toBe(`${PUBLIC_URL}/slack/oauth_redirect`);
  });

  it('says what to do next, in the language of the browser', async () => {
    const page = await run.browser.install(run.slack.oauth, run.slack.team);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="it">');
    expect(page.text).toContain('Garbo è ora in «Negozio T0OWN»');
    expect(page.text).toContain('/garbo setup');
    expect(page.text).toContain('https://app.slack.com/client/T0OWN');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');

    const english = new FakeBrowser(run.origin, PUBLIC_URL, 'en-GB');
    const answer = await english.install(run.slack.oauth, SECOND);
    expect(answer.text).toContain('<html lang="en">');
    expect(answer.text).toContain('Garbo is now in');
  });

  it('shows a name of a workspace as it is, whatever it is made of', async () => {
    const name = '<script>alert(1)</script>';
    run.slack.oauth.addInstaller({ team: SECOND, name, botUser: second.botUser, isOrganisation: false });
    const page = await run.browser.install(run.slack.oauth, SECOND);
    expect(page.text).not.toContain(name);
    expect(page.text).toContain('&#60;script&#62;');
  });

  it('keeps no token in clear', async () => {
    await run.browser.install(run.slack.oauth, SECOND);
    const kept = JSON.stringify(await run.rows.list('slack'));
    const tokens = run.slack.oauth.tokensOf(SECOND);
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) expect(kept).not.toContain(token);
    expect(JSON.stringify(run.log.lines)).not.toMatch(/xoxb|xoxe/);
  });

  it('takes messages of each workspace under its own key, and answers each with its own token', async () => {
    await run.browser.install(run.slack.oauth, run.slack.team);
    await run.browser.install(run.slack.oauth, SECOND);
    const first = await run.sender.writes('UGUEST', 'CSUPPORT', 'Buongiorno');
    const other = await senderFor(second, run.origin).writes('UGUEST', 'CSUPPORT', 'Buonasera');
    expect([first.answer.status, other.answer.status]).toEqual([200, 200]);
    expect(run.queues.messages.map((job) => job.type === 'screen' && job.message.key.workspace)).toEqual([
      'T0OWN',
      SECOND,
    ]);

    const [mine] = await Promise.all([postTo('T0OWN', 'Al primo'), postTo(SECOND, 'Al secondo')]);
    expect(mine.conversation).toBe('CSUPPORT');
    expect(run.slack.postsIn('CSUPPORT').map(({ text }) => text)).toEqual([
      expect.stringContaining('Al primo'),
    ]);
    expect(second.postsIn('CSUPPORT').map(({ text }) => text)).toEqual([
      expect.stringContaining('Al secondo'),
    ]);
    const { findPerson } = run.adapter.platform;
    expect(await findPerson({ platform: 'slack', workspace: SECOND }, 'UGUEST')).toMatchObject({
      role: 'customer',
      name: 'Nome di UGUEST',
    });
    expect(await findPerson({ platform: 'slack', workspace: SECOND }, 'UAGENT')).toMatchObject({
      role: 'unknown',
    });
  });

  it('does not hear itself, in any of the workspaces', async () => {
    await run.browser.install(run.slack.oauth, run.slack.team);
    await run.browser.install(run.slack.oauth, SECOND);
    const event = { type: 'message', channel: 'CSUPPORT', channel_type: 'channel', ts: '1767261600.000200' };
    await run.sender.sendEvent({ ...event, user: run.slack.botUser, text: 'mio' });
    await senderFor(second, run.origin).sendEvent({ ...event, user: second.botUser, text: 'mio' });
    expect(run.queues.messages).toEqual([]);
    // To the second workspace the first one's bot is somebody else.
    await senderFor(second, run.origin).sendEvent({ ...event, user: run.slack.botUser, text: 'altro' });
    expect(run.queues.messages).toHaveLength(1);
  });

  it('refuses events, buttons and commands of a workspace that has not installed it, without their text', async () => {
    await run.browser.install(run.slack.oauth, run.slack.team);
    const stranger = senderFor(second, run.origin);
    const { answer } = await stranger.writes('UGUEST', 'CSUPPORT', 'parole-segrete');
    const command = await stranger.commands('USTAFF', 'CSUPPORT', 'parole-segrete');
    expect([answer.status, command.status, command.body]).toEqual([200, 200, '']);
    expect(run.queues.messages).toEqual([]);
    expect(run.log.count('slack-delivery-of-no-installation')).toBe(2);
    expect(JSON.stringify(run.log.lines)).not.toContain('parole-segrete');
  });

  it('lets whoever installs it change their mind', async () => {
    const page = await run.browser.open(run.slack.oauth.cancel(await run.browser.begin()));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Installazione annullata');
    expect(page.text).toContain(`href="${PUBLIC_URL}/slack/install"`);
    expect(await run.rows.list('slack')).toEqual([]);
    expect(run.log.count('slack-installation-failed')).toBe(0);
  });

  it('refuses an installation that another browser began, one that nobody began, and a forged state', async () => {
    const back = run.slack.oauth.allow(await run.browser.begin(), SECOND);
    const another = new FakeBrowser(run.origin, PUBLIC_URL);
    for (const page of [
      await another.open(back),
      await another.open('/slack/oauth_redirect?code=code-1'),
      await another.open('/slack/oauth_redirect'),
      await run.browser.open(back.replace(/state=[^&]+/u, 'state=forged')),
    ]) {
      expect(page.status).toBe(400);
      expect(page.text).toContain('Il collegamento non è più valido');
      expect(page.text).not.toMatch(/Error|at .*\.js|stack/u);
    }
    expect(run.slack.callsOf('oauth.v2.access')).toEqual([]);
    expect(await run.rows.list('slack')).toEqual([]);
  });

  it('takes a code once', async () => {
    const back = run.slack.oauth.allow(await run.browser.begin(), SECOND);
    expect((await run.browser.open(back)).status).toBe(200);
    const again = await run.browser.open(back);
    expect(again.status, 'the cookie is gone with the first use').toBe(400);
  });

  it('says politely when Slack or the database does not let it finish', async () => {
    run.slack.fail('oauth.v2.access', { error: 'invalid_code' });
    const refused = await run.browser.install(run.slack.oauth, SECOND);
    expect([refused.status, refused.text]).toEqual([502, expect.stringContaining('non è riuscita')]);
    run.slack.heal();
    run.rows.fault = new Error('the database is down');
    const unkept = await run.browser.install(run.slack.oauth, SECOND);
    expect([unkept.status, unkept.text]).toEqual([502, expect.not.stringContaining('database')]);
    expect(run.log.count('slack-installation-failed')).toBe(2);
    run.rows.fault = null;
    expect((await run.browser.install(run.slack.oauth, SECOND)).status).toBe(200);
  });

  it('serves every workspace of an organisation that installed it, with one token', async () => {
    const { oauth } = run.slack;
    oauth.addInstaller({ team: 'E0ORG', name: 'Gruppo', botUser: second.botUser, isOrganisation: true });
    const page = await run.browser.install(oauth, 'E0ORG');
    expect(page.text).toContain('Gruppo');
    expect(page.text).toContain('href="https://app.slack.com/client"');
    second.enterprise = 'E0ORG';
    const { answer } = await senderFor(second, run.origin).writes('UGUEST', 'CSUPPORT', 'Buongiorno');
    expect(answer.status).toBe(200);
    expect(run.queues.messages).toHaveLength(1);
    await postTo(SECOND, 'Dal gruppo');
    expect(second.callsOf('chat.postMessage')[0]?.args.team_id).toBe(SECOND);
    await expect(postTo('T0ELSEWHERE', 'Nulla')).rejects.toMatchObject({ answer: 'uninstalled' });
  });
});
