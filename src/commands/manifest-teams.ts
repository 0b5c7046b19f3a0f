import { writeFile } from 'node:fs/promises';
import { makeTeamsPackage } from '../composition/teams-manifest.js';
import { readConfig } from '../config.js';
import { GarboError } from '../core/errors.js';
import type { CommandIo } from './io.js';

/** Options of `garbo manifest teams`. */
export interface TeamsManifestOptions {
  readonly url?: string;
  readonly slash: boolean;
  /** The file the package is written to. */
  readonly out: string;
  /** Whether a file that exists is overwritten. */
  readonly force: boolean;
  /** Prints the manifest and writes no file. */
  readonly json: boolean;
}

/**
 * `garbo manifest teams`: writes the app package, and on standard error what is wrong with the address and what to do
 * next.
 * @throws ConfigFaults; GarboError `TEAMS_MANIFEST_INCOMPLETE`, `FILE_NOT_WRITTEN`
 */
export async function runManifestTeams(
  environment: NodeJS.ProcessEnv,
  { url, slash, out, force, json }: TeamsManifestOptions,
  io: CommandIo,
): Promise<void> {
  // An address on the command line is checked as the setting is.
  const config = readConfig(url === undefined ? environment : { ...environment, PUBLIC_URL: url });
  const { manifest, zip, warnings, steps } = await makeTeamsPackage(config, { url, slash });
  if (json) io.out(`${JSON.stringify(manifest, null, 2)}\n`);
  else await write(out, zip, force);
  for (const warning of warnings) io.err(`Warning: ${warning}\n`);
  if (json) return;
  io.err(`Written to ${out}. What an administrator does next:\n`);
  steps.forEach((step, index) => {
    io.err(`${index + 1}. ${step}\n`);
  });
}

async function write(path: string, zip: Uint8Array, force: boolean): Promise<void> {
  try {
    await writeFile(path, zip, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new GarboError(
      'FILE_NOT_WRITTEN',
      exists ? `${path} exists already and is left as it is.` : `${path} cannot be written.`,
      exists ? 'Add --force, or name another file with --out.' : 'Name another file with --out.',
      { cause: error },
    );
  }
}
