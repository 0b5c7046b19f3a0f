import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { CaseRecord } from '../../src/core/ports/case-record.js';
import { describeOnDatabases } from '../support/databases.js';
import { NOON, openRecord } from '../support/record-samples.js';

const MINUTE_MS = 60_000;

describeOnDatabases('record: arrivals of events', (pool) => {
  let record: CaseRecord;
  beforeAll(async () => {
    record = await openRecord(pool());
  });

  const later = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE_MS);
  const newWorkspace = () => ({ platform: 'slack', workspace: `T${randomUUID()}` }) as const;
  const note = (workspace: ReturnType<typeof newWorkspace>, kind: string, at: Date) =>
    record.transaction((tx) => tx.noteArrival(workspace, kind, at));
  const read = (workspace: ReturnType<typeof newWorkspace>) =>
    record.transaction((tx) => tx.arrivalsIn(workspace));

  it('knows of each kind when it last came, to the hour', async () => {
    const workspace = newWorkspace();
    await note(workspace, 'message.channels', NOON);
    await note(workspace, 'message.channels', later(59));
    await note(workspace, '/garbo', later(1));
    expect(await read(workspace)).toEqual(
      new Map([
        ['message.channels', NOON],
        ['/garbo', later(1)],
      ]),
    );
    await note(workspace, 'message.channels', later(60));
    expect((await read(workspace)).get('message.channels')).toEqual(later(60));
  });

  it('never goes back in time', async () => {
    const workspace = newWorkspace();
    await note(workspace, 'app_mention', later(120));
    await note(workspace, 'app_mention', NOON);
    expect((await read(workspace)).get('app_mention')).toEqual(later(120));
  });

  it('keeps workspaces apart', async () => {
    const [one, other] = [newWorkspace(), newWorkspace()];
    await note(one, 'app_mention', NOON);
    expect(await read(other)).toEqual(new Map());
  });
});
