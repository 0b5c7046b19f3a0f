import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'adapters', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * The e2e tests run the compiled program: builds it when it is missing or older than a source.
 *
 * @throws Error when the build fails
 */
export function buildForE2e(root: string): void {
  if (builtAt(root) >= newestChange(SOURCES.map((source) => join(root, source)))) return;
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed, so the e2e tests cannot run.');
}

/** Milliseconds since the epoch; 0 when the program or its page is missing. */
function builtAt(root: string): number {
  const outputs = ['dist/src/main.js', 'dist/page/index.html'].map((output) => join(root, output));
  if (!outputs.every((output) => existsSync(output))) return 0;
  // tsc leaves a file untouched when nothing in it changed, so the newest output tells when it last ran.
  return newestChange([join(root, 'dist')]);
}

function newestChange(paths: readonly string[]): number {
  let newest = 0;
  for (const path of paths) {
    const { mtimeMs } = statSync(path);
    if (!statSync(path).isDirectory()) {
      newest = Math.max(newest, mtimeMs);
      continue;
    }
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}
