import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '../../../src/core/cases/sweep.js';
import { deliverPost } from '../../../src/core/notices/deliver-post.js';
import type { PostKind } from '../../../src/core/notices/post-content.js';
import type { ConversationLoss } from '../../../src/core/ports/chat-platform.js';
import { World, wordsOf } from '../../support/app-world.js';
import { SECOND } from '../../support/builders.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

const DAY = 24 * 60 * 60 * SECOND;

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await embeddedDatabase();
});

afterAll(() => database.drop());

beforeEach(async () => {
  world = await World.on(database.pool);
});

/** Where a post stands: a conversation, or whose private one. */
const places = (...kinds: readonly PostKind[]) =>
  world.shown(...kinds).map(({ receipt }) => receipt.conversation);

describe('a notice whose channel takes no posts', () => {
  it.each([
    ['archived', 'perché il canale è archiviato'],
    ['left', 'perché il canale non ha più Garbo tra i membri'],
    ['unreachable', 'perché il canale non è raggiungibile'],
  ] as const)('%s: goes to its reader privately and counts from there', async (loss, why) => {
    world.chat.lost.set('support', loss);
    await world.says('carla', 'Siete degli idioti');
    expect(places('warning')).toEqual(['direct:carla']);
    expect(await world.strikes()).toBe(1);
    const [strike] = (await world.standing()).strikes;
    expect(strike?.deliveredAt).toEqual(world.newest('warning')?.receipt.postedAt);
    expect(wordsOf(world.newest('line'))).toContain(`Consegnato in privato, ${why}.`);
    expect(world.newest('line')?.content.buttons.map(({ id }) => id)).toEqual(['withdraw']);
  });

  it('is recorded as not delivered when its reader cannot be written to either', async () => {
    world.chat.lost.set('support', 'archived');
    world.chat.unreachable.add('carla');
    await world.says('carla', 'Siete degli idioti');
    expect(places('warning')).toEqual([]);
    expect(await world.strikes()).toBe(0);
    expect(wordsOf(world.newest('line'))).toContain('Non consegnato al cliente');
    expect(wordsOf(world.newest('line'))).not.toContain('Consegnato in privato');
    expect(await world.events()).toContain('notice-failed');
  });

  it('tells managers under the alert, too, and takes the measure they decide on', async () => {
    await world.says('carla', 'Siete degli idioti');
    world.chat.lost.set('support', 'archived');
    await world.says('carla', 'Ripeto: idioti');
    expect(places('final-notice')).toEqual(['direct:carla']);
    expect(wordsOf(world.newest('alert'))).toContain('Consegnato in privato, perché il canale è archiviato.');
    await world.press('giulia', world.newest('alert'), 'end-correspondence', 'Ha continuato.');
    expect(places('measure')).toEqual(['direct:carla']);
    expect(await world.standingWord()).toBe('correspondence-ended');
  });

  it('lets the messages that waited for it go on', async () => {
    world.chat.lost.set('support', 'archived');
    await world.send('carla', 'Siete degli idioti');
    await world.send('carla', 'Ripeto: idioti');
    await world.settle();
    expect(places('warning', 'final-notice')).not.toContain('support');
    const { noticeOnItsWay } = await world.standing();
    expect(noticeOnItsWay).toBe(false);
  });

  it('is withdrawn where it stands: in the private conversation', async () => {
    world.chat.lost.set('support', 'archived');
    await world.says('carla', 'Siete degli idioti');
    await world.press('giulia', world.newest('line'), 'withdraw', 'Era ironico.');
    expect(wordsOf(world.newest('warning'))).toContain('Avviso ritirato');
    expect(await world.strikes()).toBe(0);
  });

  it('is neither lost nor told twice by a crash at any step', async () => {
    let step = 1;
    for (; ; step += 1) {
      world = await World.on(database.pool);
      world.chat.lost.set('support', 'left');
      await world.send('carla', 'Siete degli idioti');
      world.crashes.dieAt(step);
      let died = false;
      try {
        await world.settle();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        died = true;
      }
      await world.restart();
      expect(places('warning'), `dying before step ${step}`).toEqual(['direct:carla']);
      expect(await world.strikes()).toBe(1);
      expect(wordsOf(world.newest('line')).match(/Consegnato in privato/g)).toHaveLength(1);
      if (!died) break;
    }
    expect(step).toBeGreaterThan(5);
  });
});

describe('the managers’ channel', () => {
  const toldPrivately = () =>
    world
      .shown('reply')
      .filter(({ receipt }) => receipt.conversation.startsWith('direct:'))
      .map(({ receipt, content }) => `${receipt.conversation} ${content.paragraphs[0] ?? ''}`);

  it.each([
    ['archived', 'è archiviato'],
    ['left', 'non ha più Garbo tra i membri'],
    ['unreachable', 'non è raggiungibile'],
  ] as const)('%s: each manager is told privately, once a day', async (loss: ConversationLoss, why) => {
    world.chat.lost.set('managers', loss);
    await world.says('carla', 'Siete degli idioti');
    await world.says('bruno', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    expect(toldPrivately()).toEqual([
      expect.stringContaining(`direct:giulia Il canale dei responsabili ${why}`),
      expect.stringContaining(`direct:marco Il canale dei responsabili ${why}`),
    ]);
    expect(places('warning', 'final-notice')).toEqual(['support', 'support', 'support']);
    world.clock.advance(DAY);
    await world.says('bruno', 'Ripeto: idioti');
    expect(toldPrivately()).toHaveLength(4);
  });

  it('shows what it refused once it is back: told by the platform', async () => {
    world.chat.lost.set('managers', 'archived');
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    await world.happens('managers', 'archived');
    expect(world.shown('alert', 'line')).toEqual([]);
    world.chat.lost.delete('managers');
    world.clock.advance(SECOND);
    await world.happens('managers', 'unarchived');
    expect(
      world
        .shown('alert', 'line')
        .map(({ content }) => content.kind)
        .sort(),
    ).toEqual(['alert', 'line', 'line', 'line']);
    await world.press('giulia', world.newest('alert'), 'end-correspondence', 'Ha continuato.');
    expect(await world.standingWord()).toBe('correspondence-ended');
  });

  it('shows what it refused once a post comes through again, without being told', async () => {
    world.chat.lost.set('managers', 'left');
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    world.chat.lost.delete('managers');
    expect(world.shown('alert')).toEqual([]);
    world.clock.advance(DAY);
    await world.says('bruno', 'Siete degli idioti');
    expect(world.shown('alert')).toHaveLength(1);
    expect(world.shown('line')).toHaveLength(3);
  });

  it('is replaced: what it refused, and what is open in it, is shown in the new one', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    expect(places('alert')).toEqual(['managers']);
    world.chat.lost.set('managers', 'unreachable');
    await world.says('bruno', 'Siete degli idioti');
    await world.says('bruno', 'Ripeto: idioti');
    await sweep(world.tools);
    await world.settle();
    expect(places('alert')).toEqual(['managers']);

    world.managersConversation = 'new-managers';
    await sweep(world.tools);
    await world.settle();
    expect(places('alert').slice(1).sort()).toEqual(['new-managers', 'new-managers']);
    const ofCarla = world.shown('alert').findLast((alert) => wordsOf(alert).includes('Carla'));
    await world.press('giulia', ofCarla, 'end-correspondence', 'Ha continuato.');
    expect(await world.standingWord()).toBe('correspondence-ended');

    const before = world.chat.posts.length;
    await sweep(world.tools);
    await world.settle();
    expect(world.chat.posts).toHaveLength(before);
  });

  it('was never set: managers are told, and nothing is lost when one is', async () => {
    world.managersConversation = '';
    await world.says('carla', 'Siete degli idioti');
    expect(toldPrivately()[0]).toContain('non è ancora stato scelto');
    world.managersConversation = 'managers';
    await sweep(world.tools);
    await world.settle();
    expect(places('daily', 'line')).toEqual(['managers', 'managers']);
  });

  it('loses nothing when its managers cannot be looked up just then', async () => {
    world.chat.lost.set('managers', 'archived');
    await world.send('carla', 'Siete degli idioti');
    await world.judge();
    world.chat.down = true;
    await world.settle();
    world.chat.down = false;
    world.clock.advance(60 * SECOND);
    await world.settle();
    expect(toldPrivately()).toHaveLength(2);
  });
});

describe('what happens to a channel', () => {
  const lines = () => world.shown('line').map((line) => wordsOf(line));

  beforeEach(async () => {
    await world.says('carla', 'Buongiorno');
  });

  it.each([
    ['archived', 'Il canale #support è stato archiviato'],
    ['deleted', 'Il canale #support è stato eliminato'],
    ['left', 'Garbo non è più nel canale #support'],
    ['shared', 'Il canale #support è stato condiviso'],
    ['unshared', "Un'altra organizzazione non è più collegata al canale #support"],
  ] as const)('%s: managers read one line, however often it is told', async (happened, said) => {
    const at = world.clock.now();
    for (let times = 0; times < 3; times += 1) await world.happens('support', happened, at);
    expect(lines()).toEqual([expect.stringContaining(said)]);
  });

  it('tells the way back, and each happening anew', async () => {
    for (const happened of ['left', 'joined', 'archived', 'unarchived', 'archived'] as const) {
      world.clock.advance(SECOND);
      await world.happens('support', happened);
    }
    expect(lines().map((line) => line.split(/[:.]/)[0])).toEqual([
      'Garbo non è più nel canale #support',
      'Garbo è di nuovo nel canale #support',
      'Il canale #support è stato archiviato',
      'Il canale #support è di nuovo aperto',
      'Il canale #support è stato archiviato',
    ]);
  });

  it('is told twice for one leaving: one line', async () => {
    await world.happens('support', 'left');
    world.clock.advance(SECOND);
    await world.happens('support', 'left');
    expect(lines()).toHaveLength(1);
  });

  it('counts the later of two that come in the wrong order', async () => {
    const archived = world.clock.now();
    world.clock.advance(SECOND);
    await world.happens('support', 'unarchived');
    await world.happens('support', 'archived', archived);
    const state = await world.read((tx) => tx.findConversation(world.conversation('support')));
    expect(state?.state).toBe('here');
    expect(lines()).toEqual([]);
  });

  it('is nothing to Garbo where it has never been, nor when it comes to a channel for the first time', async () => {
    await world.happens('elsewhere', 'archived');
    await world.happens('fresh', 'joined');
    expect(lines()).toEqual([]);
  });

  it('shows a change that an archived channel refused once it is open again', async () => {
    await world.says('carla', 'Siete degli idioti');
    const notice = world.newest('warning');
    world.chat.lost.set('support', 'archived');
    await world.happens('support', 'archived');
    await world.press('giulia', world.shown('line')[0], 'withdraw', 'Era ironico.');
    expect(wordsOf(world.newest('warning'))).not.toContain('Avviso ritirato');
    world.chat.lost.delete('support');
    world.clock.advance(SECOND);
    await world.happens('support', 'unarchived');
    expect(world.newest('warning')?.postId).toBe(notice?.postId);
    expect(wordsOf(world.newest('warning'))).toContain('Avviso ritirato');
  });

  it('tells managers privately of their own channel, at once', async () => {
    world.chat.lost.set('managers', 'archived');
    await world.happens('managers', 'archived');
    expect(world.shown('reply').map(({ receipt }) => receipt.conversation)).toEqual([
      'direct:giulia',
      'direct:marco',
    ]);
    expect(lines()).toEqual([]);
  });
});

describe('a channel that gets a new id', () => {
  /** The platform knows it only by its new id from now on. */
  async function change(from: string, to: string) {
    world.clock.advance(SECOND);
    world.chat.lost.set(from, 'unreachable');
    await world.renames(from, to);
  }

  const inNew = (message: string) =>
    ({ key: { ...world.conversation('shared'), message }, thread: message }) as const;

  it('keeps the strikes given before: the ladder goes on', async () => {
    await world.says('carla', 'Siete degli idioti');
    await change('support', 'shared');
    await world.says('carla', 'Ripeto: idioti', inNew('n1'));
    expect(world.toldCustomers).toEqual(['warning', 'final-notice']);
    expect(places('warning', 'final-notice')).toEqual(['support', 'shared']);
    expect(await world.strikes()).toBe(2);
    expect(world.newest('final-notice')?.address).toMatchObject({ conversation: 'shared', thread: 'n1' });
  });

  it('shows there what waited to be posted, and changes what was posted before', async () => {
    await world.says('carla', 'Siete degli idioti');
    const line = world.newest('line');
    world.chat.asksToWait.set('support', [5]);
    await world.says('bruno', 'Siete degli idioti');
    await change('support', 'shared');
    await world.wait(5 * SECOND);
    expect(places('warning')).toEqual(['support', 'shared']);
    await world.press('giulia', line, 'withdraw', 'Era ironico.');
    expect(wordsOf(world.shown('warning')[0])).toContain('Avviso ritirato');
    expect(world.queues.failed).toEqual([]);
  });

  it('keeps its settings, its background, and the ledger: an edit is an edit of the same message', async () => {
    await world.says('carla', 'Buongiorno');
    const by = { from: null, by: 'giulia', at: world.clock.now(), once: 'shadow' };
    const shadow = { ...world.conversation('support'), key: 'mode', to: 'shadow', ...by } as const;
    await world.read((tx) => tx.changeSetting(shadow));
    const early = await world.says('carla', 'Vorrei un rimborso');
    await change('support', 'shared');
    await world.says('carla', 'Siete degli idioti', { ...inNew('n1'), thread: early.thread });
    expect(world.shown('warning')).toEqual([]);
    expect(wordsOf(world.newest('line'))).toContain('Modalità ombra');
    expect(world.classifier.asked.at(-1)?.background.map(({ text }) => text)).toEqual(['Vorrei un rimborso']);
    await world.deletes({ ...early, key: { ...early.key, conversation: 'shared' } });
    const revisions = await world.read((tx) => tx.revisionsOf(early.key));
    expect(revisions.map(({ revision }) => revision)).toEqual(['posted', 'deleted']);
  });

  it('removes a blocked person from the channel as it is called now', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    await change('support', 'shared');
    await world.press('giulia', world.newest('alert'), 'block', 'Ha continuato.');
    expect(world.chat.removed).toEqual([{ conversation: 'shared', person: 'carla' }]);
  });

  it('links alerts raised before to the message under the new id', async () => {
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    await change('support', 'shared');
    await world.press('giulia', world.newest('alert'), 'take');
    expect(world.newest('alert')?.content.about).toMatchObject({ conversation: 'shared' });
  });

  it('is found by any of its ids, told in any order and any number of times', async () => {
    await world.says('carla', 'Siete degli idioti');
    const first = world.clock.now();
    const second = new Date(first.getTime() + SECOND);
    await world.renames('shared', 'newest', second);
    await world.renames('support', 'shared', first);
    await world.renames('shared', 'newest', second);
    const names = world.tools.conversationNames;
    for (const name of ['support', 'shared', 'newest']) {
      expect(await names.firstOf(world.conversation(name))).toBe('support');
      expect(await names.newestOf(world.conversation(name))).toBe('newest');
    }
  });

  it('is the managers’ own: alerts go there', async () => {
    await change('managers', 'managers-shared');
    await world.says('carla', 'Siete degli idioti');
    await world.says('carla', 'Ripeto: idioti');
    expect(places('alert')).toEqual(['managers-shared']);
  });
});

it('a post job of a moved notice that runs again changes nothing', async () => {
  world.chat.lost.set('support', 'archived');
  await world.says('carla', 'Siete degli idioti');
  const postId = world.newest('warning')?.postId ?? '';
  await deliverPost(world.tools, { postId, version: 1 });
  expect(places('warning')).toEqual(['direct:carla']);
});
