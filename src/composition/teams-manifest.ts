import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import { packageRoot } from '../package-root.js';

/** What `garbo manifest teams` was asked. */
export interface TeamsManifestRequest {
  /** In place of `PUBLIC_URL`. */
  readonly url?: string | undefined;
  /** Slash commands and messages for one person alone, also without `TEAMS_TARGETED_MESSAGES=on`. */
  readonly slash: boolean;
}

/** The app package of this installation, and what an administrator does with it. */
export interface TeamsAppPackage {
  readonly manifest: object;
  readonly zip: Uint8Array;
  /** What is wrong with the address, one sentence each. */
  readonly warnings: readonly string[];
  /** What an administrator does next, one sentence each. */
  readonly steps: readonly string[];
}

/**
 * Makes the package of the Teams app for this installation. What is given wins over the settings.
 * @throws GarboError `TEAMS_MANIFEST_INCOMPLETE` without an app id or an address
 */
export async function makeTeamsPackage(
  config: Config,
  request: TeamsManifestRequest,
): Promise<TeamsAppPackage> {
  const appId = config.TEAMS_APP_ID;
  const publicUrl = request.url ?? config.PUBLIC_URL;
  if (appId === undefined || publicUrl === undefined) {
    throw new GarboError(
      'TEAMS_MANIFEST_INCOMPLETE',
      'The app package needs the id of the app registration and the address at which Teams reaches Garbo.',
      'Set TEAMS_APP_ID; set PUBLIC_URL or add --url https://garbo.example.com.',
    );
  }
  const teams = await import('../../adapters/teams/index.js');
  const options = {
    appId,
    version: await ownVersion(),
    publicUrl,
    policyUrl: config.POLICY_URL ?? new URL(`/policy/${config.MANAGERS_LANGUAGE}`, publicUrl).href,
    slash: request.slash || config.TEAMS_TARGETED_MESSAGES === 'on',
  };
  return {
    manifest: teams.teamsManifest(options),
    zip: await teams.teamsAppPackage(options),
    warnings: publicUrl.startsWith('https:')
      ? []
      : ['Teams sends only to addresses that begin with https://.'],
    steps: teams.installSteps(publicUrl),
  };
}

async function ownVersion(): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(packageRoot(), 'package.json'), 'utf8'),
  );
  return version;
}
