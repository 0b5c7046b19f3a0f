import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostContent } from '../../../src/core/notices/post-content.js';
import type { PostRequest } from '../../../src/core/ports/chat-platform.js';
import { PlatformRefused, PlatformUnavailable } from '../../../src/core/ports/chat-platform.js';
import {
  NO_ROLES,
  SCRIPTED_REPORT,
  type SlackUnderTest,
  startSlackUnderTest,
} from '../../support/slack/slack-under-test.js';
import { visibleText } from '../../support/slack/visible-text.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

describe('the Slack platform', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  const caught = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

  describe('posting', () => {
    it('links the message an alert is about, and mentions who is on shift', async () => {
      const about = run.slack.write('CSUPPORT', 'UGUEST', 'siete dei ladri');
      await run.adapter.platform.post(
        alertAbout({ conversation: 'CSUPPORT', message: about.ts, thread: about.ts }),
      );
      const [alert] = run.slack.postsIn('CMANAGERS');
      const blocks = JSON.stringify(alert?.blocks);
      expect(blocks).toContain(
        `https://negozio.slack.example/archives/CSUPPORT/p${about.ts.replace('.', '')}`,
      );
      expect(blocks).toContain('<@UBOSS>');
    });

    it('goes without the link when the message was deleted meanwhile', async () => {
      await run.adapter.platform.post(
        alertAbout({ conversation: 'CSUPPORT', message: '1767261600.000100', thread: '1767261600.000100' }),
      );
      const [alert] = run.slack.postsIn('CMANAGERS');
      expect(alert && visibleText(alert)).not.toContain('chat.open-thread');
      expect(alert && visibleText(alert)).toContain('Da decidere');
    });

    it('does not show folded text, only its button', async () => {
      await run.adapter.platform.post(alertAbout(null));
      const [alert] = run.slack.postsIn('CMANAGERS');
      expect(JSON.stringify(alert)).not.toContain('parole ripiegate');
    });

    it('asks Slack for the direct conversation once per person', async () => {
      const toGuest = { ...alertAbout(null), address: { to: 'person', person: 'UGUEST' } } as const;
      await run.adapter.platform.post(toGuest);
      await run.adapter.platform.post(toGuest);
      expect(run.slack.callsOf('conversations.open')).toHaveLength(1);
      expect(run.slack.directMessagesTo('UGUEST')).toHaveLength(2);
    });

    it('never posts twice by itself: a late answer is left to the queue', async () => {
      run.slack.fail('chat.postMessage', { lateMs: 6_000 });
      const error = await caught(run.adapter.platform.post(alertAbout(null)));
      expect(error).toBeInstanceOf(PlatformUnavailable);
      expect(run.slack.callsOf('chat.postMessage')).toHaveLength(1);
    });
  });

  describe('finding a post again', () => {
    it('looks through more than one page', async () => {
      const made = alertAbout(null);
      const receipt = await run.adapter.platform.post(made);
      for (let index = 0; index < 450; index += 1) run.slack.write('CMANAGERS', 'UBOSS', `riga ${index}`);
      expect(await run.adapter.platform.findPost(made)).toEqual(receipt);
      expect(run.slack.callsOf('conversations.history')).toHaveLength(3);
    });

    it('does not take somebody else’s message with our words for it', async () => {
      run.slack.write('CMANAGERS', 'UBOSS', 'Da decidere');
      expect(await run.adapter.platform.findPost(alertAbout(null))).toBeNull();
    });
  });

  describe('refusals', () => {
    it.each([
      ['CGONE', 'channel_not_found'],
      ['CELSEWHERE', 'not_in_channel'],
      ['CSECRET', 'channel_not_found'],
      ['COLD', 'is_archived'],
    ])('names what to do: %s, %s', async (conversation, answer) => {
      run.slack.addChannel('CELSEWHERE', ['UGUEST'], { withoutBot: true });
      run.slack.addChannel('CSECRET', ['UGUEST'], { withoutBot: true, kind: 'group' });
      run.slack.addChannel('COLD').is_archived = true;
      const request = {
        ...alertAbout(null),
        address: { to: 'conversation', conversation, thread: null },
      } as const;
      const error = await caught(run.adapter.platform.post(request));
      expect(error).toBeInstanceOf(PlatformRefused);
      expect(error).toMatchObject({ answer, whatToDo: expect.stringMatching(/Garbo|Unarchive/) });
    });

    it.each([
      ['UROBOT', 'cannot_dm_bot'],
      ['UGONE', 'user_disabled'],
      ['USTRANGER', 'user_not_visible'],
      ['UNOBODY', 'user_not_found'],
    ])('cannot write privately to %s: %s', async (person, answer) => {
      run.slack.addMember('UROBOT', { is_bot: true });
      run.slack.addMember('UGONE', { deleted: true });
      run.slack.addExternal('USTRANGER', 'T0OTHER', { is_stranger: true });
      const error = await caught(
        run.adapter.platform.post({ ...alertAbout(null), address: { to: 'person', person } }),
      );
      expect(error).toMatchObject({ code: 'PLATFORM_REFUSED', answer });
    });

    it.each([
      { hangUp: true },
      { status: 500 },
      { error: 'internal_error' },
      { error: '<html>proxy</html>' },
    ] as const)('are not what a fault is: %j', async (fault) => {
      run.slack.fail('chat.postMessage', fault);
      const error = await caught(run.adapter.platform.post(alertAbout(null)));
      expect(error).toBeInstanceOf(PlatformUnavailable);
      expect(run.slack.callsOf('chat.postMessage')).toHaveLength(1);
    });
  });

  describe('removing people', () => {
    const key = { ...WORKSPACE, conversation: 'CSUPPORT' };

    it('removes a guest where the workspace lets it', async () => {
      expect(await run.adapter.platform.removePerson(key, 'UGUEST')).toEqual({ outcome: 'removed' });
      expect(run.slack.channels.get('CSUPPORT')?.members.has('UGUEST')).toBe(false);
    });

    it('invites again, and takes somebody who is there already for readmitted', async () => {
      await run.adapter.platform.removePerson(key, 'UGUEST');
      for (const _ of [1, 2]) {
        expect(await run.adapter.platform.readmitPerson(key, 'UGUEST')).toEqual({ outcome: 'readmitted' });
      }
      expect(run.slack.channels.get('CSUPPORT')?.members.has('UGUEST')).toBe(true);
    });

    it.each([
      ['restricted_action', 'setting-forbids'],
      ['not_supported', 'not-supported'],
      ['missing_scope', 'missing-permission'],
      ['not_allowed_token_type', 'missing-permission'],
      ['cant_kick_from_general', 'cannot-from-here'],
      ['cant_kick_self', 'cannot-from-here'],
      ['method_not_supported_for_channel_type', 'cannot-from-here'],
      ['not_in_channel', 'gone'],
      ['user_not_found', 'gone'],
      ['channel_not_found', 'out-of-sight'],
      ['a_code_of_tomorrow', 'other'],
    ] as const)('keeps what Slack answers to a removal, and what it means: %s', async (answer, reason) => {
      const channel = run.slack.channels.get('CSUPPORT');
      channel?.refusals.set('kick UCONNECT', answer);
      const { platform } = run.adapter;
      expect(await platform.removePerson(key, 'UCONNECT')).toEqual({ outcome: 'refused', reason, answer });
      expect(channel?.members.has('UCONNECT')).toBe(true);
      expect(await platform.removePerson(key, 'UGUEST'), 'another one').toEqual({ outcome: 'removed' });
    });

    it.each([
      ['cant_invite', 'not-supported'],
      ['no_external_invite_permission', 'not-supported'],
      ['restricted_action', 'setting-forbids'],
      ['missing_scope', 'missing-permission'],
      ['not_in_channel', 'out-of-sight'],
      ['user_not_found', 'gone'],
    ] as const)('keeps what Slack answers to an invitation: %s', async (answer, reason) => {
      run.slack.channels.get('CSUPPORT')?.refusals.set('invite', answer);
      expect(await run.adapter.platform.readmitPerson(key, 'UGUEST')).toEqual({
        outcome: 'refused',
        reason,
        answer,
      });
    });

    it.each([{ retryAfterSeconds: 7 }, { status: 500 }, { hangUp: true }] as const)(
      'is tried again after what passes: %j',
      async (fault) => {
        run.slack.fail('conversations.kick', fault, 'CSUPPORT');
        expect(await caught(run.adapter.platform.removePerson(key, 'UGUEST'))).toBeInstanceOf(
          PlatformUnavailable,
        );
        run.slack.heal();
        expect(await run.adapter.platform.removePerson(key, 'UGUEST')).toEqual({ outcome: 'removed' });
      },
    );

    it('knows what a channel is called, where it sees it', async () => {
      const { platform } = run.adapter;
      expect(await platform.nameOf(key)).toBe('#csupport');
      run.slack.addChannel('CSECRET', [], { kind: 'group', withoutBot: true });
      expect(await platform.nameOf({ ...key, conversation: 'CSECRET' })).toBeNull();
    });
  });

  describe('people', () => {
    it('asks Slack once for those who ask within two minutes, and again after a failure', async () => {
      run.slack.fail('users.info', { status: 500 });
      expect(await caught(run.adapter.platform.findPerson(WORKSPACE, 'UGUEST'))).toBeInstanceOf(
        PlatformUnavailable,
      );
      run.slack.heal();
      const people = await Promise.all(
        [1, 2, 3].map(() => run.adapter.platform.findPerson(WORKSPACE, 'UGUEST')),
      );
      expect(people.map(({ role }) => role)).toEqual(['customer', 'customer', 'customer']);
      expect(run.slack.callsOf('users.info')).toHaveLength(2);
    });

    it('does not take people for unknown because the token was revoked', async () => {
      run.slack.fail('users.info', { error: 'token_revoked' });
      const error = await caught(run.adapter.platform.findPerson(WORKSPACE, 'UGUEST'));
      expect(error).toBeInstanceOf(PlatformUnavailable);
    });
  });

  it('refuses to start with a token Slack does not know', async () => {
    run.slack.fail('auth.test', { error: 'invalid_auth' });
    const error = await caught(startWith(run));
    expect(error).toMatchObject({
      answer: 'invalid_auth',
      whatToDo: expect.stringContaining('SLACK_BOT_TOKEN'),
    });
  });
});

describe('roles by user group', () => {
  it('reads the groups, and goes without one that Slack does not know', async () => {
    const run = await startSlackUnderTest({
      rolesOf: async () => ({ ...NO_ROLES, managers: { users: [], groups: ['SBOSSES', 'SGONE'] } }),
    });
    run.slack.addUserGroup('SBOSSES', ['UAGENT']);
    expect(await run.adapter.platform.findPerson(WORKSPACE, 'UAGENT')).toMatchObject({ role: 'manager' });
    expect(await run.adapter.platform.findPerson(WORKSPACE, 'UBOSS')).toMatchObject({ role: 'agent' });
    expect(run.slack.callsOf('usergroups.users.list')).toHaveLength(2);
    expect(run.log.count('slack-user-group-unreadable')).toBe(1);
    await run.stop();
  });
});

async function startWith(run: SlackUnderTest): Promise<void> {
  const { createSlackPlatform } = await import('../../../adapters/slack/index.js');
  const second = createSlackPlatform({
    access: { botToken: run.slack.botToken },
    signingSecret: 'x',
    apiUrl: run.slack.apiUrl,
    rolesOf: async () => NO_ROLES,
    queues: run.queues,
    noteArrival: async () => undefined,
    checkPress: async () => ({ status: 'ready', say: '' }),
    checkSettings: async () => ({ status: 'ready' }),
    changeHolds: async () => true,
    settingsInForce: async () => Promise.reject(new Error('nobody sets Garbo up here')),
    commitments: () => [],
    mayAskForSupport: async () => false,
    sayStats: async () => null,
    checkReport: async () => SCRIPTED_REPORT,
    reportableClauses: () => [],
    statusLines: async () => [],
    modeLines: async () => [],
    policyText: () => '',
    phrases: { say: () => '' },
    log: run.log,
    clock: { now: () => new Date() },
  });
  await second.start();
}

function alertAbout(about: PostContent['about']): PostRequest {
  return {
    workspace: WORKSPACE,
    postId: '01990000-0000-7000-8000-0000000000aa',
    address: { to: 'conversation', conversation: 'CMANAGERS', thread: null },
    content: {
      kind: 'alert',
      language: 'it',
      title: 'Da decidere',
      paragraphs: ['Un messaggio offende il team.'],
      clause: { id: 'abusive-language', text: 'Niente insulti' },
      quotes: ['ladri'],
      facts: [{ label: 'Chi', value: 'Mario' }],
      folded: { label: 'Mostra il messaggio', text: 'parole ripiegate' },
      about,
      mentions: ['UBOSS'],
      buttons: [],
      footer: null,
    },
  };
}
