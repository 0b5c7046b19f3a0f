import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSlack } from '../../support/fake-slack.js';

describe('the fake Slack is as strict as Slack', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await FakeSlack.start();
    slack.addChannel('C1', ['UGUEST']);
  });
  afterEach(() => slack.stop());

  async function call(
    method: string,
    args: Record<string, string>,
    token = slack.botToken,
  ): Promise<unknown> {
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams(args),
    });
    return response.json();
  }

  const text = (words: string) => ({ type: 'plain_text', text: words });

  it.each<[string, unknown[]]>([
    ['an empty text', [{ type: 'section', text: text('') }]],
    ['a section of 3,001 characters', [{ type: 'section', text: text('x'.repeat(3_001)) }]],
    ['a header in mrkdwn', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['eleven fields', [{ type: 'section', fields: Array(11).fill(text('x')) }]],
    ['51 blocks', Array(51).fill({ type: 'divider' })],
    ['a button without an id', [{ type: 'actions', elements: [{ type: 'button', text: text('x') }] }]],
    ['a button of 76 characters', [button({ text: text('x'.repeat(76)) })]],
    ['a style of our own', [button({ style: 'plain' })]],
    ['an unknown block', [{ type: 'markdown-ish' }]],
  ])('refuses blocks: %s', async (_name, blocks) => {
    const answer = await call('chat.postMessage', { channel: 'C1', blocks: JSON.stringify(blocks) });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(slack.messagesIn('C1')).toEqual([]);
  });

  it.each([
    ['chat.postMessage', { channel: 'C1' }, 'no_text'],
    ['chat.postMessage', { text: 'x' }, 'invalid_arguments'],
    ['chat.postMessage', { channel: 'C2', text: 'x' }, 'channel_not_found'],
    ['chat.update', { channel: 'C1', ts: '1.1', text: 'x' }, 'message_not_found'],
    ['conversations.kick', { channel: 'C1', user: 'U9' }, 'user_not_found'],
    ['chat.everything', {}, 'unknown_method'],
  ])('refuses %s %j: %s', async (method, args, error) => {
    expect(await call(method, args as Record<string, string>)).toMatchObject({ ok: false, error });
  });

  it('refuses another token, and to change a person’s message', async () => {
    expect(await call('auth.test', {}, 'xoxb-other')).toMatchObject({ error: 'invalid_auth' });
    const { ts } = slack.write('C1', 'UGUEST', 'mio');
    const answer = await call('chat.update', { channel: 'C1', ts, text: 'tuo' });
    expect(answer).toMatchObject({ error: 'cant_update_message' });
  });

  it('takes a trigger once and for three seconds', async () => {
    const view = JSON.stringify({ type: 'modal', title: text('x'), blocks: [{ type: 'divider' }] });
    const trigger_id = slack.issueTrigger();
    expect(await call('views.open', { trigger_id, view })).toMatchObject({ ok: true });
    expect(await call('views.open', { trigger_id, view })).toMatchObject({ error: 'exchanged_trigger_id' });
    const late = slack.issueTrigger();
    slack.expireTrigger(late);
    expect(await call('views.open', { trigger_id: late, view })).toMatchObject({
      error: 'expired_trigger_id',
    });
  });
});

function button(changes: object): object {
  const element = { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x' }, ...changes };
  return { type: 'actions', elements: [element] };
}
