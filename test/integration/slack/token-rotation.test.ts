import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackPlatform, type SlackPlatform } from '../../../adapters/slack/index.js';
import { PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import { HandClock } from '../../support/doubles.js';
import { aWarning } from '../../support/post-content.js';
import {
  KEYS,
  type OAuthUnderTest,
  oauthAccess,
  startOAuthUnderTest,
} from '../../support/slack/oauth-under-test.js';

const HOUR = 60 * 60_000;

describe('tokens that end', () => {
  let clock: HandClock;
  let run: OAuthUnderTest;
  let team: string;
  beforeEach(async () => {
    clock = new HandClock();
    // The tokens' times are Slack's: the clock of the tests begins now and goes by hand.
    clock.advance(Date.now() - clock.now().getTime());
    run = await startOAuthUnderTest({}, { clock });
    run.slack.oauth.rotation = true;
    team = run.slack.team;
    await run.browser.install(run.slack.oauth, team);
  });
  afterEach(() => run.stop());

  const post = (adapter: SlackPlatform, words: string) =>
    adapter.platform.post({
      workspace: { platform: 'slack', workspace: team },
      postId: words,
      address: { to: 'conversation', conversation: 'CSUPPORT', thread: null },
      content: aWarning({ paragraphs: [words] }),
    });
  const refreshes = () =>
    run.slack.callsOf('oauth.v2.access').filter(({ args }) => args.grant_type === 'refresh_token');
  /** A worker in another process: the same database and app, and nothing else in common. */
  const anotherProcess = (keys: readonly [Buffer, ...Buffer[]] = [KEYS[0]]) => {
    const access = { oauth: { ...oauthAccess(run.rows), encryptionKeys: keys } };
    return createSlackPlatform({ ...run.options, access });
  };

  it('are used as they are while they last', async () => {
    clock.advance(9 * HOUR);
    await post(run.adapter, 'prima');
    expect(refreshes()).toEqual([]);
  });

  it('are renewed by a worker that posts long after the last event, and kept before they are used', async () => {
    const before = JSON.stringify(await run.rows.list('slack'));
    clock.advance(11 * HOUR);
    await post(run.adapter, 'dopo');
    expect(refreshes()).toHaveLength(1);
    expect(JSON.stringify(await run.rows.list('slack'))).not.toBe(before);
    // Another process finds the new one, and the old refresh token is never used again.
    run.slack.oauth.expireTokensOf(team);
    clock.advance(11 * HOUR);
    await post(anotherProcess(), 'altrove');
    clock.advance(11 * HOUR);
    await post(run.adapter, 'ancora');
    expect(refreshes()).toHaveLength(3);
    expect(new Set(refreshes().map(({ args }) => args.refresh_token)).size).toBe(3);
    expect(run.log.count('slack-token-not-renewed')).toBe(0);
  });

  it('are renewed once, however many processes post at the same time', async () => {
    clock.advance(11 * HOUR);
    run.slack.fail('oauth.v2.access', { lateMs: 100 });
    const processes = [run.adapter, ...[1, 2, 3].map(() => anotherProcess())];
    await Promise.all(processes.map((adapter, index) => post(adapter, `insieme ${index}`)));
    expect(refreshes()).toHaveLength(1);
    expect(run.slack.postsIn('CSUPPORT')).toHaveLength(4);
    clock.advance(11 * HOUR);
    run.slack.heal();
    for (const adapter of processes) await post(adapter, 'e di nuovo');
    expect(refreshes()).toHaveLength(2);
  });

  it('make the others wait when they have ended already, and are there for the next try', async () => {
    clock.advance(13 * HOUR);
    run.slack.oauth.expireTokensOf(team);
    run.slack.fail('oauth.v2.access', { lateMs: 200 });
    const first = post(run.adapter, 'primo');
    await expect.poll(() => refreshes().length).toBe(1);
    const other = anotherProcess();
    await expect(post(other, 'secondo')).rejects.toBeInstanceOf(PlatformUnavailable);
    await first;
    await post(other, 'secondo');
    expect(refreshes()).toHaveLength(1);
  });

  it('go on being used while Slack cannot renew them', async () => {
    clock.advance(11 * HOUR);
    run.slack.fail('oauth.v2.access', { status: 503 });
    await post(run.adapter, 'intanto');
    expect(run.log.count('slack-token-not-renewed')).toBe(1);
    run.slack.heal();
    clock.advance(60_000);
    await post(run.adapter, 'rinnovato');
    expect(refreshes()).toHaveLength(2);
  });

  it('are not lost when the database is down between the renewal and the keeping', async () => {
    clock.advance(11 * HOUR);
    run.rows.fault = new PlatformUnavailable('The database is down.');
    await expect(post(run.adapter, 'fallito')).rejects.toBeInstanceOf(PlatformUnavailable);
    await expect(post(run.adapter, 'fallito')).rejects.toBeInstanceOf(PlatformUnavailable);
    run.rows.fault = null;
    run.slack.oauth.expireTokensOf('T0NOBODY');
    await post(run.adapter, 'riuscito');
    expect(refreshes(), 'what Slack gave once is kept later').toHaveLength(1);
    clock.advance(11 * HOUR);
    await post(anotherProcess(), 'altrove');
    expect(refreshes()).toHaveLength(2);
  });

  it('say what to do when they can no longer be renewed', async () => {
    clock.advance(13 * HOUR);
    run.slack.oauth.uninstall(team);
    await expect(post(run.adapter, 'mai')).rejects.toMatchObject({
      answer: 'invalid_refresh_token',
      retry: 'never',
      whatToDo: expect.stringContaining('Install Garbo again'),
    });
  });

  it('are encrypted anew with the newest key when they are used, so that the old one can go', async () => {
    await post(anotherProcess([KEYS[1], KEYS[0]]), 'con la chiave nuova');
    await post(anotherProcess([KEYS[1]]), 'solo con quella');
    const lost = anotherProcess([KEYS[0]]);
    await expect(post(lost, 'con la vecchia')).rejects.toMatchObject({
      code: 'ENCRYPTION_KEY_UNKNOWN',
      retry: 'later',
    });
    await lost.start();
  });

  it('of a row that was moved or damaged are refused, and the process lives on', async () => {
    const [row] = await run.rows.list('slack');
    if (row === undefined) throw new Error('nothing is installed');
    await run.rows.install({ ...row, workspace: 'T0STOLEN' });
    const adapter = anotherProcess();
    await adapter.start();
    const stolen = { platform: 'slack', workspace: 'T0STOLEN' } as const;
    await expect(adapter.platform.findPerson(stolen, 'UGUEST')).rejects.toMatchObject({
      retry: 'later',
      cause: expect.objectContaining({ code: 'SECRET_DAMAGED' }),
    });
    await post(adapter, 'gli altri lavorano');
  });
});
