import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from '../../src/core/language.js';
import { packageRoot } from '../../src/package-root.js';

/** Every sentence of `prompts/notices` in one language, by its key, in the order of the files. */
export function sentences(language: Language): Readonly<Record<string, string>> {
  const folder = join(packageRoot(), 'prompts', 'notices', language);
  const files = readdirSync(folder).sort();
  return Object.assign({}, ...files.map((name) => parse(readFileSync(join(folder, name), 'utf8'))));
}
