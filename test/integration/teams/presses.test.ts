import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button } from '../../../src/core/notices/buttons.js';
import type { ButtonId, PostContent } from '../../../src/core/notices/post-content.js';
import { aWarning } from '../../support/post-content.js';
import { keyPhrases } from '../../support/slack/slack-under-test.js';
import { actionsIn, type DeliveryAnswer } from '../../support/teams/fake-teams-sender.js';
import type { FakeActivity } from '../../support/teams/state.js';
import {
  BOSS,
  EXTERNAL,
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { cardFaults } from '../../support/teams/validate-card.js';
import { visibleWords } from '../../support/teams/visible-text.js';

const POST = '01990000-0000-7000-8000-000000000001';
const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const press = { workspace: WORKSPACE, postId: POST };

let run: TeamsUnderTest;
beforeEach(async () => {
  run = await startTeamsUnderTest();
});
afterEach(() => run.stop());

/** A notice in a thread of SUPPORT, in English, as the poster makes it. */
async function notice(...buttons: ButtonId[]): Promise<FakeActivity> {
  const { message } = await run.sender.writes(GUEST, SUPPORT, 'siete dei ladri');
  const content = aWarning({
    language: 'en',
    buttons: buttons.map((id) => button(keyPhrases, 'en', id)),
  });
  return shown(content, message.id);
}

async function shown(content: PostContent, thread: string): Promise<FakeActivity> {
  await run.adapter.platform.post({
    workspace: WORKSPACE,
    postId: POST,
    address: { to: 'conversation', conversation: SUPPORT, thread },
    content,
  });
  const posted = run.teams.postsIn(SUPPORT).at(-1);
  if (posted === undefined) throw new Error('nothing was posted');
  return posted;
}

const titleOf = (id: ButtonId) => `en button.${id}`;
const presses = (from: string, post: FakeActivity, id: ButtonId) =>
  run.sender.presses(from, SUPPORT, post, titleOf(id));

/** What the answer says to whoever pressed. */
function said({ status, body }: DeliveryAnswer): string {
  expect(status).toBe(200);
  const value = JSON.stringify(body);
  return value.includes('"type":"continue"') ? visibleWords(body).join('\n') : wordsOf(body);
}

function wordsOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  if ('task' in body) return wordsOf(body.task);
  return 'value' in body && typeof body.value === 'string' ? body.value : '';
}

describe('a press that needs no dialog', () => {
  it('is checked and queued, under who pressed', async () => {
    const answer = await presses(BOSS, await notice('withdraw'), 'withdraw');
    expect(answer.body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'en teams.press.received',
    });
    const pressed = { ...press, button: 'withdraw', actor: BOSS, reason: '' };
    expect(run.check.asked).toEqual([pressed]);
    expect(run.queues.escalations).toEqual([{ type: 'press', press: pressed, delivery: expect.any(String) }]);
  });

  it('counts once when it is delivered twice, and two presses count apart', async () => {
    const post = await notice('withdraw');
    const [action] = actionsIn(post.body).filter(({ title }) => title === titleOf('withdraw'));
    const activity = {
      ...run.sender.activity('invoke', SUPPORT, BOSS, post.thread),
      id: 'f:the-same',
      name: 'adaptiveCard/action',
      value: { action, trigger: 'manual' },
    };
    await run.sender.deliver(activity);
    await run.sender.deliver(activity);
    expect(run.queues.escalations).toHaveLength(1);
    await presses(BOSS, post, 'withdraw');
    expect(run.queues.escalations).toHaveLength(2);
  });

  it.each(['forbidden', 'gone', 'already-done'] as const)(
    'is refused in an answer to the presser alone: %s',
    async (status) => {
      const post = await notice('withdraw');
      run.check.outcome = { status, say: 'Non si può.' };
      expect(said(await presses(EXTERNAL, post, 'withdraw'))).toBe('Non si può.');
      expect(run.check.asked).toMatchObject([{ actor: EXTERNAL }]);
      expect(run.queues.escalations).toEqual([]);
      expect(run.teams.postsIn(SUPPORT)).toHaveLength(1);
    },
  );

  it('on a card of an older version is left to the check', async () => {
    const post = await notice('withdraw');
    run.check.outcome = { status: 'gone', say: 'Non c’è più.' };
    const older = JSON.stringify(post.body).replace('"withdraw"', '"of-an-older-version"');
    const answer = await presses(BOSS, { ...post, body: JSON.parse(older) }, 'withdraw');
    expect(said(answer)).toBe('Non c’è più.');
    expect(run.check.asked).toMatchObject([{ button: 'of-an-older-version' }]);
  });

  it.each([
    ['adaptiveCard/action', { action: { verb: 'garbo/press', data: { garbo: { post: 7 } } } }],
    ['adaptiveCard/action', { action: 'what?' }],
    ['task/fetch', { data: { garbo: { dialog: 'none-of-ours' } } }],
    ['task/fetch', { data: { garbo: { dialog: 'reason', post: POST } } }],
    ['task/submit', null],
  ])('of another shape becomes a dead letter, and the presser is told: %s %j', async (name, value) => {
    const answer = await run.sender.invokes(BOSS, SUPPORT, name, value);
    expect(said(answer)).toBe('it teams.press.useless');
    expect(run.log.count('dead-letter')).toBe(1);
    expect(run.queues.escalations).toEqual([]);
  });
});

describe('a press that needs a reason', () => {
  it('asks for it in a dialog, and is queued with it, once', async () => {
    const post = await notice('block');
    run.check.outcome = { status: 'reason-needed', say: 'Say why in one sentence.' };
    const opened = await presses(BOSS, post, 'block');
    expect(said(opened)).toContain('en chat.modal.say-why');
    expect(cardOf(opened)).toMatchObject({ body: [{}, { type: 'Input.Text', isRequired: true }] });
    expect(cardFaults(cardOf(opened))).toEqual([]);
    expect(run.queues.escalations).toEqual([]);

    run.check.outcome = { status: 'ready', say: '' };
    const fields = { reason: '  Insulti dopo l’avviso  ' };
    expect(await run.sender.submits(BOSS, SUPPORT, opened, fields)).toEqual({ status: 200, body: null });
    await run.sender.submits(BOSS, SUPPORT, opened, fields);
    expect(run.queues.escalations).toMatchObject([
      { type: 'press', press: { ...press, button: 'block', actor: BOSS, reason: 'Insulti dopo l’avviso' } },
    ]);
  });

  it('counts for whoever sends the dialog, also with the dialog of somebody else', async () => {
    const opened = await presses(BOSS, await notice('block'), 'block');
    await run.sender.submits(BOSS, SUPPORT, opened, { reason: 'perché' });
    run.check.outcome = { status: 'forbidden', say: 'Solo un responsabile.' };
    const answer = await run.sender.submits(EXTERNAL, SUPPORT, opened, { reason: 'perché' });
    expect(said(answer)).toBe('Solo un responsabile.');
    expect(run.queues.escalations).toHaveLength(1);
  });

  it('is asked again when a required reason is blank', async () => {
    run.check.outcome = { status: 'reason-needed', say: 'Say why in one sentence.' };
    const opened = await presses(BOSS, await notice('block'), 'block');
    const again = await run.sender.submits(BOSS, SUPPORT, opened, { reason: '   ' });
    expect(said(again)).toContain('Say why in one sentence.');
    expect(cardFaults(cardOf(again))).toEqual([]);
    expect(run.queues.escalations).toEqual([]);

    run.check.outcome = { status: 'ready', say: '' };
    await run.sender.submits(BOSS, SUPPORT, again, { reason: 'ora sì' });
    expect(run.queues.escalations).toMatchObject([{ press: { reason: 'ora sì' } }]);
  });

  it('may be sent empty where the reason is optional', async () => {
    run.check.outcome = { status: 'reason-needed', say: 'Say why.' };
    const opened = await presses(GUEST, await notice('dispute'), 'dispute');
    expect(said(opened)).toContain('en chat.modal.may-say-why');
    await run.sender.submits(GUEST, SUPPORT, opened, {});
    expect(run.queues.escalations).toMatchObject([
      { press: { button: 'dispute', actor: GUEST, reason: '' } },
    ]);
  });

  it('says so when it has become impossible meanwhile', async () => {
    run.check.outcome = { status: 'reason-needed', say: 'Say why.' };
    const opened = await presses(BOSS, await notice('block'), 'block');
    run.check.outcome = { status: 'already-done', say: 'It had been done before.' };
    const answer = await run.sender.submits(BOSS, SUPPORT, opened, { reason: 'ancora' });
    expect(said(answer)).toBe('It had been done before.');
    expect(run.queues.escalations).toEqual([]);
  });

  it('opens no dialog for somebody who may not', async () => {
    run.check.outcome = { status: 'forbidden', say: 'Solo un responsabile.' };
    expect(said(await presses(GUEST, await notice('block'), 'block'))).toBe('Solo un responsabile.');
  });
});

describe('a button that shows something', () => {
  it('shows it to the presser alone, as words', async () => {
    const post = await notice('show-message');
    const words = '<at>Boss</at> **siete** [ladri](https://x.example)\n\n1. uno\n- due';
    run.check.outcome = { status: 'shown', say: '', text: words };
    const answer = await presses(BOSS, post, 'show-message');
    expect(said(answer)).toContain('**siete** [ladri](https://x.example)\n1. uno\n- due');
    expect(cardFaults(cardOf(answer))).toEqual([]);
    expect(run.teams.postsIn(SUPPORT)).toHaveLength(1);
    expect(run.queues.escalations).toEqual([]);
  });

  it('shows no message to somebody who may not read it', async () => {
    const post = await notice('show-message', 'later-messages');
    run.check.outcome = { status: 'forbidden', say: 'Solo un responsabile.' };
    for (const id of ['show-message', 'later-messages'] as const) {
      expect(said(await presses(EXTERNAL, post, id))).toBe('Solo un responsabile.');
    }
  });

  it('shows the policy to anybody, in the language of the notice, however long it is', async () => {
    await run.stop();
    run = await startTeamsUnderTest({ policyText: (language) => `La policy (${language})\n\n`.repeat(3000) });
    const answer = await presses(EXTERNAL, await notice('read-policy'), 'read-policy');
    expect(said(answer)).toContain('La policy (en)');
    expect(cardFaults(cardOf(answer))).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(answer.body))).toBeLessThan(28_000);
    expect(run.check.asked).toEqual([]);
  });
});

describe('when Garbo cannot look it up', () => {
  it.each([
    ['the record is away', (under: TeamsUnderTest) => (under.check.outcome = new Error('no database'))],
    ['the queue is down', (under: TeamsUnderTest) => (under.queues.down = true)],
  ])('asks the presser to press again: %s', async (_name, breakIt) => {
    const post = await notice('withdraw');
    breakIt(run);
    expect(said(await presses(BOSS, post, 'withdraw'))).toBe('it chat.press.again');
    expect(run.queues.escalations).toEqual([]);
    expect(run.log.count('teams-press-failed')).toBe(1);
  });

  it('keeps what was typed in the dialog', async () => {
    const opened = await presses(BOSS, await notice('block'), 'block');
    run.queues.down = true;
    const again = await run.sender.submits(BOSS, SUPPORT, opened, { reason: 'scritto con fatica' });
    expect(said(again)).toContain('en chat.press.again');
    expect(said(again)).toContain('scritto con fatica');
    run.queues.down = false;
    await run.sender.submits(BOSS, SUPPORT, again, { reason: 'scritto con fatica' });
    expect(run.queues.escalations).toHaveLength(1);
  });
});

function cardOf({ body }: DeliveryAnswer): unknown {
  return at(body, 'task', 'value', 'card', 'content');
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}
