// Compiles the program into dist/ and, beside it, the playground's page into dist/page/.
import { spawnSync } from 'node:child_process';
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
