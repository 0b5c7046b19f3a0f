import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button } from '../../../src/core/notices/buttons.js';
import { aWarning } from '../../support/post-content.js';
import {
  keyPhrases,
  type SlackUnderTest,
  startSlackUnderTest,
} from '../../support/slack/slack-under-test.js';
import { visibleTextOfView } from '../../support/slack/visible-text.js';

const FILLED = {
  ground: 'commitment:courtesy',
  person: 'UAGENT',
  name: null,
  when: ' ieri ',
  'what-happened': 'Mi ha riattaccato in faccia.',
  'how-it-fell-short': 'Nessun saluto.',
};

describe('the form of a complaint', () => {
  let run: SlackUnderTest;
  beforeEach(async () => {
    run = await startSlackUnderTest();
  });
  afterEach(() => run.stop());

  /** Somebody presses "File a complaint" under a post of Garbo's. */
  async function presses(user: string) {
    await run.adapter.platform.post({
      workspace: { platform: 'slack', workspace: 'T0OWN' },
      postId: '01990000-0000-7000-8000-000000000001',
      address: { to: 'conversation', conversation: 'CSUPPORT', thread: null },
      content: aWarning({ buttons: [button(keyPhrases, 'it', 'complain')] }),
    });
    return run.sender.presses(user, 'CSUPPORT', run.slack.postsIn('CSUPPORT').at(-1), 'complain');
  }

  it.each(['UGUEST', 'UCONNECT'])(
    'is opened by a customer, and what they send is put on the queue: %s',
    async (user) => {
      expect((await presses(user)).status).toBe(200);
      const view = run.slack.views.at(-1);
      expect(view && visibleTextOfView(view)).toContain('it chat.complaint.what-happened');
      const answer = await run.sender.submits(user, FILLED);
      expect(answer.body).toContain('chat.complaint.sent');
      expect(run.queues.escalations).toEqual([
        {
          type: 'complaint',
          filed: {
            conversation: { platform: 'slack', workspace: 'T0OWN', conversation: 'CSUPPORT' },
            actor: user,
            language: 'it',
            details: {
              ground: { kind: 'commitment', clause: 'courtesy' },
              concerned: { person: 'UAGENT', name: '' },
              when: 'ieri',
              whatHappened: 'Mi ha riattaccato in faccia.',
              howItFellShort: 'Nessun saluto.',
            },
          },
          delivery: view?.id,
        },
      ]);
      expect(run.queues.messages, 'nothing of it is screened').toEqual([]);
    },
  );

  it('takes a ground that is no commitment, and a person described in words', async () => {
    await presses('UGUEST');
    await run.sender.submits('UGUEST', { ...FILLED, ground: 'process', person: null, name: 'il tecnico' });
    expect(run.queues.escalations).toMatchObject([
      {
        filed: { details: { ground: { kind: 'process' }, concerned: { person: null, name: 'il tecnico' } } },
      },
    ]);
  });

  it('is one complaint, though Slack sends it twice', async () => {
    await presses('UGUEST');
    await run.sender.submits('UGUEST', FILLED);
    await run.sender.submits('UGUEST', FILLED);
    expect(run.queues.escalations).toHaveLength(1);
  });

  it('asks kindly for what is missing, under its field', async () => {
    await presses('UGUEST');
    const answer = await run.sender.submits('UGUEST', { ...FILLED, person: null, name: '  ', when: ' ' });
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { name: 'it chat.complaint.missing', when: 'it chat.complaint.missing' },
    });
    expect(run.queues.escalations).toEqual([]);
  });

  it.each(['UAGENT', 'UBOSS'])('is not for staff, who are told their own way privately: %s', async (user) => {
    await presses(user);
    expect(run.slack.views).toEqual([]);
    expect(run.slack.toldTo(user)).toEqual(['it chat.complaint.staff']);
  });

  it('stays open with an error when the queue is down', async () => {
    await presses('UGUEST');
    run.queues.down = true;
    expect((await run.sender.submits('UGUEST', FILLED)).status).toBe(500);
  });

  it('asks to press again when Slack does not open it', async () => {
    run.slack.fail('views.open', { error: 'internal_error' });
    await presses('UGUEST');
    expect(run.slack.toldTo('UGUEST')).toEqual(['it slack.command.again']);
  });

  it.each([
    ['without its fields', { state: { values: {} } }],
    ['on a ground it never offered', { state: { values: valuesOf({ ground: 'revenge' }) } }],
    ['without its form', { private_metadata: 'no json' }],
  ])('becomes a dead letter %s, and its words stay out of the log', async (_what, changes) => {
    await presses('UGUEST');
    const view = { ...run.slack.views.at(-1), state: { values: valuesOf({}) }, ...changes };
    const answer = await run.sender.sendInteraction({
      type: 'view_submission',
      team: { id: 'T0OWN' },
      user: { id: 'UGUEST' },
      view,
    });
    expect(answer.status).toBe(200);
    expect(run.queues.escalations).toEqual([]);
    expect(run.log.count('dead-letter')).toBe(1);
    expect(JSON.stringify(run.log.lines)).not.toContain('riattaccato');
  });
});

/** The state of a filled-in form as Slack reports it, some of it changed. */
function valuesOf(changes: Partial<typeof FILLED>) {
  const filled = { ...FILLED, ...changes };
  const texts = Object.entries(filled).map(([block, value]) => [block, { value: { value } }]);
  return {
    ...Object.fromEntries(texts),
    ground: { value: { selected_option: { value: filled.ground } } },
    person: { value: { selected_user: filled.person } },
  };
}
