import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button } from '../../../src/core/notices/buttons.js';
import type { ButtonId, PostContent } from '../../../src/core/notices/post-content.js';
import {
  keyPhrases,
  type SlackUnderTest,
  startSlackUnderTest,
} from '../../support/slack/slack-under-test.js';
import type { FakeBlock, FakeMessage } from '../../support/slack/state.js';
import { visibleTextOfView } from '../../support/slack/visible-text.js';

const POST = '01990000-0000-7000-8000-000000000001';

describe('buttons, dialogs and their answers', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  /** A notice in a thread of CSUPPORT, as the poster makes it. */
  async function notice(...buttons: ButtonId[]): Promise<FakeMessage> {
    const thread = run.slack.write('CSUPPORT', 'UGUEST', 'siete dei ladri').ts;
    await run.adapter.platform.post({
      workspace: { platform: 'slack', workspace: 'T0OWN' },
      postId: POST,
      address: { to: 'conversation', conversation: 'CSUPPORT', thread },
      content: { ...NOTICE, buttons: buttons.map((id) => button(keyPhrases, 'en', id)) },
    });
    const posted = run.slack.postsIn('CSUPPORT').at(-1);
    if (posted === undefined) throw new Error('nothing was posted');
    return posted;
  }

  const press = { workspace: { platform: 'slack', workspace: 'T0OWN' }, postId: POST };

  it('checks a press and enqueues it, under who pressed', async () => {
    const message = await notice('withdraw');
    const answer = await run.sender.presses('UBOSS', 'CSUPPORT', message, 'withdraw');
    expect(answer.status).toBe(200);
    expect(run.check.asked).toEqual([{ ...press, button: 'withdraw', actor: 'UBOSS', reason: '' }]);
    expect(run.queues.escalations).toEqual([
      {
        type: 'press',
        press: { ...press, button: 'withdraw', actor: 'UBOSS', reason: '' },
        delivery: expect.any(String),
      },
    ]);
  });

  it('keeps a repeated payload once, and two presses apart', async () => {
    const message = await notice('withdraw');
    const triggerId = run.slack.issueTrigger();
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'withdraw', { triggerId });
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'withdraw', { triggerId });
    expect(run.queues.escalations).toHaveLength(1);
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'withdraw');
    expect(run.queues.escalations).toHaveLength(2);
  });

  it.each(['forbidden', 'gone', 'already-done'] as const)(
    'says so privately, in the thread: %s',
    async (status) => {
      const message = await notice('withdraw');
      run.check.outcome = { status, say: 'Non si può.' };
      const answer = await run.sender.presses('UCONNECT', 'CSUPPORT', message, 'withdraw');
      expect(answer.status).toBe(200);
      expect(run.slack.ephemerals).toEqual([
        { user: 'UCONNECT', channel: 'CSUPPORT', thread_ts: message.thread_ts, text: 'Non si può.' },
      ]);
      expect(run.queues.escalations).toEqual([]);
    },
  );

  it('asks for the reason in a dialog, and enqueues the press with it', async () => {
    const message = await notice('block');
    run.check.outcome = { status: 'reason-needed', say: 'Say why in one sentence.' };
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'block');
    expect(run.queues.escalations).toEqual([]);
    const [view] = run.slack.views;
    expect(view && visibleTextOfView(view)).toContain('en chat.modal.say-why');
    expect(view?.blocks.find((block) => block.type === 'input')).toMatchObject({ optional: false });

    run.check.outcome = { status: 'ready', say: '' };
    const answer = await run.sender.submits('UBOSS', { reason: '  Insulti dopo l’avviso  ' });
    expect(answer).toEqual({ status: 200, body: '' });
    await run.sender.submits('UBOSS', { reason: '  Insulti dopo l’avviso  ' });
    expect(run.queues.escalations).toEqual([
      {
        type: 'press',
        press: { ...press, button: 'block', actor: 'UBOSS', reason: 'Insulti dopo l’avviso' },
        delivery: view?.id,
      },
    ]);
  });

  it('keeps the dialog open when a required reason is blank', async () => {
    const message = await notice('block');
    run.check.outcome = { status: 'reason-needed', say: 'Say why in one sentence.' };
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'block');
    const answer = await run.sender.submits('UBOSS', { reason: '   ' });
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { reason: 'Say why in one sentence.' },
    });
    expect(run.queues.escalations).toEqual([]);
  });

  it('takes an empty reason where it is optional', async () => {
    const message = await notice('dispute');
    await run.sender.presses('UGUEST', 'CSUPPORT', message, 'dispute');
    expect(run.queues.escalations).toEqual([]);
    expect(run.slack.views[0]?.blocks.find((block) => block.type === 'input')).toMatchObject({
      optional: true,
    });
    await run.sender.submits('UGUEST', { reason: null });
    expect(run.queues.escalations).toMatchObject([
      { press: { button: 'dispute', actor: 'UGUEST', reason: '' } },
    ]);
  });

  it('says in the dialog that it has become impossible meanwhile', async () => {
    const message = await notice('block');
    run.check.outcome = { status: 'reason-needed', say: 'Say why in one sentence.' };
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'block');
    run.check.outcome = { status: 'already-done', say: 'It had been done before.' };
    const answer = await run.sender.submits('UBOSS', { reason: 'ancora' });
    expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'update' });
    expect(answer.body).toContain('It had been done before.');
    expect(run.queues.escalations).toEqual([]);
  });

  it('shows folded text to the presser alone, as words', async () => {
    const message = await notice('show-message');
    run.check.outcome = { status: 'shown', say: '', text: '<!channel> *siete* <https://x.example|ladri>' };
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'show-message');
    const [view] = run.slack.views;
    expect(view && visibleTextOfView(view)).toContain('<!channel> *siete* <https://x.example|ladri>');
    expect(run.queues.escalations).toEqual([]);
  });

  it('shows the policy to anybody, in the language of the notice', async () => {
    const message = await notice('read-policy');
    await run.sender.presses('UCONNECT', 'CSUPPORT', message, 'read-policy');
    const [view] = run.slack.views;
    expect(view && visibleTextOfView(view)).toContain('La policy (en)');
    expect(run.check.asked).toEqual([]);
  });

  it('acknowledges a button that opens an address, and does nothing else', async () => {
    const thread = run.slack.write('CSUPPORT', 'UGUEST', 'ciao').ts;
    await run.adapter.platform.post({
      workspace: { platform: 'slack', workspace: 'T0OWN' },
      postId: POST,
      address: { to: 'conversation', conversation: 'CSUPPORT', thread },
      content: {
        ...NOTICE,
        buttons: [button(keyPhrases, 'en', 'read-policy', 'https://garbo.example/policy/en')],
      },
    });
    const message = run.slack.postsIn('CSUPPORT').at(-1);
    const answer = await run.sender.presses('UGUEST', 'CSUPPORT', message, 'read-policy');
    expect(answer.status).toBe(200);
    expect(run.slack.views).toEqual([]);
    expect(run.slack.ephemerals).toEqual([]);
  });

  it('asks to press again when the trigger has run out', async () => {
    const message = await notice('block');
    run.check.outcome = { status: 'reason-needed', say: 'Say why.' };
    const triggerId = run.slack.issueTrigger();
    run.slack.expireTrigger(triggerId);
    const answer = await run.sender.presses('UBOSS', 'CSUPPORT', message, 'block', { triggerId });
    expect(answer.status).toBe(200);
    expect(run.slack.toldTo('UBOSS')).toEqual(['en chat.press.again']);
  });

  it.each([
    ['the record is away', (under: SlackUnderTest) => (under.check.outcome = new Error('no database'))],
    ['the queue is down', (under: SlackUnderTest) => (under.queues.down = true)],
  ])('tells the presser and answers 500 when %s', async (_name, breakIt) => {
    const message = await notice('withdraw');
    breakIt(run);
    const answer = await run.sender.presses('UBOSS', 'CSUPPORT', message, 'withdraw');
    expect(answer.status).toBe(500);
    expect(run.slack.toldTo('UBOSS')).toEqual(['en chat.press.again']);
    expect(run.queues.escalations).toEqual([]);
  });

  it('leaves a button it does not know to the check', async () => {
    const message = await notice('withdraw');
    run.check.outcome = { status: 'gone', say: 'Non c’è più.' };
    const older = JSON.stringify(message.blocks).replace('garbo:withdraw', 'garbo:of-an-older-version');
    message.blocks = JSON.parse(older) as FakeBlock[];
    await run.sender.presses('UBOSS', 'CSUPPORT', message, 'of-an-older-version');
    expect(run.slack.toldTo('UBOSS')).toEqual(['Non c’è più.']);
  });
});

const NOTICE: PostContent = {
  kind: 'warning',
  language: 'en',
  title: null,
  paragraphs: ['Please do it without insulting the people answering you.'],
  clause: null,
  quotes: [],
  facts: [],
  folded: null,
  about: null,
  mentions: [],
  buttons: [],
  footer: null,
};
