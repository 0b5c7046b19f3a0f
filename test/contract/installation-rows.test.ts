import { beforeEach, describe, expect, it } from 'vitest';
import { createInstallationRows, migrate } from '../../adapters/postgres/index.js';
import type { InstallationRows } from '../../src/core/ports/installation-rows.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';
import { describeOnDatabases } from '../support/databases.js';
import { MemoryInstallationRows } from '../support/memory-installation-rows.js';

const ONE: WorkspaceKey = { platform: 'slack', workspace: 'T0ONE' };
const TWO: WorkspaceKey = { platform: 'slack', workspace: 'T0TWO' };
const NOW = new Date('2026-03-02T10:00:00Z');
const LATER = new Date('2026-03-02T10:00:30Z');

function describeRows(open: () => Promise<InstallationRows>): void {
  let rows: InstallationRows;
  beforeEach(async () => {
    rows = await open();
  });

  it('keeps what was installed, one row for each workspace', async () => {
    await rows.install({ ...TWO, facts: { name: 'Due' }, secrets: { token: 's2' } });
    await rows.install({ ...ONE, facts: { name: 'Uno' }, secrets: { token: 's1', other: 's' } });
    await rows.install({ ...ONE, platform: 'teams', facts: null, secrets: {} });
    const one = { ...ONE, facts: { name: 'Uno' }, secrets: { token: 's1', other: 's' }, version: 1 };
    expect(await rows.find(ONE)).toEqual(one);
    expect(await rows.list('slack')).toEqual([one, expect.objectContaining(TWO)]);
    expect(await rows.find({ ...ONE, workspace: 'T0NOBODY' })).toBeNull();
  });

  it('replaces everything when a workspace installs again, and takes no change of what was before', async () => {
    await rows.install({ ...ONE, facts: { name: 'Uno' }, secrets: { token: 'old' } });
    await rows.install({ ...ONE, facts: { name: 'Uno bis' }, secrets: { token: 'new' } });
    expect(await rows.change({ ...ONE, facts: {}, secrets: { token: 'late' } }, 1)).toBe(false);
    expect(await rows.find(ONE)).toEqual({
      ...ONE,
      facts: { name: 'Uno bis' },
      secrets: { token: 'new' },
      version: 2,
    });
  });

  it('lets one of those who read the same version change it', async () => {
    await rows.install({ ...ONE, facts: {}, secrets: {} });
    const changes = ['a', 'b', 'c'].map((token) => rows.change({ ...ONE, facts: {}, secrets: { token } }, 1));
    expect((await Promise.all(changes)).filter((done) => done)).toHaveLength(1);
    expect(await rows.find(ONE)).toMatchObject({ version: 2 });
  });

  it('gives a claim to one, until it is given up, used, or over', async () => {
    await rows.install({ ...ONE, facts: {}, secrets: {} });
    const claims = [1, 2, 3].map(() => rows.claim(ONE, 1, NOW, LATER));
    expect((await Promise.all(claims)).filter((done) => done)).toHaveLength(1);
    await rows.release(ONE, 1);
    expect(await rows.claim(ONE, 1, NOW, LATER)).toBe(true);
    expect(await rows.claim(ONE, 1, NOW, LATER)).toBe(false);
    expect(await rows.claim(ONE, 1, LATER, new Date(LATER.getTime() + 1))).toBe(true);
    expect(await rows.change({ ...ONE, facts: {}, secrets: {} }, 1)).toBe(true);
    expect(await rows.claim(ONE, 1, NOW, LATER)).toBe(false);
    expect(await rows.claim(ONE, 2, NOW, LATER)).toBe(true);
    expect(await rows.claim({ ...ONE, workspace: 'T0NOBODY' }, 1, NOW, LATER)).toBe(false);
  });

  it('removes the version that is named, and no later one', async () => {
    await rows.install({ ...ONE, facts: {}, secrets: {} });
    await rows.install({ ...ONE, facts: {}, secrets: {} });
    await rows.remove(ONE, 1);
    expect(await rows.find(ONE)).not.toBeNull();
    await rows.remove(ONE, 2);
    await rows.remove(ONE, 2);
    expect(await rows.find(ONE)).toBeNull();
  });
}

describe('installations in memory', () => describeRows(async () => new MemoryInstallationRows()));

describeOnDatabases('installations', (pool) =>
  describeRows(async () => {
    await migrate(pool());
    await pool().query('TRUNCATE garbo.installations');
    return createInstallationRows(pool());
  }),
);
