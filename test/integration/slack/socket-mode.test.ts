import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSlackPlatform } from '../../../adapters/slack/index.js';
import { eventEnvelope, messageEvent, pressPayload } from '../../support/slack/payloads.js';
import {
  NO_ROLES,
  SCRIPTED_REPORT,
  type SlackUnderTest,
  startSlackUnderTest,
} from '../../support/slack/slack-under-test.js';
import { buttonsOf } from '../../support/slack/visible-text.js';

/** Long enough for a busy machine; a condition that comes is noticed at once. */
const PATIENCE_MS = 15_000;

describe('Socket Mode', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest({ appToken: 'xapp-fake-token' });
  });
  afterEach(() => run.stop());

  const ackOf = (id: string) => run.slack.socket.acks.find((ack) => ack.envelope_id === id);

  function write(text: string, eventId: string): unknown {
    const message = run.slack.write('CSUPPORT', 'UGUEST', text);
    return eventEnvelope(run.slack, eventId, messageEvent(run.slack, 'CSUPPORT', message));
  }

  it('connects at start and takes messages', async () => {
    expect(run.slack.socket.connections).toBe(1);
    const envelope = run.slack.socket.send('events_api', write('buongiorno', 'Ev1'));
    await vi.waitFor(() => expect(ackOf(envelope)).toBeDefined(), PATIENCE_MS);
    expect(run.queues.messages).toMatchObject([{ delivery: 'Ev1', message: { text: 'buongiorno' } }]);
  });

  it('acknowledges only when the queue has the message', async () => {
    run.queues.hold();
    const waiting = run.slack.socket.send('events_api', write('un momento', 'Ev1'));
    const other = run.slack.socket.send(
      'events_api',
      eventEnvelope(run.slack, 'Ev2', { type: 'app_home_opened' }),
    );
    await vi.waitFor(() => expect(ackOf(other)).toBeDefined(), PATIENCE_MS);
    expect(ackOf(waiting)).toBeUndefined();
    run.queues.release();
    await vi.waitFor(() => expect(ackOf(waiting)).toBeDefined(), PATIENCE_MS);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('does not acknowledge while the queue is down, and takes the message sent again', async () => {
    run.queues.down = true;
    const payload = write('mi sentite?', 'Ev1');
    const lost = run.slack.socket.send('events_api', payload);
    await vi.waitFor(() => expect(run.log.count('slack-delivery-failed')).toBe(1), PATIENCE_MS);
    run.queues.down = false;
    const again = run.slack.socket.send('events_api', payload);
    await vi.waitFor(() => expect(ackOf(again)).toBeDefined(), PATIENCE_MS);
    expect(ackOf(lost)).toBeUndefined();
    expect(run.queues.messages).toMatchObject([{ delivery: 'Ev1' }]);
  });

  it.each([undefined, {}, { event: null }, { event: 'message' }, { event: { type: 'message' } }])(
    'survives an envelope of the wrong shape: %j',
    async (payload) => {
      run.slack.socket.send('events_api', payload);
      await vi.waitFor(() => expect(run.log.count('dead-letter')).toBe(1), PATIENCE_MS);
      const envelope = run.slack.socket.send('events_api', write('un messaggio buono', 'Ev1'));
      await vi.waitFor(() => expect(ackOf(envelope)).toBeDefined(), PATIENCE_MS);
      expect(run.queues.messages).toHaveLength(1);
    },
  );

  it('takes buttons and commands, and answers commands on the same connection', async () => {
    run.slack.write('CSUPPORT', 'UGUEST', 'x');
    await run.adapter.platform.post({
      workspace: { platform: 'slack', workspace: 'T0OWN' },
      postId: '01990000-0000-7000-8000-000000000001',
      address: { to: 'conversation', conversation: 'CSUPPORT', thread: null },
      content: {
        kind: 'line',
        language: 'it',
        title: null,
        paragraphs: ['Una riga.'],
        clause: null,
        quotes: [],
        facts: [],
        folded: null,
        about: null,
        mentions: [],
        buttons: [{ id: 'withdraw', label: 'Ritira', style: 'plain', reason: 'none' }],
        footer: null,
      },
    });
    const message = run.slack.postsIn('CSUPPORT')[0]!;
    const button = buttonsOf(message)[0]!;
    const triggerId = run.slack.issueTrigger();
    const press = pressPayload(run.slack, { user: 'UBOSS', channel: 'CSUPPORT', message, button, triggerId });
    const pressed = run.slack.socket.send('interactive', press);
    await vi.waitFor(() => expect(ackOf(pressed)).toBeDefined(), PATIENCE_MS);
    expect(run.queues.escalations).toMatchObject([{ type: 'press', press: { button: 'withdraw' } }]);

    const command = run.slack.socket.send('slash_commands', {
      command: '/garbo',
      text: 'live',
      user_id: 'UBOSS',
      channel_id: 'CSUPPORT',
      team_id: 'T0OWN',
      trigger_id: run.slack.issueTrigger(),
    });
    await vi.waitFor(() => expect(ackOf(command)).toBeDefined(), PATIENCE_MS);
    expect(ackOf(command)?.payload).toEqual({
      response_type: 'ephemeral',
      text: 'it slack.command.mode.live',
    });
  });

  it('connects anew when Slack asks for it', async () => {
    run.slack.socket.askToReconnect();
    await vi.waitFor(() => expect(run.log.count('slack-socket-reconnected')).toBe(1), PATIENCE_MS);
    const envelope = run.slack.socket.send('events_api', write('ancora qui', 'Ev1'));
    await vi.waitFor(() => expect(ackOf(envelope)).toBeDefined(), PATIENCE_MS);
    expect(run.queues.messages).toHaveLength(1);
  });

  it('goes on trying after a cut connection while Slack is away', async () => {
    run.slack.fail('apps.connections.open', { status: 503 });
    run.slack.socket.closeAll();
    await vi.waitFor(
      () => expect(run.log.count('slack-socket-not-connected')).toBeGreaterThan(0),
      PATIENCE_MS,
    );
    run.slack.heal();
    await vi.waitFor(() => expect(run.log.count('slack-socket-reconnected')).toBe(1), PATIENCE_MS);
    expect(run.slack.socket.connections).toBe(1);
  });

  it('stops trying when it is stopped', async () => {
    run.slack.fail('apps.connections.open', { status: 503 });
    run.slack.socket.closeAll();
    await vi.waitFor(
      () => expect(run.log.count('slack-socket-not-connected')).toBeGreaterThan(0),
      PATIENCE_MS,
    );
    run.slack.heal();
    await run.adapter.stop();
    expect(run.log.count('slack-socket-reconnected')).toBe(0);
    expect(run.slack.socket.connections).toBe(0);
  });

  it('closes the connection when it stops, once what is being handled is acknowledged', async () => {
    run.queues.hold();
    const waiting = run.slack.socket.send('events_api', write('all’ultimo momento', 'Ev1'));
    const other = run.slack.socket.send(
      'events_api',
      eventEnvelope(run.slack, 'Ev2', { type: 'app_home_opened' }),
    );
    await vi.waitFor(() => expect(ackOf(other)).toBeDefined(), PATIENCE_MS);
    const stopping = run.adapter.stop();
    run.queues.release();
    await stopping;
    expect(ackOf(waiting)).toBeDefined();
    await vi.waitFor(() => expect(run.slack.socket.connections).toBe(0), PATIENCE_MS);
  });

  it('refuses to start with an app token Slack does not know', async () => {
    const second = createSlackPlatform({
      access: { botToken: run.slack.botToken },
      appToken: 'xapp-wrong',
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
    const error = await second.start().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'PLATFORM_REFUSED', answer: 'invalid_auth' });
  });
});
