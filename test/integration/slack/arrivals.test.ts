import { afterEach, expect, it, vi } from 'vitest';
import { type SlackUnderTest, startSlackUnderTest } from '../../support/slack/slack-under-test.js';

let under: SlackUnderTest;
afterEach(() => under.stop());

it('notes once which kinds of delivery come, and nothing of what they say', async () => {
  const kept: string[] = [];
  const noteArrival = async (...what: string[]) => {
    kept.push(what.join(' '));
  };
  under = await startSlackUnderTest({ noteArrival });
  await under.sender.writes('UGUEST', 'CSUPPORT', 'parole private');
  await under.sender.writes('UGUEST', 'CSUPPORT', 'altre parole');
  await under.sender.commands('UBOSS', 'CSUPPORT', 'shadow');
  expect(kept).toEqual(['T0OWN message.channels', 'T0OWN /garbo']);
});

it('notes again after an hour', async () => {
  let now = new Date('2026-11-25T12:00:00Z');
  const kept: string[] = [];
  under = await startSlackUnderTest({
    clock: { now: () => now },
    noteArrival: async (_team, kind) => {
      kept.push(kind);
    },
  });
  await under.sender.writes('UGUEST', 'CSUPPORT', 'uno');
  now = new Date('2026-11-25T12:59:59Z');
  await under.sender.writes('UGUEST', 'CSUPPORT', 'due');
  expect(kept).toHaveLength(1);
  now = new Date('2026-11-25T13:00:00Z');
  await under.sender.writes('UGUEST', 'CSUPPORT', 'tre');
  expect(kept).toHaveLength(2);
});

it('takes a delivery in whose note cannot be kept, and tries again with the next one', async () => {
  let isBroken = true;
  const kept: string[] = [];
  under = await startSlackUnderTest({
    noteArrival: async (_team, kind) => {
      if (isBroken) throw new Error('the record is gone');
      kept.push(kind);
    },
  });
  expect(await under.sender.writes('UGUEST', 'CSUPPORT', 'uno')).toMatchObject({ answer: { status: 200 } });
  await vi.waitFor(() => expect(under.log.count('arrival-not-noted')).toBe(1));
  isBroken = false;
  await under.sender.writes('UGUEST', 'CSUPPORT', 'due');
  expect(kept).toEqual(['message.channels']);
});

it('does not hold a delivery up', async () => {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  under = await startSlackUnderTest({ noteArrival: () => kept });
  expect(await under.sender.writes('UGUEST', 'CSUPPORT', 'uno')).toMatchObject({ answer: { status: 200 } });
  keep();
});
