import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

describe('/garbo', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  const said = (answer: { readonly body: string }) => JSON.parse(answer.body) as unknown;

  it.each([
    ['on', 'live'],
    ['live', 'live'],
    [' Shadow ', 'shadow'],
    ['OFF', 'off'],
  ])('sets the mode of the channel for a manager: %s', async (word, mode) => {
    const answer = await run.sender.commands('UBOSS', 'CSUPPORT', word);
    expect(answer.status).toBe(200);
    expect(said(answer)).toEqual({ response_type: 'ephemeral', text: `it slack.command.mode.${mode}` });
    expect(run.queues.escalations).toEqual([
      {
        type: 'settings',
        change: {
          of: 'conversation',
          workspace: { platform: 'slack', workspace: 'T0OWN' },
          conversation: 'CSUPPORT',
          actor: 'UBOSS',
          values: { mode },
        },
        delivery: expect.any(String),
      },
    ]);
  });

  it('tells privately who may not, and what cannot be set, and changes nothing', async () => {
    run.settings.outcomes = () => ({ status: 'forbidden', say: 'Solo <chi> può.' });
    const forbidden = await run.sender.commands('UAGENT', 'CSUPPORT', 'live');
    expect(said(forbidden)).toEqual({ response_type: 'ephemeral', text: 'Solo &lt;chi&gt; può.' });
    const faults = [{ field: 'mode', say: 'Manca un responsabile.' }] as const;
    run.settings.outcomes = () => ({ status: 'faulty', faults });
    const faulty = await run.sender.commands('UBOSS', 'CSUPPORT', 'live');
    expect(said(faulty)).toEqual({ response_type: 'ephemeral', text: 'Manca un responsabile.' });
    expect(run.settings.asked.map(({ actor }) => actor)).toEqual(['UAGENT', 'UBOSS']);
    expect(run.queues.escalations).toEqual([]);
  });

  it('explains itself for anything else, in the language of whoever asks', async () => {
    run.slack.addMember('UENGLISH', { locale: 'en-GB' });
    for (const text of ['', 'help', 'constructor', 'live now']) {
      const answer = await run.sender.commands('UENGLISH', 'CSUPPORT', text);
      expect(said(answer)).toEqual({ response_type: 'ephemeral', text: 'en slack.command.help' });
    }
    expect(run.queues.escalations).toEqual([]);
  });

  it('has no mode to set in a direct conversation', async () => {
    run.slack.openDirect('UBOSS');
    const answer = await run.sender.commands('UBOSS', 'DUBOSS', 'live');
    expect(said(answer)).toMatchObject({ text: 'it slack.command.help' });
  });

  it('asks to try again when the queue or Slack is down', async () => {
    run.queues.down = true;
    const queueDown = await run.sender.commands('UBOSS', 'CSUPPORT', 'live');
    expect(said(queueDown)).toMatchObject({ text: 'it slack.command.again' });
    run.queues.down = false;
    run.slack.addMember('UNEW');
    run.slack.fail('users.info', { status: 500 });
    const slackDown = await run.sender.commands('UNEW', 'CSUPPORT', 'live');
    expect(said(slackDown)).toMatchObject({ text: 'it slack.command.again' });
    expect(run.queues.escalations).toEqual([]);
  });
});
