import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/package-root.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

const RECORDED = readFileSync(join(packageRoot(), 'test/fixtures/slack/app-mention.json'), 'utf8');

describe('a mention of Garbo', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  /** Somebody mentions Garbo in the support channel; Slack tells of it. */
  const mentions = (user: string, text: string, changes: object = {}, options: { eventId?: string } = {}) =>
    run.sender.sendEvent(
      { type: 'app_mention', user, text, channel: 'CSUPPORT', ts: run.slack.nextTs(), ...changes },
      options,
    );

  const request = (actor: string, topic: string, spoken: string | null) => ({
    type: 'request',
    request: {
      conversation: { platform: 'slack', workspace: 'T0OWN', conversation: 'CSUPPORT' },
      actor,
      topic,
      spoken,
    },
    delivery: expect.any(String),
  });

  it('by a customer of another organisation, in a thread, is put on the queue', async () => {
    const answer = await run.sender.sendBody(RECORDED);
    expect(answer.status).toBe(200);
    expect(run.queues.escalations).toEqual([
      { ...request('UCONNECT', 'complaint', 'it'), delivery: 'Ev0MENTION' },
    ]);
  });

  it.each([
    ['<@UGARBO>', 'help', null],
    ['<@UGARBO|garbo> Policy?', 'policy', null],
    ['ciao <@UGARBO>, vorrei fare una <https://example.org|contestazione>!', 'dispute', 'it'],
    ['privacy &amp; <@UGARBO>', 'privacy', null],
    ['<@UGARBO> <@UGARBO> help', 'help', 'en'],
  ])('%j asks for something', async (text, topic, spoken) => {
    await mentions('UGUEST', text);
    expect(run.queues.escalations).toEqual([request('UGUEST', topic, spoken)]);
  });

  it('leaves its words out of the queue and the log', async () => {
    await mentions('UGUEST', '<@UGARBO> reclamo, per favore');
    expect(JSON.stringify([run.queues.escalations, run.log.lines])).not.toContain('favore');
  });

  it.each([
    ['<@UGARBO> che ne pensi?', {}],
    ['<@UGARBO> <@UAGENT> help', {}],
    ['<@UGARBO> policy', { bot_id: 'BOTHER' }],
    ['<@UGARBO> policy', { user: undefined }],
  ])('%j asks for nothing (%o)', async (text, changes) => {
    expect((await mentions('UGUEST', text, changes)).answer.status).toBe(200);
    await mentions('UAGENT', '<@UGARBO> help');
    expect(run.queues.escalations).toEqual([request('UAGENT', 'help', 'en')]);
  });

  it('is queued once, though Slack sends it again', async () => {
    await mentions('UGUEST', '<@UGARBO> policy', {}, { eventId: 'Ev1' });
    await mentions('UGUEST', '<@UGARBO> policy', {}, { eventId: 'Ev1' });
    expect(run.queues.escalations).toHaveLength(1);
  });

  it('is sent again by Slack while the queue is down', async () => {
    run.queues.down = true;
    expect((await mentions('UGUEST', '<@UGARBO> policy')).answer.status).toBe(500);
  });

  it('of another shape becomes a dead letter', async () => {
    expect((await mentions('UGUEST', '', { channel: 7 })).answer.status).toBe(200);
    expect(run.log.count('dead-letter')).toBe(1);
  });
});
