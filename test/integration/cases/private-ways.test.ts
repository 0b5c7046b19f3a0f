import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSealed } from '../../../src/core/notices/open-sealed.js';
import { buttonsOf, World, wordsOf } from '../../support/app-world.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';
import { Crash, type ShownPost } from '../../support/doubles.js';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await embeddedDatabase();
});

afterAll(() => database.drop());

/** Carla is of another organisation: nothing can be written to her privately. */
async function freshWorld(): Promise<World> {
  const made = await World.on(database.pool);
  made.chat.cutOff.add('carla');
  return made;
}

beforeEach(async () => {
  world = await freshWorld();
});

/** Carla puts pressure on Anna, who had answered in the thread. */
async function pressure(changes: Parameters<World['says']>[2] = {}): Promise<void> {
  await world.says('anna', 'Buongiorno, vediamo subito.', { thread: 't1' });
  await world.says('carla', 'O mi rimborsate o vi rovino su Trustpilot', { thread: 't1', ...changes });
}

const draft = (): ShownPost | undefined => world.newest('draft');
const line = () => wordsOf(world.newest('line'));
const deliveredReminders = async () =>
  (await world.standing()).reminders.filter(({ deliveredAt }) => deliveredAt !== null).length;

/** What anybody in the support channel can read. */
const inTheOpen = () =>
  world.chat.posts.filter(
    ({ address }) => address.to === 'conversation' && address.conversation === 'support',
  );

describe('a reminder to somebody who cannot be written to privately', () => {
  it('goes as a draft to the agent who answers in the thread, and is not delivered yet', async () => {
    await pressure();
    expect(inTheOpen()).toEqual([]);
    expect(world.shown('reminder')).toEqual([]);
    expect(draft()?.address).toEqual({ to: 'person', person: 'anna' });
    expect(wordsOf(draft())).toContain('Garbo non può scrivere in privato a Carla Rossi.');
    expect(wordsOf(draft())).toContain(
      'non usare i commenti sui social come mezzo di pressione («Trustpilot»)',
    );
    expect(draft()?.content.about).toMatchObject({ conversation: 'support', thread: 't1' });
    expect(buttonsOf(draft())).toEqual(['draft-sent', 'draft-not-sent']);
    expect(line()).toContain('Il testo da inviare è stato affidato a Anna.');
    expect(await deliveredReminders()).toBe(0);
    expect(await world.events()).not.toContain('notice-delivered');
    expect((await world.standing()).noticeOnItsWay).toBe(false);
  });

  it('counts as delivered once the agent says it was sent', async () => {
    await pressure();
    expect((await world.press('anna', draft(), 'draft-sent')).status).toBe('done');
    expect(await deliveredReminders()).toBe(1);
    expect(await world.events()).toContain('notice-delivered');
    expect(wordsOf(draft())).toContain('Inviato da Anna');
    expect(buttonsOf(draft())).toEqual([]);
    expect(line()).toContain('Testo inviato da Anna.');
    expect(buttonsOf(world.newest('line'))).toEqual(['withdraw']);
    expect((await world.press('anna', draft(), 'draft-not-sent')).status).toBe('already-done');
    expect(await deliveredReminders()).toBe(1);
  });

  it('never counts when the agent says it was not sent', async () => {
    await pressure();
    await world.press('anna', draft(), 'draft-not-sent');
    expect((await world.standing()).reminders).toEqual([]);
    expect(await world.events()).toContain('notice-failed');
    expect(line()).toContain('Anna non ha inviato il testo: non risulta consegnato.');
    expect(buttonsOf(world.newest('line'))).toEqual([]);
  });

  it('is settled by the agent or a manager, by nobody else', async () => {
    await pressure();
    expect((await world.press('bruno', draft(), 'draft-sent')).status).toBe('forbidden');
    expect(await deliveredReminders()).toBe(0);
    expect((await world.press('giulia', draft(), 'draft-sent')).status).toBe('done');
    expect(line()).toContain('Testo inviato da Giulia.');
  });

  it('goes to the managers’ daily thread where no agent is known', async () => {
    await world.says('carla', 'Vi rovino su Trustpilot');
    expect(draft()?.receipt.conversation).toBe('managers');
    expect(line()).toContain('Il testo da inviare è nel messaggio del giorno');
    await world.press('marco', draft(), 'draft-sent');
    expect(await deliveredReminders()).toBe(1);
  });

  it('goes to the managers’ daily thread when the agent cannot be given it', async () => {
    world.chat.cutOff.add('anna');
    await pressure();
    expect(draft()?.receipt.conversation).toBe('managers');
  });

  it('is recorded as not delivered when the managers cannot be given it either', async () => {
    world.chat.refusals.set('draft', 'too_odd');
    await pressure();
    expect(world.shown('draft')).toEqual([]);
    expect((await world.standing()).reminders).toEqual([]);
    expect(line()).toContain('Non consegnato al cliente');
  });

  it('need not be sent once it was withdrawn', async () => {
    await pressure();
    await world.press('giulia', world.newest('line'), 'withdraw');
    expect(wordsOf(draft())).toContain('Non serve più inviarlo: Giulia ha ritirato il promemoria.');
    expect(wordsOf(draft())).not.toContain('Trustpilot');
    expect((await world.press('anna', draft(), 'draft-sent')).status).toBe('already-done');
    expect((await world.standing()).reminders).toEqual([]);
  });

  it('says so to the agent when it is withdrawn after it was sent', async () => {
    await pressure();
    await world.press('anna', draft(), 'draft-sent');
    await world.press('giulia', world.newest('line'), 'withdraw');
    expect(wordsOf(draft())).toContain("dopo l'invio");
    expect((await world.standing()).reminders).toEqual([]);
    expect(world.shown('reminder')).toEqual([]);
  });

  it('can be disputed once it was sent', async () => {
    await pressure();
    await world.press('anna', draft(), 'draft-sent');
    const conversation = world.conversation('support');
    const request = { conversation, thread: 't1', actor: 'carla', topic: 'dispute', spoken: 'it' } as const;
    await world.queues.enqueueEscalation({ type: 'request', request, delivery: 'r1' });
    await world.settle();
    expect(wordsOf(world.newest('answer'))).toContain('Un promemoria');
    expect((await world.press('carla', world.newest('answer'), 'dispute')).status).toBe('done');
    expect(world.shown('dispute')).toHaveLength(1);
    expect(world.shown('reminder')).toEqual([]);
  });

  it('is neither lost nor given twice by a crash at any step', async () => {
    let step = 1;
    for (; ; step += 1) {
      world = await freshWorld();
      await world.says('anna', 'Buongiorno.', { thread: 't1' });
      await world.send('carla', 'Vi rovino su Trustpilot', { thread: 't1' });
      world.crashes.dieAt(step);
      let died = false;
      try {
        await world.settle();
        await world.queuePress('anna', draft(), 'draft-sent');
        await world.settle();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        died = true;
      }
      await world.restart();
      if (buttonsOf(draft()).length > 0) await world.press('anna', draft(), 'draft-sent');
      expect(world.shown('draft'), `dying before step ${step}`).toHaveLength(1);
      expect(line().match(/è stato affidato a Anna/g)).toHaveLength(1);
      expect(line().match(/Testo inviato da Anna/g)).toHaveLength(1);
      expect(await deliveredReminders()).toBe(1);
      if (!died) break;
    }
    expect(step).toBeGreaterThan(8);
  }, 120_000);
});

describe('a text of help to somebody who cannot be written to privately', () => {
  it('goes to the agent, and managers are asked again', async () => {
    await world.says('anna', 'Buongiorno.', { thread: 't1' });
    await world.says('carla', 'Non ce la faccio, voglio farla finita', { thread: 't1' });
    await world.press('giulia', world.newest('care-alert'), 'send-help');
    expect(world.shown('care')).toEqual([]);
    expect(inTheOpen()).toEqual([]);
    expect(draft()?.address).toEqual({ to: 'person', person: 'anna' });
    expect(wordsOf(draft())).toContain('Telefono Amico');
    const alert = world.newest('care-alert');
    expect(wordsOf(alert)).toContain('Il testo da inviare è stato affidato a Anna.');
    expect(buttonsOf(alert)).toContain('handled');
    await world.press('anna', draft(), 'draft-sent');
    expect(wordsOf(world.newest('care-alert'))).toContain('Testo inviato da Anna.');
  });
});

describe('what counts, or answers somebody who cannot be written to privately', () => {
  const open = (actor: string, post: ShownPost | undefined) =>
    openSealed(world.tools, {
      workspace: { platform: 'playground', workspace: 'shop' },
      postId: post?.postId ?? '',
      actor,
      language: 'it',
    });

  async function askForPolicy(): Promise<ShownPost | undefined> {
    const conversation = world.conversation('support');
    const request = { conversation, thread: 't1', actor: 'carla', topic: 'policy', spoken: 'it' } as const;
    await world.queues.enqueueEscalation({ type: 'request', request, delivery: 'r1' });
    await world.settle();
    return world.newest('answer');
  }

  it('stands closed in the thread', async () => {
    const answer = await askForPolicy();
    expect(answer?.address).toEqual({
      to: 'person',
      person: 'carla',
      sealedIn: { conversation: 'support', thread: 't1' },
    });
  });

  it('opens for its reader', async () => {
    const answer = await askForPolicy();
    const own = await open('carla', answer);
    if (!('content' in own)) throw new Error('it did not open');
    expect(own.content.buttons.map(({ id }) => id)).toEqual(['read-policy']);
  });

  it('tells anybody else that it is for somebody else', async () => {
    const answer = await askForPolicy();
    for (const other of ['bruno', 'anna', 'giulia', 'zoe']) {
      expect(await open(other, answer)).toEqual({
        say: "Questo messaggio è per un'altra persona: lo può aprire solo chi deve riceverlo.",
      });
    }
  });

  it('opens nothing else: neither an open notice nor a post of another workspace', async () => {
    await world.says('bruno', 'Siete degli idioti');
    expect(await open('bruno', world.newest('warning'))).toEqual({
      say: "Questo avviso non c'è più o non si può più cambiare.",
    });
    const answer = await askForPolicy();
    const elsewhere = await openSealed(world.tools, {
      workspace: { platform: 'playground', workspace: 'other' },
      postId: answer?.postId ?? '',
      actor: 'carla',
      language: 'it',
    });
    expect(elsewhere).toHaveProperty('say');
  });
});
