import { expect, it, vi } from 'vitest';
import { describeOnDatabases } from '../support/databases.js';

describeOnDatabases('pool', (pool) => {
  it('answers a query with its rows, their number and the command', async () => {
    const result = await pool().query<{ sum: number }>('SELECT $1::integer + 1 AS sum', [41]);
    expect(result).toMatchObject({ rows: [{ sum: 42 }], rowCount: 1, command: 'SELECT' });
  });

  it('counts the rows that a statement changed', async () => {
    await pool().query('CREATE TABLE counted (n integer)');
    const inserted = await pool().query('INSERT INTO counted SELECT generate_series(1, 5)');
    expect(inserted).toMatchObject({ rowCount: 5, command: 'INSERT' });
    const deleted = await pool().query('DELETE FROM counted WHERE n > $1', [3]);
    expect(deleted).toMatchObject({ rowCount: 2, command: 'DELETE' });
  });

  it('runs several statements at once where there are no values', async () => {
    await pool().query('CREATE TABLE first_of_two (n integer); CREATE TABLE second_of_two (n integer);');
    const { rows } = await pool().query(
      "SELECT count(*)::integer AS n FROM pg_tables WHERE tablename LIKE '%_of_two'",
    );
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('reads instants as dates and JSON as values', async () => {
    const at = new Date('2026-11-23T09:30:00.123Z');
    const { rows } = await pool().query('SELECT $1::timestamptz AS at, $2::jsonb AS json', [at, '{"a":[1]}']);
    expect(rows).toEqual([{ at, json: { a: [1] } }]);
  });

  it('keeps the transactions of two clients apart', async () => {
    await pool().query('CREATE TABLE apart (who text)');
    const [one, other] = [await pool().connect(), await pool().connect()];
    await one.query('BEGIN');
    await one.query("INSERT INTO apart VALUES ('one')");
    const begun = other.query('BEGIN').then(() => other.query("INSERT INTO apart VALUES ('other')"));
    const alone = pool().query<{ who: string }>('SELECT who FROM apart');
    await one.query('ROLLBACK');
    await begun;
    await other.query('COMMIT');
    one.release();
    other.release();
    expect((await alone).rows).not.toContainEqual({ who: 'one' });
    expect((await pool().query('SELECT who FROM apart')).rows).toEqual([{ who: 'other' }]);
  });

  it('finishes a hundred transactions begun at once', async () => {
    await pool().query('CREATE TABLE tally (n integer); INSERT INTO tally VALUES (0)');
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const client = await pool().connect();
        await client.query('BEGIN');
        const { rows } = await client.query<{ n: number }>('SELECT n FROM tally FOR UPDATE');
        await client.query('UPDATE tally SET n = $1', [(rows[0]?.n ?? 0) + 1]);
        await client.query('COMMIT');
        client.release();
      }),
    );
    expect((await pool().query('SELECT n FROM tally')).rows).toEqual([{ n: 100 }]);
  });

  it('reports an error with its SQLSTATE, and works on after it', async () => {
    await expect(pool().query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await expect(pool().query('SELECT FROM nowhere WHERE a = $1', [1])).rejects.toMatchObject({
      code: '42P01',
    });
    expect((await pool().query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('refuses further work in a transaction after an error, until it is rolled back', async () => {
    const client = await pool().connect();
    await client.query('BEGIN');
    await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    client.release();
  });

  it('rolls back what a client left open when it was destroyed', async () => {
    await pool().query('CREATE TABLE left_open (n integer)');
    const client = await pool().connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO left_open VALUES (1)');
    client.release(true);
    expect((await pool().query('SELECT n FROM left_open')).rows).toEqual([]);
  });

  it('brings notifications to the client that listens, also when a comment stands before LISTEN', async () => {
    const listener = await pool().connect();
    const heard: string[] = [];
    listener.on('notification', ({ channel, payload }) => heard.push(`${channel}: ${payload}`));
    await listener.query('-- for the test\n/* and more */ LISTEN news;');
    await pool().query("SELECT pg_notify('other_news', 'no'), pg_notify('news', 'first')");
    const client = await pool().connect();
    await client.query('BEGIN');
    await client.query("SELECT pg_notify('news', 'rolled back')");
    await client.query('ROLLBACK');
    await client.query("NOTIFY news, 'second'");
    client.release();
    await expect.poll(() => heard).toEqual(['news: first', 'news: second']);
    listener.release(true);
  });

  it('brings nothing to a client that was released', async () => {
    const [gone, listener] = [await pool().connect(), await pool().connect()];
    const heard: string[] = [];
    gone.on('notification', () => heard.push('gone'));
    listener.on('notification', () => heard.push('listener'));
    await gone.query('LISTEN later');
    await listener.query('LISTEN later');
    gone.release(true);
    // A server's session takes a moment to end, and hears until then.
    await expect
      .poll(async () => {
        heard.splice(0);
        await pool().query('NOTIFY later');
        await vi.waitFor(() => expect(heard).toContain('listener'), 5_000);
        return heard;
      })
      .toEqual(['listener']);
    listener.release(true);
  });
});
