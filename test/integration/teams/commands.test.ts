import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT_THREAD } from '../../../adapters/teams/conversation-id.js';
import { FakeCommands } from '../../support/teams/fake-commands.js';
import { actionsOf } from '../../support/teams/fake-teams-sender.js';
import {
  AGENT,
  BOSS,
  CHAT,
  EXTERNAL,
  GUEST,
  OWN_TENANT,
  SUPPORT,
  startTeamsUnderTest,
  type TeamsUnderTest,
} from '../../support/teams/teams-under-test.js';
import { visibleText } from '../../support/teams/visible-text.js';

const WORKSPACE = { platform: 'teams', workspace: OWN_TENANT } as const;

let world: TeamsUnderTest;
let write: FakeCommands;
beforeEach(async () => {
  world = await startTeamsUnderTest();
  write = new FakeCommands(world.teams, world.sender);
});
afterEach(() => world.stop());

/** What this person alone was told. */
const told = (person: string) => world.teams.privatelyTo(person).map(visibleText);
/** What was put on the queue for those who wrote; their own page is published beside it. */
const asked = () => world.queues.escalations.filter(({ type }) => type === 'request' || type === 'settings');
/** What everybody reads of the bot. */
const inTheOpen = () =>
  [SUPPORT, CHAT].flatMap((place) => world.teams.postsIn(place).filter(({ onlyFor }) => onlyFor === null));
const speaks = (person: string, locale: string) => {
  const known = world.teams.people.get(person);
  if (known) world.teams.people.set(person, { ...known, locale });
};
/** The same words, mentioned in the channel, as a slash command, and in the direct conversation. */
const WAYS: readonly (readonly [string, (from: string, words: string) => Promise<{ status: number }>])[] = [
  ['mention', (from, words) => write.mentions(from, SUPPORT, words)],
  ['slash command', (from, words) => write.slash(from, SUPPORT, `/${words}`)],
  ['direct conversation', (from, words) => write.tells(from, words)],
];

describe.each(WAYS)('a word to Garbo, by %s', (way, says) => {
  it.each([
    ['it-IT', 'it'],
    ['en-GB', 'en'],
    ['de-DE', 'it'],
  ])('is answered privately in the language of the client: %s', async (locale, language) => {
    speaks(BOSS, locale);
    expect((await says(BOSS, 'stats')).status).toBe(200);
    expect(told(BOSS)).toEqual([`Numeri (${language}) <b>`]);
    expect(inTheOpen()).toEqual([]);
  });

  it('is answered in the language of the word where the word has one', async () => {
    speaks(BOSS, 'en-GB');
    await says(BOSS, 'statistiche');
    await says(BOSS, 'aiuto');
    expect(told(BOSS)).toEqual(['Numeri (it) <b>', 'it teams.command.help']);
  });

  it.each([
    [BOSS, 'teams.command.help'],
    [AGENT, 'teams.command.help.agent'],
  ])('gets help from Garbo where it has none of its words: %s', async (person, key) => {
    for (const words of ['', 'aiuto', 'che ore sono?', 'reclamo']) await says(person, words);
    expect(told(person)).toEqual(Array.from({ length: 4 }, () => `it ${key}`));
    expect(asked()).toEqual([]);
    expect(inTheOpen()).toEqual([]);
  });

  it.each([
    ['contestazione', 'dispute', 'it'],
    ['Vorrei fare un reclamo, grazie', 'complaint', 'it'],
    ['complaint', 'complaint', 'en'],
    ['privacy', 'privacy', 'it'],
    ['policy', 'policy', 'it'],
    ['help', 'help', 'en'],
    ['che ore sono?', 'help', 'it'],
    ['', 'help', 'it'],
  ])('is answered on record when a customer asks: %s', async (words, topic, spoken) => {
    await says(GUEST, words);
    const conversation = way === 'direct conversation' ? `a:${GUEST}` : SUPPORT;
    expect(asked()).toMatchObject([
      {
        type: 'request',
        request: { conversation: { ...WORKSPACE, conversation }, actor: GUEST, topic, spoken },
        delivery: expect.stringContaining(GUEST),
      },
    ]);
    expect(inTheOpen()).toEqual([]);
  });

  it.each([
    ['policy', 'policy'],
    ['privacy', 'privacy'],
  ])('is answered on record for the team, too: %s', async (words, topic) => {
    await says(AGENT, words);
    expect(asked()).toMatchObject([{ type: 'request', request: { actor: AGENT, topic } }]);
  });

  it('refuses customers what is for the team, and notes it without their words', async () => {
    for (const words of ['stats', 'mode', 'supporto']) await says(GUEST, words);
    expect(told(GUEST)).toEqual([
      'it teams.command.staff-only',
      'it teams.command.mode.staff-only',
      'it chat.support.forbidden',
    ]);
    const refused = world.log.lines.filter(({ event }) => event === 'command-refused');
    expect(refused.map(({ fields }) => fields)).toEqual(
      ['stats', 'mode', 'support'].map((command) => ({
        ...WORKSPACE,
        actor: GUEST,
        role: 'customer',
        command,
      })),
    );
  });

  it('offers the dialog in which a member of the team asks for support', async () => {
    await says(AGENT, 'supporto');
    const [post] = world.teams.privatelyTo(AGENT);
    expect(post && visibleText(post)).toContain('it chat.support.invite');
    expect(post && actionsOf(post)).toMatchObject([
      { type: 'Action.Submit', data: { msteams: { type: 'task/fetch' }, garbo: { dialog: 'support' } } },
    ]);
  });

  it('asks to try again when the queue is down', async () => {
    world.queues.down = true;
    await says(GUEST, 'privacy');
    expect(told(GUEST)).toEqual(['it teams.command.again']);
    expect(world.log.count('teams-command-failed')).toBe(1);
  });
});

describe('a word to Garbo', () => {
  it('about a customer tells how they stand; the use case knows who may see it', async () => {
    await write.mentions(AGENT, SUPPORT, `stato {${GUEST}}`);
    await write.slash(GUEST, SUPPORT, `/status {${EXTERNAL}}`);
    expect(told(AGENT)).toEqual([`it ${GUEST} <seen> by ${AGENT}`]);
    expect(told(GUEST)).toEqual([`it ${EXTERNAL} <seen> by ${GUEST}`]);
    expect(inTheOpen()).toEqual([]);
  });

  it.each([
    [SUPPORT, 'live', 'on'],
    [SUPPORT, 'live', 'Live'],
    [CHAT, 'shadow', 'ombra'],
    [CHAT, 'off', 'OFF'],
  ])('sets the mode of %s: %s by %s', async (conversation, mode, word) => {
    const rolesOf = world.options.rolesOf;
    expect((await rolesOf(OWN_TENANT)).managers.users).toContain(BOSS);
    world.teams.conversation(CHAT).members.add(BOSS);
    await write.mentions(BOSS, conversation, word);
    expect(told(BOSS)).toEqual([`it teams.command.mode.${mode}`]);
    expect(asked()).toEqual([
      {
        type: 'settings',
        change: { of: 'conversation', workspace: WORKSPACE, conversation, actor: BOSS, values: { mode } },
        delivery: expect.any(String),
      },
    ]);
  });

  it('sets no mode by a sentence, nor where Garbo judges nothing', async () => {
    await write.mentions(BOSS, SUPPORT, 'on lunedì ci siamo tutti');
    await write.tells(BOSS, 'on');
    await write.tells(BOSS, 'mode');
    expect(told(BOSS)).toEqual([
      'it teams.command.mode.how',
      'it teams.command.mode.nowhere',
      'it teams.command.mode.nowhere',
    ]);
    expect(asked()).toEqual([]);
  });

  it('tells how Garbo behaves here, in a thread as in the channel', async () => {
    const { message } = await world.sender.writes(GUEST, SUPPORT, 'Buongiorno');
    await write.mentions(AGENT, SUPPORT, 'modo', { thread: message.id });
    expect(told(AGENT)).toEqual([`it mode of ${SUPPORT}\n<set>`]);
    expect(inTheOpen()).toEqual([]);
  });

  it('is judged like any other message as well, except where nobody else reads it', async () => {
    await write.mentions(GUEST, SUPPORT, 'privacy');
    await write.mentions(GUEST, CHAT, 'siete degli idioti');
    await write.slash(GUEST, SUPPORT, '/privacy');
    await write.tells(GUEST, 'privacy');
    expect(world.queues.messages).toMatchObject([
      { message: { author: GUEST, key: { conversation: SUPPORT } } },
      { message: { author: GUEST, key: { conversation: CHAT }, thread: CHAT_THREAD } },
    ]);
    expect(asked()).toHaveLength(4);
  });

  it('is no word to Garbo where it is only named; a word of customers counts wherever it is named', async () => {
    await write.writes(AGENT, SUPPORT, 'chiedi a {Garbo} lo stato');
    await write.writes(GUEST, SUPPORT, 'Grazie {Garbo}!');
    await write.writes(GUEST, SUPPORT, 'Buongiorno');
    expect(asked()).toEqual([]);
    await write.writes(GUEST, SUPPORT, 'Buongiorno {Garbo}, vorrei fare una contestazione');
    expect(asked()).toMatchObject([{ request: { topic: 'dispute' } }]);
    expect(world.queues.messages).toHaveLength(4);
  });

  it('counts once when Teams delivers it twice', async () => {
    const more = { id: '1764000000000' };
    await write.mentions(GUEST, SUPPORT, 'privacy', { more });
    await write.mentions(GUEST, SUPPORT, 'privacy', { more });
    expect(asked()).toHaveLength(1);
  });

  it('is answered with nothing worse than silence when Teams is away', async () => {
    world.teams.fail({ status: 503 });
    expect((await write.slash(BOSS, SUPPORT, '/stats')).status).toBe(200);
    expect(world.log.count('teams-answer-lost')).toBe(1);
    world.teams.heal();
    await write.slash(BOSS, SUPPORT, '/stats');
    expect(told(BOSS)).toHaveLength(1);
  });

  it('is answered when the message beside it cannot be queued, and Teams may send both again', async () => {
    let hours = 0;
    await world.stop();
    // Time flies: the queue is not waited for.
    world = await startTeamsUnderTest({ clock: { now: () => new Date(Date.now() + ++hours * 3_600_000) } });
    write = new FakeCommands(world.teams, world.sender);
    world.queues.down = true;
    expect((await write.mentions(GUEST, SUPPORT, 'privacy')).status).toBe(500);
    expect(told(GUEST)).toEqual(['it teams.command.again']);
  });
});
