import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { LANGUAGES } from '../../../src/core/language.js';
import { packageRoot } from '../../../src/package-root.js';
import { localisation } from './localisation.js';
import { type ManifestOptions, teamsManifest } from './manifest.js';

/** Zip keeps local times and none before 1980; a fixed one makes the same package of the same settings. */
const FILE_TIME = new Date(1980, 0, 1);

const ICONS = ['color.png', 'outline.png'] as const;

/**
 * The package an administrator uploads: manifest, both languages, both icons.
 * Source: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
 */
export async function teamsAppPackage(options: ManifestOptions): Promise<Uint8Array> {
  const icons = await Promise.all(
    ICONS.map(async (name) => [name, await readFile(join(packageRoot(), 'assets', 'teams', name))] as const),
  );
  const json = (value: unknown) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': json(teamsManifest(options)),
    ...Object.fromEntries(
      LANGUAGES.map((language) => [`${language}.json`, json(localisation(language, options))]),
    ),
    ...Object.fromEntries(icons),
  };
  return zipSync(files, { level: 9, mtime: FILE_TIME });
}
