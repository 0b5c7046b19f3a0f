import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded, type Pool } from '../../adapters/postgres/index.js';
import { loadKeys } from '../../src/secrets.js';
import { embeddedFolder } from '../support/databases.js';
import { WriterProcess } from '../support/databases-process.js';

describe('data folder', () => {
  let folder: string;
  let pool: Pool | null;
  beforeEach(async () => {
    folder = await embeddedFolder();
    pool = null;
  });
  afterEach(async () => {
    await pool?.end();
    await rm(folder, { recursive: true });
  });

  const inUse = { code: 'DATA_FOLDER_IN_USE', retry: 'never' };

  it('keeps its data when it is closed and opened again', async () => {
    pool = await openEmbedded(folder);
    await pool.query("CREATE TABLE public.kept AS SELECT 'here' AS it");
    await pool.end();
    pool = await openEmbedded(folder);
    expect((await pool.query('SELECT it FROM public.kept')).rows).toEqual([{ it: 'here' }]);
  });

  it('is refused to a second process, with the first one named, and survives its SIGKILL', async () => {
    const writer = await WriterProcess.start(folder);
    await expect.poll(() => writer.committed, { timeout: 20_000 }).toBeGreaterThan(20);
    await expect(openEmbedded(folder)).rejects.toMatchObject({
      ...inUse,
      message: expect.stringContaining(`process ${writer.pid}`),
    });
    await expect(openEmbedded(folder)).rejects.toThrow(folder);

    await writer.kill();
    pool = await openEmbedded(folder);
    const { rows } = await pool.query<{ count: number; last: number }>(
      'SELECT count(*)::integer AS count, max(n) AS last FROM public.numbers',
    );
    expect(rows[0]?.last).toBeGreaterThanOrEqual(writer.committed);
    expect(rows[0]?.count).toBe(rows[0]?.last);
  });

  it('is refused to this process a second time', async () => {
    pool = await openEmbedded(folder);
    await expect(openEmbedded(folder)).rejects.toMatchObject(inUse);
    await pool.query('SELECT 1');
  });

  it('begins afresh after a first start that was cut short', async () => {
    await rm(join(folder, 'postgres'), { recursive: true, force: true });
    await mkdir(join(folder, 'postgres.new'));
    await writeFile(join(folder, 'postgres.new', 'PG_VERSION'), 'half');
    pool = await openEmbedded(folder);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect((await readdir(folder)).toSorted()).toEqual(['owner.json', 'postgres']);
  });

  it('is free once it is closed', async () => {
    await (await openEmbedded(folder)).end();
    expect(await readdir(folder)).toEqual(['postgres']);
  });

  it.each([
    ['a process that had the same id', JSON.stringify({ pid: process.pid, startedAt: '1' })],
    ['a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' })],
    ['nobody: the file is damaged', '{"pid":'],
  ])('is taken over from %s', async (_, owner) => {
    await writeFile(join(folder, 'owner.json'), owner);
    pool = await openEmbedded(folder);
    expect(JSON.parse(await readFile(join(folder, 'owner.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
    });
  });

  it('goes to one of many that take it over at once', async () => {
    await writeFile(join(folder, 'owner.json'), JSON.stringify({ pid: 2 ** 22 + 1, startedAt: '1' }));
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => openEmbedded(folder)));
    const [taken, ...more] = attempts.flatMap((attempt) =>
      attempt.status === 'fulfilled' ? [attempt.value] : [],
    );
    pool = taken ?? null;
    expect(taken).toBeDefined();
    expect(more).toEqual([]);
  });
});

describe('keys', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'garbo-test-')), 'new');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  it('are made once, for their owner alone', async () => {
    const [first, atOnce] = await Promise.all([
      loadKeys({ dataFolder: folder }),
      loadKeys({ dataFolder: folder }),
    ]);
    expect(first.sign).toHaveLength(32);
    expect(first.sign).not.toEqual(first.hash);
    expect(atOnce).toEqual(first);
    expect(await loadKeys({ dataFolder: folder })).toEqual(first);
    expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['keys.json']);
  });

  it('take a signing key from outside', async () => {
    const signingKey = 'ab'.repeat(32);
    const keys = await loadKeys({ dataFolder: folder, signingKey });
    expect(keys.sign).toEqual(Buffer.from(signingKey, 'hex'));
    await expect(loadKeys({ dataFolder: folder, signingKey: 'short' })).rejects.toMatchObject({
      code: 'KEYS_UNREADABLE',
    });
  });

  it('are not made anew over a file that is damaged', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'keys.json'), '{"hash":"00"');
    await expect(loadKeys({ dataFolder: folder })).rejects.toMatchObject({ code: 'KEYS_UNREADABLE' });
    expect(await readFile(join(folder, 'keys.json'), 'utf8')).toBe('{"hash":"00"');
  });
});
