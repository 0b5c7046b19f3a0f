import { expect, it } from 'vitest';
import { FIRST_TABLES } from '../../adapters/postgres/migrations/0001-first-tables.js';
import { MEASURES } from '../../adapters/postgres/migrations/0006-measures.js';
import { describeOnDatabases } from '../support/databases.js';

describeOnDatabases('measures decided before they had lines to tick', (pool) => {
  it('keep what was left to do by hand, and are looked at again where they were not finished', async () => {
    await pool().query('CREATE SCHEMA IF NOT EXISTS garbo');
    await pool().query(FIRST_TABLES);
    await pool().query(`
      INSERT INTO garbo.cases (id, platform, workspace, number, customer, opened_at)
        VALUES ('c', 'slack', 'T0', 1, 'U1', now());
      INSERT INTO garbo.alerts
        (id, platform, workspace, customer, case_id, kind, post_id, facts, raised_at, notes, repeats, mentions)
        VALUES ('a', 'slack', 'T0', 'U1', 'c', 'alert', 'p', '{}', now(),
          '[{"phrase":"not-done","values":{"answer":"x"}},{"phrase":"by-hand-mail","values":{}},
            {"phrase":"undelivered","values":{"answer":"y"}}]', 0, 0),
          ('b', 'slack', 'T0', 'U1', 'c', 'alert', 'q', '{}', now(), '[]', 0, 0);
      INSERT INTO garbo.measures
        (id, platform, workspace, customer, case_id, alert_id, kind, state, reason, confirmed_by, until)
        SELECT name, 'slack', 'T0', 'U1', 'c', 'a', kind, state, '', '[]', until::timestamptz FROM (VALUES
          ('refused', 'block', 'refused', NULL), ('applied', 'block', 'applied', NULL),
          ('ended', 'end-correspondence', 'applied', '2026-12-01'), ('under-way', 'block', 'confirmed', NULL),
          ('referred', 'refer', 'confirmed', NULL), ('reversed', 'block', 'reversed', '2026-12-01')
        ) AS measures (name, kind, state, until);
    `);
    await pool().query(MEASURES);

    const { rows } = await pool().query<{ id: string; tasks: { id: string }[]; looked: boolean }>(
      'SELECT id, tasks, look_at IS NOT NULL AS looked FROM garbo.measures ORDER BY written',
    );
    expect(rows.map(({ id, tasks, looked }) => [id, tasks.map((task) => task.id), looked])).toEqual([
      ['refused', ['remove', 'mail'], false],
      ['applied', ['mail'], false],
      ['ended', [], true],
      ['under-way', ['mail'], true],
      ['referred', ['refer'], false],
      ['reversed', [], false],
    ]);
    const alerts = await pool().query<{ notes: { phrase: string }[] }>(
      'SELECT notes FROM garbo.alerts ORDER BY written',
    );
    expect(alerts.rows.map(({ notes }) => notes.map(({ phrase }) => phrase))).toEqual([['undelivered'], []]);
  });
});
