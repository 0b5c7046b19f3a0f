import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckedReport } from '../../../src/core/reports/check-report.js';
import type { FiledReport } from '../../../src/core/reports/report.js';
import { SCRIPTED_REPORT } from '../../support/slack/slack-under-test.js';
import { FakeCommands } from '../../support/teams/fake-commands.js';
import { FakeDialog, saidIn } from '../../support/teams/fake-dialog.js';
import {
  AGENT,
  BOSS,
  CHAT,
  EXTERNAL,
  GUEST,
  OTHER_GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;
const FILLED = { clause: 'abusive-language', severity: 'high', what: ' Mi ha insultata. ' };

let world: TeamsUnderTest;
let write: FakeCommands;
let outcome: CheckedReport;
let asked: FiledReport[];
beforeEach(async () => {
  outcome = SCRIPTED_REPORT;
  asked = [];
  world = await startTeamsUnderTest({
    checkReport: async (report) => {
      asked.push(report);
      return outcome;
    },
  });
  write = new FakeCommands(world.teams, world.sender);
});
afterEach(() => world.stop());

const refuse = (field: 'reporter' | 'customer' | 'message' | 'clause' | 'severity' | 'what') => {
  outcome = { ok: false, reporter: SCRIPTED_REPORT.reporter, field, say: 'Così no.' };
};
const told = (person: string) => world.teams.privatelyTo(person).map(visibleText);
const inTheOpen = () => world.teams.postsIn(SUPPORT).filter(({ onlyFor }) => onlyFor === null);
const speaksEnglish = (person: string) => {
  const known = world.teams.people.get(person);
  if (known) world.teams.people.set(person, { ...known, locale: 'en-GB' });
};
const sees = (part: object, words: string) => JSON.stringify(part).includes(words);
/** The dialog behind the button of the last thing somebody was told. */
async function opened(person: string, conversation: string): Promise<FakeDialog> {
  const post = world.teams.privatelyTo(person).at(-1);
  if (!post) throw new Error(`${person} was told nothing`);
  const answer = await world.sender.presses(person, conversation, post, 'it teams.report.open');
  return FakeDialog.of(world.sender, person, conversation, answer);
}

describe('the entry in a message’s menu', () => {
  const said = async (words: string, from = GUEST, place = SUPPORT, thread: string | null = null) =>
    (await world.sender.writes(from, place, words, thread)).message;

  it('opens the form with who wrote what, and files it with the message', async () => {
    const root = await said('Buongiorno');
    const message = await said('Siete degli *idioti* <b>', GUEST, SUPPORT, root.id);
    const { dialog } = await write.reports(AGENT, SUPPORT, message);
    expect(dialog().title).toBe('it chat.modal.report-title');
    for (const words of ['Guest', 'Siete degli *idioti* <b>', 'it chat.report.intro']) {
      expect(dialog().text).toContain(words);
    }
    expect(dialog().input('clause').choices).toEqual([{ title: 'Offese (it)', value: 'abusive-language' }]);
    expect(dialog().inputs.map(({ id }) => id)).toEqual(['clause', 'severity', 'what', 'support']);
    const answer = await dialog().send({ ...FILLED, support: 'true' });
    expect(saidIn(answer)).toBe('it chat.report.sent');
    const report = {
      workspace: WORKSPACE,
      reporter: AGENT,
      customer: GUEST,
      conversation: { ...WORKSPACE, conversation: SUPPORT },
      message: { key: { ...WORKSPACE, conversation: SUPPORT, message: message.id }, thread: root.id },
      clause: 'abusive-language',
      severity: 'high',
      what: 'Mi ha insultata.',
      wantsSupport: true,
    };
    expect(asked).toEqual([report]);
    expect(world.queues.escalations).toEqual([
      { type: 'report', report, delivery: expect.stringContaining(AGENT) },
    ]);
    expect(inTheOpen()).toEqual([]);
  });

  it('knows the thread of a message that starts one, and of a chat', async () => {
    const root = await said('Idioti');
    const inChat = await said('Idioti', GUEST, CHAT);
    await (await write.reports(AGENT, SUPPORT, root)).dialog().send(FILLED);
    await (await write.reports(AGENT, CHAT, inChat)).dialog().send(FILLED);
    expect(asked.map(({ message }) => message?.thread)).toEqual([root.id, 'chat']);
  });

  it('knows people of other tenants, and speaks the language of who reports', async () => {
    speaksEnglish(AGENT);
    const message = await said('Idioti', EXTERNAL);
    const { dialog } = await write.reports(AGENT, SUPPORT, message);
    expect(dialog().text).toContain('en chat.report.intro');
    expect(dialog().input('severity').choices).toContainEqual({
      title: 'en chat.report.severity.high',
      value: 'high',
    });
    await dialog().send(FILLED);
    expect(asked.map(({ customer }) => customer)).toEqual([EXTERNAL]);
  });

  it('counts a form once that is sent twice, and two forms twice', async () => {
    const message = await said('Idioti');
    const { dialog } = await write.reports(AGENT, SUPPORT, message);
    await dialog().send(FILLED);
    await dialog().send(FILLED);
    expect(world.queues.escalations).toHaveLength(1);
    await (await write.reports(AGENT, SUPPORT, message)).dialog().send(FILLED);
    expect(world.queues.escalations).toHaveLength(2);
  });

  it('takes no report of what a colleague, the reporter or an application wrote', async () => {
    const own = await said('Ciao', AGENT);
    const colleague = await said('Ciao', BOSS);
    const bot = world.teams.write(SUPPORT, '28:other', { type: 'message', text: 'Promemoria' });
    const answers = [];
    for (const message of [own, colleague, bot]) answers.push(await write.reports(AGENT, SUPPORT, message));
    expect(answers.map(({ answer }) => saidIn(answer))).toEqual([
      'it chat.report.colleague',
      'it chat.report.colleague',
      'it chat.report.not-a-person',
    ]);
  });

  it('says so when Garbo cannot see who wrote', async () => {
    const message = await said('Idioti');
    const gone = { user: { userIdentityType: 'aadUser', id: '99999999-9999-4999-8999-999999999999' } };
    const { answer } = await write.reports(AGENT, SUPPORT, message, { from: gone });
    expect(saidIn(answer)).toBe('it teams.report.unknown-person');
  });

  it.each([GUEST, EXTERNAL])('opens the form of a complaint for customers: %s', async (person) => {
    const message = await said('Vedremo', AGENT);
    const { dialog } = await write.reports(person, SUPPORT, message);
    expect(dialog().title).toBe('it chat.modal.complaint-title');
    expect(world.queues.escalations).toEqual([]);
  });

  it('becomes a dead letter in another shape', async () => {
    const value = { commandId: 'another', messagePayload: { id: '1' } };
    const answer = await world.sender.invokes(AGENT, SUPPORT, 'composeExtension/fetchTask', value);
    expect(answer.status).toBe(200);
    expect(world.log.count('dead-letter')).toBe(1);
  });

  it('asks to try again when Teams does not say who wrote', async () => {
    const message = await said('Idioti');
    world.teams.fail({ status: 503 });
    const { answer } = await write.reports(AGENT, SUPPORT, message);
    expect(saidIn(answer)).toBe('it chat.report.again');
    expect(world.log.count('teams-report-failed')).toBe(1);
  });
});

describe('the form of a report', () => {
  async function form(): Promise<FakeDialog> {
    await write.slash(AGENT, SUPPORT, '/segnala');
    return opened(AGENT, SUPPORT);
  }
  const again = (answer: Awaited<ReturnType<FakeDialog['send']>>) =>
    FakeDialog.of(world.sender, AGENT, SUPPORT, answer);

  it('lists the customers of the conversation, and finds others by typing', async () => {
    const { choices, 'choices.data': others } = (await form()).input('customer');
    expect(choices).toEqual(
      [EXTERNAL, GUEST, OTHER_GUEST].map((id) => ({ title: id.slice('29:'.length), value: id })),
    );
    expect(others).toEqual({ type: 'Data.Query', dataset: 'graph.microsoft.com/users' });
  });

  it('takes whoever was found by typing, by their id in Entra', async () => {
    const entra = world.teams.people.get(GUEST)?.entra ?? '';
    await (await form()).send({ ...FILLED, customer: entra });
    expect(asked).toMatchObject([
      { customer: GUEST, message: null, conversation: { conversation: SUPPORT }, wantsSupport: false },
    ]);
  });

  it('does not take anybody whom Garbo has never seen', async () => {
    const nobody = '99999999-9999-4999-8999-999999999999';
    const answer = await (await form()).send({ ...FILLED, customer: nobody });
    expect(again(answer).text).toContain('it teams.report.unknown-person');
    expect(world.queues.escalations).toEqual([]);
  });

  it('reads the link of a message in a thread', async () => {
    const link = `https://teams.microsoft.com/l/message/${encodeURIComponent(SUPPORT)}/1764000000002?tenantId=${OWN_TENANT}&parentMessageId=1764000000001`;
    await (await form()).send({ ...FILLED, customer: GUEST, link });
    expect(asked[0]?.message).toEqual({
      key: { ...WORKSPACE, conversation: SUPPORT, message: '1764000000002' },
      thread: '1764000000001',
    });
  });

  it.each([
    ['sciocchezze', 'bad-link'],
    ['https://example.org/l/message/19:a@thread.tacv2/1', 'bad-link'],
    [
      'https://teams.microsoft.com/l/message/19:a@thread.tacv2/1?tenantId=22222222-2222-4222-8222-222222222222',
      'other-tenant',
    ],
  ])('says over the field what is wrong with the link, and keeps what was typed: %s', async (link, key) => {
    const answer = await (await form()).send({ ...FILLED, customer: GUEST, link, support: 'true' });
    const shown = again(answer);
    expect(shown.text).toContain(`it teams.report.${key}`);
    expect(Object.fromEntries(shown.inputs.map(({ id, value }) => [id, value]))).toEqual({
      customer: GUEST,
      link,
      ...FILLED,
      support: 'true',
    });
    expect(asked).toEqual([]);
  });

  it.each(['reporter', 'customer', 'message', 'clause', 'severity', 'what'] as const)(
    'says in the form what the core refuses: %s',
    async (field) => {
      refuse(field);
      const shown = again(await (await form()).send({ ...FILLED, customer: GUEST }));
      const fault = shown.card.body.findIndex((part) => sees(part, 'Così no.'));
      const input = shown.card.body[fault + 1];
      if (field === 'reporter') expect(fault).toBe(0);
      else expect(input?.id).toBe(field === 'message' ? 'link' : field);
      expect(world.queues.escalations).toEqual([]);
      outcome = SCRIPTED_REPORT;
      expect(saidIn(await shown.send())).toBe('it chat.report.sent');
    },
  );

  it.each(['customer', 'clause', 'severity'])(
    'asks for %s where a client lets it be left out',
    async (field) => {
      const dialog = await form();
      const data = dialog.card.actions?.[0]?.data;
      const fields: Record<string, string> = { ...FILLED, customer: GUEST };
      delete fields[field];
      const whole = { data: { ...(typeof data === 'object' ? data : {}), ...fields } };
      const answer = await world.sender.invokes(AGENT, SUPPORT, 'task/submit', whole);
      const { body } = again(answer).card;
      const fault = body.findIndex((part) => part.id === undefined && sees(part, 'it teams.report.missing'));
      expect(body[fault + 1]?.id).toBe(field);
      expect(asked).toEqual([]);
    },
  );

  it('keeps what was typed when the queue is down', async () => {
    const dialog = await form();
    world.queues.down = true;
    const shown = again(await dialog.send({ ...FILLED, customer: GUEST }));
    expect(shown.text).toContain('it chat.report.again');
    expect(shown.input('what').value).toBe(FILLED.what);
    world.queues.down = false;
    expect(saidIn(await shown.send())).toBe('it chat.report.sent');
    expect(world.queues.escalations).toHaveLength(1);
  });

  it('opens for the team only, whoever has the button', async () => {
    await write.slash(AGENT, SUPPORT, '/segnala');
    const [post] = world.teams.privatelyTo(AGENT);
    if (!post) throw new Error('no button');
    const answer = await world.sender.presses(GUEST, SUPPORT, post, 'it teams.report.open');
    const { title } = FakeDialog.of(world.sender, GUEST, SUPPORT, answer);
    expect(title).toBe('it chat.modal.complaint-title');
  });
});

describe('the word report', () => {
  it('files what is typed, and leaves it to the core to say so', async () => {
    await write.mentions(AGENT, SUPPORT, `segnala {${GUEST}} mi ha <insultata>`);
    const report = {
      workspace: WORKSPACE,
      reporter: AGENT,
      customer: GUEST,
      conversation: { ...WORKSPACE, conversation: SUPPORT },
      message: null,
      clause: null,
      severity: null,
      what: 'mi ha <insultata>',
      wantsSupport: false,
    };
    expect(asked).toEqual([report]);
    expect(world.queues.escalations).toEqual([{ type: 'report', report, delivery: expect.any(String) }]);
    expect(told(AGENT)).toEqual([]);
    expect(inTheOpen()).toEqual([]);
  });

  it('says what the core refuses, and files nothing', async () => {
    refuse('customer');
    await write.slash(AGENT, SUPPORT, `/report {${BOSS}} è in ritardo`);
    expect(told(AGENT)).toEqual(['Così no.']);
    expect(world.queues.escalations).toEqual([]);
  });

  it.each([
    ['nobody and nothing', 'segnala', null, ''],
    ['nobody', 'segnala urlava al telefono', null, 'urlava al telefono'],
    ['no words', `segnala {${GUEST}}`, 'Guest', ''],
    ['two people', `segnala {${GUEST}} e {${EXTERNAL}}`, null, 'e External'],
  ])('asks for what is missing by a button that opens the form: %s', async (_what, words, name, what) => {
    await write.mentions(AGENT, SUPPORT, words);
    expect(told(AGENT)[0]).toContain('it teams.report.ask');
    const dialog = await opened(AGENT, SUPPORT);
    const ids = dialog.inputs.map(({ id }) => id);
    expect(ids.includes('customer')).toBe(name === null);
    if (name !== null) expect(dialog.text).toContain(name);
    expect(dialog.input('what').value ?? '').toBe(what);
    expect(world.queues.escalations).toEqual([]);
  });

  it('files a report from the direct conversation in no channel', async () => {
    await write.tells(AGENT, 'segnala urlava al telefono');
    const dialog = await opened(AGENT, `a:${AGENT}`);
    expect(dialog.input('customer').choices).toEqual([]);
    const entra = world.teams.people.get(GUEST)?.entra ?? '';
    await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await dialog.send({ ...FILLED, customer: entra });
    expect(asked).toMatchObject([{ customer: GUEST, conversation: null }]);
  });

  it('is the way to a complaint for customers', async () => {
    await write.mentions(GUEST, SUPPORT, `report {${AGENT}} è stato scortese`);
    expect(world.queues.escalations).toMatchObject([
      { type: 'request', request: { topic: 'complaint', actor: GUEST } },
    ]);
    expect(inTheOpen()).toEqual([]);
  });

  it('asks to try again when the queue is down', async () => {
    world.queues.down = true;
    await write.slash(AGENT, SUPPORT, `/segnala {${GUEST}} mi ha insultata`);
    expect(told(AGENT)).toEqual(['it teams.command.again']);
  });
});
