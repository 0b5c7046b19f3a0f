import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPostgresRecord, migrate, openPostgres } from '../../adapters/postgres/index.js';
import { RecordUnavailable } from '../../src/core/ports/case-record.js';
import { packageRoot } from '../../src/package-root.js';
import { describeOnDatabases } from '../support/databases.js';
import { KEYS, NOON, newCustomer, openRecord } from '../support/record-samples.js';

it('a record whose server does not answer is unavailable', async () => {
  const pool = openPostgres('postgres://nobody@127.0.0.1:1/nowhere', () => undefined);
  const record = createPostgresRecord({ pool, keys: KEYS, clock: { now: () => NOON } });
  await expect(record.transaction((tx) => tx.findPost('p1'))).rejects.toThrow(RecordUnavailable);
  await expect(migrate(pool)).rejects.toMatchObject({ code: 'RECORD_UNAVAILABLE', retry: 'later' });
  await pool.end();
});

describeOnDatabases('record: faults', (pool) => {
  it('shows a fault of ours as it is, and works on after it', async () => {
    const record = await openRecord(pool());
    const customer = newCustomer();
    const twice = record.transaction(async (tx) => {
      await tx.openCase('same', customer, NOON);
      await tx.openCase('same', { ...customer, customer: 'bob' }, NOON);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    await record.transaction((tx) => tx.openCase('same', customer, NOON));
    expect(await record.transaction((tx) => tx.customerOfCase('same'))).toEqual(customer);
  });

  it('runs every migration once, in order, also when several processes start at the same time', async () => {
    await Promise.all([migrate(pool()), migrate(pool()), migrate(pool())]);
    const { rows } = await pool().query<{ name: string }>('SELECT name FROM garbo.migrations');
    const files = readdirSync(join(packageRoot(), 'adapters/postgres/migrations')).sort();
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(files);
  });
});
