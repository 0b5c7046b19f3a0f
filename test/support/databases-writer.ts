import { openEmbedded } from '../../adapters/postgres/index.js';

/**
 * A process of its own that writes to an embedded database until it is killed: its argument is the data folder.
 * It says each number on standard output once it is committed.
 */
const pool = await openEmbedded(process.argv[2] ?? '');
await pool.query('CREATE TABLE IF NOT EXISTS public.numbers (n integer PRIMARY KEY, filling text)');
for (let n = 1; ; n += 1) {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query("INSERT INTO public.numbers SELECT $1, repeat('x', 2000)", [n]);
  await client.query('COMMIT');
  client.release();
  process.stdout.write(`${n}\n`);
}
