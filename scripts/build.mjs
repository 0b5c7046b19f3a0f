// Compiles the program into dist/, and beside it the playground's page and an empty database, from which a first
// start is three times as quick as from nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

run(require.resolve('typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
run(vite, ['build', '--logLevel', 'warn', '--config', 'adapters/playground/page/vite.config.ts']);
await makeEmptyDatabase(join(root, 'dist', 'empty-database.tar.gz'));

/** Only when there is none, or PGlite is newer than it. */
async function makeEmptyDatabase(file) {
  const pglite = require.resolve('@electric-sql/pglite');
  if (existsSync(file) && statSync(file).mtimeMs > statSync(pglite).mtimeMs) return;
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const dump = await database.dumpDataDir('gzip');
  await database.close();
  await writeFile(file, Buffer.from(await dump.arrayBuffer()));
}
