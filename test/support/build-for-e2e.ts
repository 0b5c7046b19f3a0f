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

/** When program and page were last built, in milliseconds since the epoch; 0 when one is missing. */
function builtAt(root: string): number {
  const outputs = ['dist/src/main.js', 'dist/page/index.html'].map((output) => join(root, output));
  return Math.min(...outputs.map((output) => (existsSync(output) ? statSync(output).mtimeMs : 0)));
}

function newestChange(paths: readonly string[]): number {
  let newest = 0;
  for (const path of paths) {
    const inside = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
      : [];
    const files = [path, ...inside.map((name) => join(path, name))].map((file) => statSync(file));
    for (const file of files) if (file.isFile()) newest = Math.max(newest, file.mtimeMs);
  }
  return newest;
}
