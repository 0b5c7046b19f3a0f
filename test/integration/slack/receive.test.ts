import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

/** An event nobody listens to: it is answered without the queue. */
const UNHEARD = { type: 'reaction_added', user: 'UGUEST', reaction: 'eyes' } as const;

describe('events over HTTP', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  it('puts a message on the queue, under the installation and the event id, before it answers', async () => {
    const { message, eventId, answer } = await run.sender.writes(
      'UGUEST',
      'CSUPPORT',
      'Buongiorno &amp; grazie',
    );

    expect(answer.status).toBe(200);
    expect(run.queues.messages).toEqual([
      {
        type: 'screen',
        delivery: eventId,
        message: {
          key: { platform: 'slack', workspace: 'T0OWN', conversation: 'CSUPPORT', message: message.ts },
          thread: message.ts,
          change: 'posted',
          revision: 'posted',
          author: 'UGUEST',
          text: 'Buongiorno & grazie',
          writtenAt: new Date(Math.floor(Number(message.ts) * 1000)),
          mentions: [],
        },
      },
    ]);
  });

  it('only enqueues: no call of the Web API for a message', async () => {
    const before = run.slack.calls.length;
    await run.sender.writes('UGUEST', 'CSUPPORT', 'Siete degli idioti');
    expect(run.queues.messages).toHaveLength(1);
    expect(run.slack.calls.slice(before)).toEqual([]);
  });

  it('answers only when the queue has the message', async () => {
    run.queues.hold();
    let answered = false;
    const sending = run.sender.writes('UGUEST', 'CSUPPORT', 'un momento').then((sent) => {
      answered = true;
      return sent;
    });
    // Another request, later and answered: the first one must still be waiting.
    const other = await run.sender.sendEvent(UNHEARD);
    expect(other.answer.status).toBe(200);
    expect(answered).toBe(false);
    run.queues.release();
    expect((await sending).answer.status).toBe(200);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('answers 500 while the queue is down, and takes the repeated delivery once', async () => {
    run.queues.down = true;
    const first = await run.sender.writes('UGUEST', 'CSUPPORT', 'mi sentite?');
    expect(first.answer.status).toBe(500);
    expect(run.queues.messages).toEqual([]);

    run.queues.down = false;
    const event = {
      type: 'message',
      channel: 'CSUPPORT',
      user: 'UGUEST',
      text: 'mi sentite?',
      ts: first.message.ts,
    };
    for (const num of [1, 2]) {
      const again = await run.sender.sendEvent(event, {
        eventId: first.eventId,
        retry: { num, reason: 'http_error' },
      });
      expect(again.answer.status).toBe(200);
    }
    expect(run.queues.messages.map((job) => job.type === 'screen' && job.delivery)).toEqual([first.eventId]);
  });

  it('answers 503 before Slack hangs up when the queue is too slow, and stays in order', async () => {
    run.queues.hold();
    const slow = await run.sender.writes('UGUEST', 'CSUPPORT', 'piano');
    expect(slow.answer.status).toBe(503);
    run.queues.release();
    const next = await run.sender.writes('UGUEST', 'CSUPPORT', 'presto');
    expect(next.answer.status).toBe(200);
    expect(run.queues.messages.map((job) => job.type === 'screen' && job.delivery)).toEqual([
      slow.eventId,
      next.eventId,
    ]);
  });

  it('passes on edits and deletions of the same message', async () => {
    const { message } = await run.sender.writes('UGUEST', 'CSUPPORT', 'buongiorno');
    const { message: edited } = await run.sender.edits('CSUPPORT', message, 'siete ridicoli');
    await run.sender.deletes('CSUPPORT', edited);
    const changes = run.queues.messages.map((job) => job.type === 'screen' && job.message);
    expect(changes.map((change) => change && [change.change, change.text, change.key.message])).toEqual([
      ['posted', 'buongiorno', message.ts],
      ['edited', 'siete ridicoli', message.ts],
      ['deleted', '', message.ts],
    ]);
  });

  it('refuses a wrong signature and an old one', async () => {
    const event = {
      type: 'message',
      channel: 'CSUPPORT',
      user: 'UGUEST',
      text: 'falso',
      ts: '1767261600.000100',
    };
    const forged = await run.sender.sendEvent(event, { secret: 'another-secret' });
    const sixMinutesAgo = Math.floor(Date.now() / 1000) - 6 * 60;
    const old = await run.sender.sendEvent(event, { timestamp: sixMinutesAgo });
    expect([forged.answer.status, old.answer.status]).toEqual([401, 401]);
    expect(run.queues.messages).toEqual([]);
    expect(run.log.count('slack-sdk')).toBe(2);
  });

  it('takes a signed request once: a recorded one is refused and logged, Slack’s own retry is told so', async () => {
    const event = {
      type: 'message',
      channel: 'CSUPPORT',
      user: 'UGUEST',
      text: 'parole-segrete',
      ts: '1767261600.000100',
    };
    const timestamp = Math.floor(Date.now() / 1000);
    const first = await run.sender.sendEvent(event, { eventId: 'Ev1', timestamp });
    const replayed = await run.sender.sendEvent(event, { eventId: 'Ev1', timestamp });
    const retry = { num: 1, reason: 'http_timeout' };
    const retried = await run.sender.sendEvent(event, { eventId: 'Ev1', timestamp, retry });
    expect([first, replayed, retried].map(({ answer }) => answer.status)).toEqual([200, 401, 200]);
    expect(run.queues.messages).toHaveLength(1);
    expect(run.log.count('slack-request-replayed')).toBe(1);
    expect(JSON.stringify(run.log.lines)).not.toContain('parole-segrete');
  });

  it('takes a request again that failed the first time', async () => {
    const event = {
      type: 'message',
      channel: 'CSUPPORT',
      user: 'UGUEST',
      text: 'x',
      ts: '1767261600.000100',
    };
    const timestamp = Math.floor(Date.now() / 1000);
    run.queues.down = true;
    const failed = await run.sender.sendEvent(event, { eventId: 'Ev1', timestamp });
    run.queues.down = false;
    const again = await run.sender.sendEvent(event, { eventId: 'Ev1', timestamp });
    expect([failed, again].map(({ answer }) => answer.status)).toEqual([500, 200]);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('answers the URL verification', async () => {
    const answer = await run.sender.sendBody(JSON.stringify({ type: 'url_verification', challenge: 'abc' }));
    expect(answer).toEqual({ status: 200, body: JSON.stringify({ challenge: 'abc' }) });
  });

  it.each([
    ['no event', { type: 'event_callback' }],
    ['an event that is a word', { type: 'event_callback', event: 'message' }],
    ['a list', []],
    [
      'a message without its time',
      { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', channel: 'C1' } },
    ],
    [
      'a message of no installation',
      {
        type: 'event_callback',
        event_id: 'Ev1',
        team_id: 'T0OTHER',
        event: { type: 'message', channel: 'C1', user: 'U1', text: 'x', ts: '1767261600.000100' },
      },
    ],
    ['actions that are no list', { type: 'block_actions', actions: 'x', user: { id: 'U1' } }],
    ['a dialog without a view', { type: 'view_submission', user: { id: 'U1' } }],
  ])('takes a payload of the wrong shape as a dead letter: %s', async (_name, payload) => {
    const answer = await run.sender.sendBody(JSON.stringify(payload));
    expect(answer.status).toBe(200);
    expect(run.log.count('dead-letter')).toBe(1);
    expect(run.queues.messages).toEqual([]);

    const { answer: next } = await run.sender.writes('UGUEST', 'CSUPPORT', 'un messaggio buono');
    expect(next.status).toBe(200);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('refuses what is no JSON', async () => {
    expect((await run.sender.sendBody('{"type":')).status).toBe(400);
  });

  it('ignores its own posts and those of other bots', async () => {
    const own = {
      type: 'message',
      channel: 'CSUPPORT',
      user: 'UGARBO',
      bot_id: 'BGARBO',
      text: 'io',
      ts: '1767261600.000100',
    };
    const other = { ...own, user: 'UROBOT', bot_id: 'BROBOT', ts: '1767261600.000200' };
    await run.sender.sendEvent(own);
    await run.sender.sendEvent(other);
    await run.sender.writes('UGUEST', 'CSUPPORT', 'dopo');
    expect(run.queues.messages.map((job) => job.type === 'screen' && job.message.text)).toEqual(['dopo']);
  });

  it('takes 40,000 characters of markup', async () => {
    const { answer } = await run.sender.writes('UGUEST', 'CSUPPORT', '<@U1|x>&lt;'.repeat(3_600));
    expect(answer.status).toBe(200);
    const [job] = run.queues.messages;
    expect(job?.type === 'screen' && job.message.text).toBe('@x<'.repeat(3_600));
  });

  it('never logs what people write', async () => {
    run.queues.down = true;
    await run.sender.writes('UGUEST', 'CSUPPORT', 'parole-segrete');
    await run.sender.sendBody(
      JSON.stringify({ type: 'event_callback', event: { type: 'message', text: 'parole-segrete' } }),
    );
    expect(run.log.lines).not.toEqual([]);
    const said = run.log.lines.map((line) =>
      [line.event, String(line.error), JSON.stringify(line)].join(' '),
    );
    expect(said.filter((line) => line.includes('parole-segrete'))).toEqual([]);
  });

  it('stops once what is being handled is on the queue, and takes nothing new', async () => {
    run.queues.hold();
    const sending = run.sender.writes('UGUEST', 'CSUPPORT', 'all’ultimo momento');
    await run.sender.sendEvent(UNHEARD);
    const stopping = run.adapter.stop();
    const refused = await run.sender.writes('UGUEST', 'CSUPPORT', 'troppo tardi');
    expect(refused.answer.status).toBe(500);
    run.queues.release();
    await stopping;
    expect(run.queues.messages).toHaveLength(1);
    expect((await sending).answer.status).toBe(200);
  });
});
