import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InboundMessage } from '../../../src/core/screening/message.js';
import { buttonsOf, World } from '../../support/app-world.js';
import { DAY, HOUR, MINUTE } from '../../support/builders.js';
import { embeddedDatabase, type TestDatabase } from '../../support/databases.js';

/** Messages that the machine is sure of, with what they break and a quiet sentence that it finds nothing in. */
const BREACHES = [
  { text: 'Siete degli idioti', clause: 'abusive-language', severity: 'medium' },
  { text: 'vi aspetto fuori', clause: 'threat', severity: 'high' },
  { text: 'vi ammazzo', clause: 'threat', severity: 'critical' },
  { text: 'Vi rovino su Trustpilot', clause: 'reputation-threat', severity: 'low' },
] as const;
const QUIET = 'Parole che solo chi le riceve capisce';

/** What happened before: the machine's own work, with time going by. */
const PAST = [
  ['insult', (world: World) => world.says('carla', 'Siete degli idioti')],
  ['pressure', (world: World) => world.says('carla', 'Vi rovino su Trustpilot')],
  ['a minute', (world: World) => world.wait(MINUTE)],
  ['two hours', (world: World) => world.wait(2 * HOUR)],
  ['sixty days', (world: World) => world.wait(60 * DAY)],
  ['half a year', (world: World) => world.wait(200 * DAY)],
] as const;

/** What counts of a customer, and what people see; times, ids and the report itself left out. */
async function standingOf(world: World) {
  const { strikes, reminders, measure, openAlert } = await world.standing();
  return {
    told: world.toldCustomers,
    strikes: strikes.map(({ severity, voidedAt }) => [severity, voidedAt !== null]),
    active: await world.strikes(),
    reminders: reminders.length,
    measure,
    recommends: openAlert?.recommends ?? null,
    standing: await world.standingWord(),
    alerts: world
      .shown('alert', 'question')
      .map((post) => [post.content.kind, buttonsOf(post), post.content.mentions.length > 0]),
  };
}

let database: TestDatabase;
beforeAll(async () => {
  database = await embeddedDatabase();
});
afterAll(() => database.drop());

async function worldWith(past: readonly number[]): Promise<World> {
  const world = await World.on(database.pool);
  for (const index of past) await PAST[index]?.[1](world);
  await world.wait(MINUTE);
  return world;
}

const pasts = fc.array(fc.nat(PAST.length - 1), { maxLength: 5 });
const breaches = fc.constantFrom(...BREACHES);

it('comes to the same end, once confirmed, as an automatic verdict on the same message', async () => {
  await fc.assert(
    fc.asyncProperty(pasts, breaches, async (past, { text, clause, severity }) => {
      const judged = await worldWith(past);
      await judged.says('carla', text);
      const expected = await standingOf(judged);

      const reported = await worldWith(past);
      const message = await reported.says('carla', QUIET);
      await reported.reports({ message: reported.pointAt(message), clause, severity });
      await reported.press('giulia', reported.newest('report'), 'confirm');
      expect(await standingOf(reported)).toEqual(expected);
      expect(reported.queues.failed).toEqual([]);
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('changes nothing of what the machine decides later, while it waits or once it is unfounded', async () => {
  await fc.assert(
    fc.asyncProperty(pasts, breaches, fc.boolean(), async (past, { text, clause, severity }, decided) => {
      const without = await worldWith(past);
      await without.says('carla', QUIET);
      await without.wait(MINUTE);
      await without.says('carla', text);
      const expected = await standingOf(without);

      const reported = await worldWith(past);
      const message: InboundMessage = await reported.says('carla', QUIET);
      await reported.reports({ message: reported.pointAt(message), clause, severity });
      if (decided) await reported.press('giulia', reported.newest('report'), 'unfounded', 'Una critica');
      await reported.wait(MINUTE);
      await reported.says('carla', text);
      expect(await standingOf(reported)).toEqual(expected);
    }),
    { numRuns: 12 },
  );
}, 120_000);
