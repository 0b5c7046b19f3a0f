import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { opens } from '../../../adapters/teams/dialogs/dialog.js';
import { aWarning } from '../../support/post-content.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import {
  AGENT,
  BOSS,
  EXTERNAL,
  GUEST,
  OTHER_GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';

let world: TeamsUnderTest;
beforeEach(async () => {
  world = await startTeamsUnderTest();
});
afterEach(() => world.stop());

const WHOLE = {
  ground: 'commitment:courtesy',
  person: AGENT,
  when: 'Ieri mattina',
  whatHappened: 'Non mi ha risposto',
  howItFellShort: 'Ha chiuso la chat',
};

/** Somebody presses "Presenta un reclamo" under an answer. */
const asks = (from: string, conversation = SUPPORT, post = world.teams.postsIn(conversation)[0] ?? null) =>
  world.sender.invokes(
    from,
    conversation,
    'task/fetch',
    { data: opens('complaint', { language: 'it' }) },
    post,
  );

async function opened(from: string, conversation = SUPPORT): Promise<FakeDialog> {
  return FakeDialog.of(world.sender, from, conversation, await asks(from, conversation));
}

const jobs = () => world.queues.escalations.filter(({ type }) => type === 'complaint');

describe('the form of a complaint', () => {
  it.each([
    ['a guest', GUEST],
    ['somebody of another tenant', EXTERNAL],
  ])('is sent by %s, whole, onto the queue', async (_who, person) => {
    const answer = await (await opened(person)).send(WHOLE);
    expect(saidIn(answer)).toBe('it teams.complaint.sent');
    expect(jobs()).toMatchObject([
      {
        type: 'complaint',
        filed: {
          conversation: { platform: 'teams', workspace: OWN_TENANT, conversation: SUPPORT },
          actor: person,
          language: 'it',
          details: {
            ground: { kind: 'commitment', clause: 'courtesy' },
            concerned: { person: AGENT, name: '' },
            when: 'Ieri mattina',
            whatHappened: 'Non mi ha risposto',
            howItFellShort: 'Ha chiuso la chat',
          },
        },
      },
    ]);
  });

  it('lets the person be chosen among the team in the conversation, and nobody else', async () => {
    const { choices, style } = (await opened(GUEST)).input('person');
    expect(choices).toEqual([
      { title: 'Agent', value: AGENT },
      { title: 'Boss', value: BOSS },
    ]);
    expect(style).toBe('filtered');
  });

  it('takes a description instead, and a process that was not followed', async () => {
    const filled = { ...WHOLE, person: '', name: 'Chi rispondeva ieri', ground: 'process' };
    await (await opened(GUEST)).send(filled);
    expect(jobs()).toMatchObject([
      {
        filed: {
          details: { ground: { kind: 'process' }, concerned: { person: null, name: 'Chi rispondeva ieri' } },
        },
      },
    ]);
  });

  it('asks kindly for what is missing, and keeps what was typed', async () => {
    const answer = await (await opened(GUEST)).send({
      ground: 'process',
      whatHappened: 'Non mi ha risposto',
    });
    const again = FakeDialog.of(world.sender, GUEST, SUPPORT, answer);
    expect(again.text).toContain('chat.complaint.missing');
    expect(again.input('whatHappened').value).toBe('Non mi ha risposto');
    expect(again.input('ground').value).toBe('process');
    expect(jobs()).toEqual([]);
    await again.send({ person: AGENT, when: 'Ieri', howItFellShort: 'Ha chiuso la chat' });
    expect(jobs()).toHaveLength(1);
  });

  it('counts once when it is sent twice', async () => {
    const form = await opened(GUEST);
    await form.send(WHOLE);
    await form.send(WHOLE);
    expect(jobs()).toHaveLength(1);
    await (await opened(OTHER_GUEST)).send(WHOLE);
    expect(jobs()).toHaveLength(2);
  });

  it('keeps what was typed when it cannot be queued', async () => {
    const form = await opened(GUEST);
    world.queues.down = true;
    const again = FakeDialog.of(world.sender, GUEST, SUPPORT, await form.send(WHOLE));
    expect(again.text).toContain('it chat.press.again');
    world.queues.down = false;
    expect(saidIn(await again.send())).toBe('it teams.complaint.sent');
    expect(jobs()).toMatchObject([{ filed: { details: { whatHappened: 'Non mi ha risposto' } } }]);
  });

  it.each([AGENT, BOSS])('sends staff (%s) elsewhere', async (person) => {
    expect(saidIn(await asks(person))).toContain('it teams.complaint.staff');
  });

  it('belongs to the conversation they were last seen in, when it is opened in the direct one', async () => {
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    const { conversation: direct } = await world.adapter.platform.post({
      workspace: { platform: 'teams', workspace: OWN_TENANT },
      postId: 'answer',
      address: { to: 'person', person: GUEST },
      content: aWarning({ kind: 'answer' }),
    });
    const form = await opened(GUEST, direct);
    expect(form.input('person').choices).toHaveLength(2);
    await form.send(WHOLE);
    expect(jobs()).toMatchObject([{ filed: { conversation: { conversation: SUPPORT } } }]);
  });

  it('opens without the list where Teams does not tell who is there', async () => {
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await world.adapter.platform.findPerson({ platform: 'teams', workspace: OWN_TENANT }, GUEST);
    world.teams.fail({ status: 503 });
    const form = await opened(GUEST);
    expect(form.inputs.map(({ id }) => id)).not.toContain('person');
    const { person: _person, ...described } = WHOLE;
    await form.send({ ...described, name: 'Chi rispondeva ieri' });
    expect(jobs()).toHaveLength(1);
  });

  it('refuses a form that is none of ours, and queues nothing', async () => {
    const data = { garbo: { dialog: 'complaint', language: 'it' }, ...WHOLE };
    await world.sender.invokes(GUEST, SUPPORT, 'task/submit', { data });
    const odd = {
      garbo: { dialog: 'complaint', conversation: SUPPORT, thread: null, language: 'it', opened: 'x' },
    };
    await world.sender.invokes(GUEST, SUPPORT, 'task/submit', {
      data: { ...odd, ...WHOLE, ground: 'revenge' },
    });
    expect(jobs()).toEqual([]);
    expect(world.log.lines.map(({ event }) => event)).toContain('dead-letter');
    expect(JSON.stringify(world.log.lines)).not.toContain('Non mi ha risposto');
  });
});
