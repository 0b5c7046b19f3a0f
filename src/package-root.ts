import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds Garbo's `package.json`, found by walking up from this file, so that it is the same
 * whether the source runs (vitest) or the compiled code under `dist/`. Prompts, policy and model lie there.
 *
 * @throws Error when no folder above holds a `package.json`, which means a broken installation
 */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json in any folder above ${start}.`);
  }
}
