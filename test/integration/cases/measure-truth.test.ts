import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSAL_REASONS } from '../../../src/core/ports/chat-platform.js';
import { World, wordsOf } from '../../support/app-world.js';
import { HOUR } from '../../support/builders.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';
import { Crash } from '../../support/doubles.js';

const CHANNELS = ['acquisti', 'fatture', 'support'] as const;

let database: TestDatabase;

beforeAll(async () => {
  database = await embeddedDatabase();
});

afterAll(() => database.drop());

/** The channels that a sentence of the alert names, as in `Persona rimossa da #a, #b; non rimossa da #c.` */
function named(words: string, sentence: string): readonly string[] {
  const [, list = ''] = new RegExp(`(?:^|\\n|; )${sentence} ((?:#[a-z]+(?:, )?)+)`, 'i').exec(words) ?? [];
  return [...list.matchAll(/#([a-z]+)/g)].map(([, name = '']) => name);
}

/** Does it; a process that dies starts again. */
async function through(world: World, story: () => Promise<unknown>): Promise<void> {
  try {
    await story();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    await world.restart();
  }
  world.crashes.revive();
}

const behaviour = fc.record({
  removal: fc.option(fc.constantFrom(...REFUSAL_REASONS), { nil: null }),
  invitation: fc.option(fc.constantFrom(...REFUSAL_REASONS), { nil: null }),
  asksToWait: fc.boolean(),
});

const story = fc.record({
  channels: fc.tuple(behaviour, behaviour, behaviour),
  crashes: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
  undoes: fc.boolean(),
});

it('never calls removed whom the platform did not remove, nor let in whom it did not', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ channels, crashes, undoes }) => {
      const world = await World.on(database.pool);
      const { chat } = world;
      const everRemoved = new Set<string>();
      const check = () => {
        for (const { conversation } of chat.removed) everRemoved.add(conversation);
        const words = wordsOf(world.newest('alert'));
        for (const name of named(words, 'persona rimossa da')) expect(everRemoved, words).toContain(name);
        for (const name of named(words, 'persona di nuovo in'))
          expect(
            chat.removed.map(({ conversation }) => conversation),
            words,
          ).not.toContain(name);
      };
      for (const conversation of CHANNELS) {
        const key = { platform: 'playground', workspace: 'shop', conversation, message: 'm0' } as const;
        await world.says('carla', 'Buongiorno', { key });
      }
      await world.says('carla', 'Siete degli idioti');
      await world.says('carla', 'Ripeto: idioti');
      for (const [index, { removal, invitation, asksToWait }] of channels.entries()) {
        const channel = CHANNELS[index] ?? 'support';
        const answer = { outcome: 'refused', answer: 'code' } as const;
        if (removal !== null) chat.removalRefusals.set(channel, { ...answer, reason: removal });
        if (invitation !== null) chat.readmissionRefusals.set(channel, { ...answer, reason: invitation });
        if (asksToWait) chat.unavailable.add(channel);
      }

      world.crashes.dieAt(crashes[0]);
      await through(world, () => world.press('giulia', world.newest('alert'), 'block', 'Basta.'));
      check();
      if (undoes) {
        world.crashes.dieAt(crashes[1]);
        await through(world, () => world.press('giulia', world.newest('alert'), 'undo', 'Troppo.'));
        check();
      }
      chat.unavailable.clear();
      await world.wait(3 * HOUR);
      await world.restart();
      check();
      expect(world.queues.failed).toEqual([]);
      expect(wordsOf(world.newest('alert'))).not.toMatch(/in corso/);
    }),
    { numRuns: 25 },
  );
});
