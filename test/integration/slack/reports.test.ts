import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reportForm, reportShortcut } from '../../support/slack/report-payloads.js';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';
import { visibleTextOfView } from '../../support/slack/visible-text.js';

const WORKSPACE = { platform: 'slack', workspace: 'T0OWN' } as const;

const FILLED = {
  customer: 'UGUEST',
  link: null,
  clause: 'abusive-language',
  severity: 'high',
  what: ' Mi ha insultata. ',
  support: 'wants-support',
};

describe('a report from Slack', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  const types = (user: string, text?: string, channel = 'CSUPPORT') =>
    run.sender.sendForm(reportForm(run.slack, user, channel, text));
  const said = (answer: { readonly body: string }) => JSON.parse(answer.body) as unknown;
  const view = () => run.slack.views.at(-1);
  /** All words of the open dialog. */
  const seen = () => run.slack.views.slice(-1).map(visibleTextOfView).join('');
  /** What a field of the open dialog holds already. */
  const filledIn = (block: string) =>
    view()?.blocks.find(({ block_id }) => block_id === block)?.element as Record<string, unknown> | undefined;

  describe('/report', () => {
    it('opens the form with the customer and the words typed, in the language of the reporter', async () => {
      run.slack.addMember('UENGLISH', { locale: 'en-GB' });
      const answer = await types('UENGLISH');
      expect(answer).toMatchObject({ status: 200, body: '' });
      expect(view()).toMatchObject({ callback_id: 'garbo:report' });
      expect(filledIn('customer')).toMatchObject({ type: 'users_select', initial_user: 'UGUEST' });
      expect(filledIn('what')).toMatchObject({ initial_value: 'mi ha detto <sei una nullità>' });
      expect(filledIn('clause')).toMatchObject({
        options: [{ value: 'abusive-language', text: { text: 'Offese (en)' } }],
      });
      expect(seen()).toContain('en chat.report.severity');
      expect(run.queues.escalations).toEqual([]);
    });

    it.each([
      ['', undefined],
      ['@carla mi ha insultata', '@carla mi ha insultata'],
    ])('opens an emptier form where it names nobody: "%s"', async (text, words) => {
      await types('UAGENT', text);
      expect(filledIn('customer')).not.toHaveProperty('initial_user');
      expect(filledIn('what')?.initial_value).toBe(words);
    });

    it('puts what is sent on the queue, and says so in the dialog', async () => {
      await types('UAGENT');
      const answer = await run.sender.submits('UAGENT', FILLED);
      expect(said(answer)).toMatchObject({ response_action: 'update' });
      expect(answer.body).toContain('chat.report.sent');
      const report = {
        workspace: WORKSPACE,
        reporter: 'UAGENT',
        customer: 'UGUEST',
        conversation: { ...WORKSPACE, conversation: 'CSUPPORT' },
        message: null,
        clause: 'abusive-language',
        severity: 'high',
        what: 'Mi ha insultata.',
        wantsSupport: true,
      };
      expect(run.reportCheck.asked).toEqual([report]);
      expect(run.queues.escalations).toEqual([{ type: 'report', report, delivery: view()?.id }]);
    });

    it('acts once when Slack sends the same form again', async () => {
      await types('UAGENT');
      await run.sender.submits('UAGENT', FILLED);
      await run.sender.submits('UAGENT', FILLED);
      const deliveries = run.queues.escalations.map((job) => 'delivery' in job && job.delivery);
      expect(new Set(deliveries).size, 'the queue takes a delivery once').toBe(1);
    });

    it('resolves the link of a message in a thread', async () => {
      await types('UAGENT');
      const link =
        'https://negozio.slack.com/archives/CSUPPORT/p1763980100000200?thread_ts=1763980000.000100&cid=CSUPPORT';
      await run.sender.submits('UAGENT', { ...FILLED, link });
      expect(run.reportCheck.asked[0]?.message).toEqual({
        key: { ...WORKSPACE, conversation: 'CSUPPORT', message: '1763980100.000200' },
        thread: '1763980000.000100',
      });
    });

    it.each([
      ['nonsense', 'chat.report.bad-link'],
      ['https://negozio.slack.com/archives/CSUPPORT', 'chat.report.bad-link'],
      ['https://example.org/archives/CSUPPORT/p1763980100000200?thread_ts=no', 'chat.report.bad-link'],
      ['https://altri.slack.com/archives/CSUPPORT/p1763980100000200', 'chat.report.other-workspace'],
    ])('says under the field what is wrong with the link: %s', async (link, phrase) => {
      await types('UAGENT');
      const answer = await run.sender.submits('UAGENT', { ...FILLED, link });
      expect(said(answer)).toEqual({ response_action: 'errors', errors: { link: `it ${phrase}` } });
      expect(run.queues.escalations).toEqual([]);
    });

    it.each([
      ['customer', 'customer'],
      ['message', 'link'],
      ['clause', 'clause'],
      ['severity', 'severity'],
      ['what', 'what'],
      ['reporter', 'customer'],
    ] as const)('says under the field what the core refuses: %s', async (field, block) => {
      await types('UAGENT');
      const { reporter } = run.reportCheck.outcome;
      run.reportCheck.outcome = { ok: false, reporter, field, say: 'Così no.' };
      const answer = await run.sender.submits('UAGENT', FILLED);
      expect(said(answer)).toEqual({ response_action: 'errors', errors: { [block]: 'Così no.' } });
      expect(run.queues.escalations).toEqual([]);
    });

    it('files what was typed when the dialog does not open: nothing is lost', async () => {
      run.slack.fail('views.open', { error: 'expired_trigger_id' });
      const answer = await types('UAGENT', '<@UGUEST|uguest> mi ha insultata');
      expect(said(answer)).toEqual({ response_type: 'ephemeral', text: 'it chat.report.filed-as-typed' });
      expect(run.queues.escalations).toEqual([
        {
          type: 'report',
          delivery: expect.any(String),
          report: {
            workspace: WORKSPACE,
            reporter: 'UAGENT',
            customer: 'UGUEST',
            conversation: { ...WORKSPACE, conversation: 'CSUPPORT' },
            message: null,
            clause: null,
            severity: null,
            what: 'mi ha insultata',
            wantsSupport: false,
          },
        },
      ]);
    });

    it('asks to try again when the dialog does not open and nobody was named', async () => {
      run.slack.fail('views.open', { error: 'expired_trigger_id' });
      expect(said(await types('UAGENT', 'mi ha insultata'))).toMatchObject({ text: 'it chat.report.again' });
      expect(run.queues.escalations).toEqual([]);
    });

    it('gives a guest the form of a complaint instead', async () => {
      await types('UGUEST', '');
      expect(view()).toMatchObject({ callback_id: 'garbo:complaint' });
    });

    it('belongs to no channel where it is typed in a direct conversation', async () => {
      run.slack.openDirect('UAGENT');
      await types('UAGENT', '', 'DUAGENT');
      await run.sender.submits('UAGENT', FILLED);
      expect(run.reportCheck.asked[0]?.conversation).toBeNull();
    });

    it('is a dead letter when it has another shape, logged without its text', async () => {
      const { user_id: _user, ...form } = reportForm(run.slack, 'UAGENT', 'CSUPPORT', 'parole segrete');
      expect((await run.sender.sendForm(form)).status).toBe(200);
      expect(run.log.count('dead-letter')).toBe(1);
      expect(JSON.stringify(run.log.lines)).not.toContain('segrete');
    });
  });

  describe('"Report message"', () => {
    it('opens the form with the author and the link of a message in a thread', async () => {
      const root = run.slack.write('CSUPPORT', 'UGUEST', 'Buongiorno');
      const message = run.slack.write('CSUPPORT', 'UGUEST', 'Sei una nullità', root.ts);
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UAGENT', 'CSUPPORT', message));
      expect(filledIn('customer')).toMatchObject({ initial_user: 'UGUEST' });
      const link = String(filledIn('link')?.initial_value);
      await run.sender.submits('UAGENT', { ...FILLED, link });
      const [report] = run.reportCheck.asked;
      expect(report?.message).toEqual({
        key: { ...WORKSPACE, conversation: 'CSUPPORT', message: message.ts },
        thread: root.ts,
      });
      expect(
        report?.message && (await run.adapter.platform.findMessage(report.message.key, root.ts)),
      ).toEqual({
        author: 'UGUEST',
        thread: root.ts,
        text: 'Sei una nullità',
        writtenAt: expect.any(Date),
      });
    });

    it('shows the words of the message as words, with who wrote it and when', async () => {
      const text = '*Sei* una nullità &lt;!channel&gt; <@UAGENT>';
      const message = run.slack.write('CSUPPORT', 'UGUEST', text);
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UAGENT', 'CSUPPORT', message));
      const said = { type: 'plain_text', text: '*Sei* una nullità <!channel> @UAGENT', emoji: false };
      expect(view()?.blocks).toContainEqual({ type: 'section', text: said });
      const by = view()?.blocks.find(({ type }) => type === 'context')?.elements;
      const { name } = await run.adapter.platform.findPerson(WORKSPACE, 'UGUEST');
      expect(by).toEqual([
        { type: 'plain_text', text: name, emoji: false },
        { type: 'mrkdwn', text: expect.stringContaining(`<!date^${message.ts.split('.')[0]}^`) },
      ]);
    });

    it.each([
      ['too long for a section', 'x'.repeat(3_500), `${'x'.repeat(2_999)}…`],
      ['of pictures alone', '', null],
    ])('opens on a message %s', async (_which, text, shown) => {
      const message = run.slack.write('CSUPPORT', 'UGUEST', text);
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UAGENT', 'CSUPPORT', message));
      const sections =
        view()
          ?.blocks.filter(({ type }) => type === 'section')
          .slice(1) ?? [];
      expect(sections.map((block) => block.text)).toEqual(
        shown === null ? [] : [{ type: 'plain_text', text: shown, emoji: false }],
      );
    });

    it.each([
      ['a bot', { user: 'UGARBO', bot_id: 'BGARBO' }, 'chat.report.not-a-person'],
      ['nobody', {}, 'chat.report.not-a-person'],
      ['a colleague', { user: 'UBOSS' }, 'chat.report.colleague'],
    ])('says why not on a message by %s', async (_who, by, phrase) => {
      const message = { ts: '1763980100.000200', text: 'Ciao', ...by };
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UAGENT', 'CSUPPORT', message));
      expect(seen()).toContain(`it ${phrase}`);
      expect(view()?.callback_id).toBeUndefined();
    });

    it('says privately, in the thread, that it did not work', async () => {
      run.slack.fail('views.open', { error: 'expired_trigger_id' });
      const message = run.slack.write('CSUPPORT', 'UGUEST', 'Sei una nullità', '1763980000.000100');
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UAGENT', 'CSUPPORT', message));
      expect(run.slack.ephemerals).toEqual([
        {
          user: 'UAGENT',
          channel: 'CSUPPORT',
          thread_ts: '1763980000.000100',
          text: 'it chat.report.again',
        },
      ]);
    });

    it('gives a guest the form of a complaint', async () => {
      const message = run.slack.write('CSUPPORT', 'UAGENT', 'Non posso aiutarti');
      await run.sender.sendInteraction(reportShortcut(run.slack, 'UGUEST', 'CSUPPORT', message));
      expect(view()).toMatchObject({ callback_id: 'garbo:complaint' });
    });
  });

  describe('reading a message somebody pointed at', () => {
    const find = (message: string, thread = message, conversation = 'CSUPPORT') =>
      run.adapter.platform.findMessage({ ...WORKSPACE, conversation, message }, thread);

    it('takes one call for exactly this message', async () => {
      const first = run.slack.write('CSUPPORT', 'UGUEST', 'Buongiorno');
      const asked = run.slack.write('CSUPPORT', 'UCONNECT', 'Incapaci &amp; <@UAGENT>');
      run.slack.write('CSUPPORT', 'UGUEST', 'Arrivederci');
      expect(await find(asked.ts)).toMatchObject({ author: 'UCONNECT', text: 'Incapaci & @UAGENT' });
      expect(run.slack.callsOf('conversations.history')).toHaveLength(1);
      expect(await find(first.ts)).toMatchObject({ author: 'UGUEST', text: 'Buongiorno', thread: first.ts });
    });

    it('finds nothing where there is none, or none that Garbo may read', async () => {
      run.slack.addChannel('CELSEWHERE', ['UAGENT'], { withoutBot: true });
      const hidden = run.slack.write('CELSEWHERE', 'UGUEST', 'Sei una nullità');
      expect(await find('1763980100.000200')).toBeNull();
      expect(await find('1763980100.000200', '1763980000.000100')).toBeNull();
      expect(await find(hidden.ts, hidden.ts, 'CELSEWHERE')).toBeNull();
      expect(await find('nonsense')).toBeNull();
    });

    it('names no author of a bot’s message', async () => {
      const message = run.slack.write('CSUPPORT', 'UGARBO', 'Ti chiediamo rispetto.');
      Object.assign(message, { bot_id: 'BGARBO' });
      expect(await find(message.ts)).toMatchObject({ author: null });
    });

    it('waits when Slack cannot be reached', async () => {
      run.slack.fail('conversations.history', { status: 503 });
      await expect(find('1763980100.000200')).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    });
  });
});
