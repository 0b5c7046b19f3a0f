import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';
import { visibleTextOfView } from '../../support/slack/visible-text.js';

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

  describe.each([
    ['it', 'it-IT'],
    ['en', 'en-GB'],
  ])('in %s', (language, locale) => {
    beforeEach(() => {
      run.slack.addMember('UAGENT', { locale });
      run.slack.addMember('UBOSS', { locale });
      run.slack.addGuest('UGUEST', { locale });
    });

    it.each([
      ['UBOSS', 'slack.command.help'],
      ['UAGENT', 'slack.command.help.agent'],
      ['UGUEST', 'slack.command.help.customer'],
    ])('explains what each role may do, for anything else that is typed: %s', async (user, key) => {
      for (const text of ['', 'help', 'constructor', ' what is this']) {
        const answer = await run.sender.commands(user, 'CSUPPORT', text);
        expect(said(answer)).toEqual({ response_type: 'ephemeral', text: `${language} ${key}` });
      }
      expect(run.queues.escalations).toEqual([]);
    });

    it.each(['UAGENT', 'UBOSS'])('tells %s how a customer stands, as words, not as markup', async (user) => {
      const answer = await run.sender.commands(user, 'CSUPPORT', 'Status <@UGUEST|carla>');
      expect(said(answer)).toEqual({
        response_type: 'ephemeral',
        text: `${language} UGUEST &lt;seen&gt; by ${user}`,
      });
    });

    it('tells staff how Garbo behaves in this channel, and customers their own words', async () => {
      const staff = await run.sender.commands('UAGENT', 'CSUPPORT', 'mode');
      expect(said(staff)).toMatchObject({ text: `${language} mode of CSUPPORT &lt;set&gt;` });
      const guest = await run.sender.commands('UGUEST', 'CSUPPORT', 'mode');
      expect(said(guest)).toMatchObject({ text: `${language} slack.command.help.customer` });
      run.slack.openDirect('UAGENT');
      const direct = await run.sender.commands('UAGENT', 'DUAGENT', 'mode');
      expect(said(direct)).toMatchObject({ text: `${language} slack.command.mode.nowhere` });
    });

    it('says how to name a customer', async () => {
      for (const text of ['status', 'status @carla', 'status <@UGUEST|carla> now', 'status <#CSUPPORT>']) {
        const answer = await run.sender.commands('UAGENT', 'CSUPPORT', text);
        expect(said(answer)).toMatchObject({ text: `${language} slack.command.status.how` });
      }
    });

    it.each([
      ['UAGENT', 'policy'],
      ['UBOSS', 'policy'],
      ['UGUEST', 'regole'],
    ])('shows %s the policy in a dialog', async (user, word) => {
      const answer = await run.sender.commands(user, 'CSUPPORT', word);
      expect(answer.body).toBe('');
      const view = run.slack.views.at(-1);
      expect(view && visibleTextOfView(view)).toContain(`La policy (${language})`);
    });

    it.each([
      ['contestazione', 'dispute', 'it'],
      ['dispute', 'dispute', 'en'],
      ['Privacy', 'privacy', null],
    ])('answers a customer privately and on record: %s', async (word, topic, spoken) => {
      const answer = await run.sender.commands('UGUEST', 'CSUPPORT', word);
      expect(said(answer)).toMatchObject({ text: `${language} slack.command.sent-privately` });
      const conversation = { platform: 'slack', workspace: 'T0OWN', conversation: 'CSUPPORT' };
      expect(run.queues.escalations).toEqual([
        {
          type: 'request',
          request: { conversation, actor: 'UGUEST', topic, spoken },
          delivery: expect.any(String),
        },
      ]);
    });

    it('opens the form of a complaint for a customer', async () => {
      const answer = await run.sender.commands('UGUEST', 'CSUPPORT', 'reclamo');
      expect(answer.body).toBe('');
      const view = run.slack.views.at(-1);
      expect(view && visibleTextOfView(view)).toContain(`${language} chat.complaint.what-happened`);
    });

    it('has no words of customers for staff', async () => {
      const answer = await run.sender.commands('UAGENT', 'CSUPPORT', 'reclamo');
      expect(said(answer)).toMatchObject({ text: `${language} slack.command.help.agent` });
      expect(run.slack.views).toEqual([]);
    });
  });

  it('leaves the status to the use case, which knows who may see it', async () => {
    const answer = await run.sender.commands('UGUEST', 'CSUPPORT', 'status <@UCONNECT|ugo>');
    expect(said(answer)).toMatchObject({ text: 'it UCONNECT &lt;seen&gt; by UGUEST' });
  });

  it('asks to try again when the status cannot be read or a dialog does not open', async () => {
    run.slack.fail('views.open', { error: 'internal_error' });
    const policy = await run.sender.commands('UAGENT', 'CSUPPORT', 'policy');
    expect(said(policy)).toMatchObject({ text: 'it slack.command.again' });
  });

  it('becomes a dead letter in another shape', async () => {
    const answer = await run.sender.sendForm({ command: '/garbo', text: 'help', team_id: 'T0OWN' });
    expect(answer.status).toBe(200);
    expect(run.log.count('dead-letter')).toBe(1);
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
