import { beforeEach, describe, expect, it } from 'vitest';
import { createContactRows, createPostgresRecord, migrate } from '../../adapters/postgres/index.js';
import type { ContactKey, ContactRows } from '../../src/core/ports/contact-rows.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { describeOnDatabases } from '../support/databases.js';
import { MemoryContactRows } from '../support/memory-contact-rows.js';
import { KEYS } from '../support/record-samples.js';

const ONE: WorkspaceKey = { platform: 'teams', workspace: 'tenant-one' };
const TWO: WorkspaceKey = { platform: 'teams', workspace: 'tenant-two' };
const NOW = new Date('2026-03-02T10:00:00Z');
const channel = (workspace: WorkspaceKey, id: string): ContactKey => ({
  ...workspace,
  kind: 'conversation',
  id,
});

function describeRows(open: () => Promise<ContactRows>): void {
  let rows: ContactRows;
  beforeEach(async () => {
    rows = await open();
  });

  it('keeps one address for each conversation and each person of a workspace', async () => {
    await rows.keep(channel(ONE, 'c1'), 'old', NOW);
    await rows.keep(channel(ONE, 'c1'), 'new', NOW);
    await rows.keep({ ...ONE, kind: 'person', id: 'c1' }, 'somebody', NOW);
    await rows.keep(channel(TWO, 'c1'), 'elsewhere', NOW);
    expect(await rows.find(channel(ONE, 'c1'))).toMatchObject({ id: 'c1', address: 'new' });
    expect(await rows.find({ ...ONE, kind: 'person', id: 'c1' })).toMatchObject({ address: 'somebody' });
    expect(await rows.find(channel(TWO, 'c1'))).toMatchObject({ address: 'elsewhere' });
    expect(await rows.find(channel(ONE, 'c2'))).toBeNull();
  });

  it('lists a workspace’s contacts of one kind, by id, and the workspaces there are', async () => {
    await rows.keep(channel(ONE, 'c2'), 'two', NOW);
    await rows.keep(channel(ONE, 'c1'), 'one', NOW);
    await rows.keep({ ...ONE, kind: 'person', id: 'p1' }, 'somebody', NOW);
    await rows.keep(channel(TWO, 'c3'), 'three', NOW);
    expect((await rows.list(ONE, 'conversation')).map(({ address }) => address)).toEqual(['one', 'two']);
    expect(await rows.workspaces('teams')).toEqual([ONE, TWO]);
    expect(await rows.workspaces('slack')).toEqual([]);
  });

  it('drops all of a workspace, and none of another', async () => {
    await rows.keep(channel(ONE, 'c1'), 'one', NOW);
    await rows.keep(channel(ONE, 'c2'), 'two', NOW);
    await rows.keep(channel(TWO, 'c1'), 'three', NOW);
    await rows.dropAll(ONE);
    expect(await rows.workspaces('teams')).toEqual([TWO]);
  });
}

describe('contacts in memory', () => describeRows(async () => new MemoryContactRows()));

describeOnDatabases('contacts', (pool) => {
  describeRows(async () => {
    await migrate(pool());
    await pool().query('TRUNCATE garbo.contacts');
    return createContactRows(pool());
  });

  it('of people who were not seen for as long as evidence is kept go; those of conversations stay', async () => {
    await migrate(pool());
    const rows = createContactRows(pool());
    const clock = { now: () => NOW };
    const longAgo = new Date('2024-01-01T10:00:00Z');
    const person = (id: string): ContactKey => ({ ...ONE, kind: 'person', id });
    await rows.keep(person('gone'), '', longAgo);
    await rows.keep(person('here'), '', NOW);
    await rows.keep(channel(ONE, 'quiet'), '', longAgo);
    const record = createPostgresRecord({ pool: pool(), keys: KEYS, clock });
    await record.transaction((tx) => tx.purgeExpired(NOW, new Date('2025-01-01T10:00:00Z')));
    expect(await rows.find(person('gone'))).toBeNull();
    expect(await rows.find(person('here'))).not.toBeNull();
    expect(await rows.find(channel(ONE, 'quiet'))).not.toBeNull();
  });
});
