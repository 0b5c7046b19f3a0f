import { makeSlackManifest } from '../composition/slack-manifest.js';
import { readConfig } from '../config.js';
import type { CommandIo } from './io.js';

/** Options of `garbo manifest slack`. */
export interface ManifestOptions {
  readonly url?: string;
  readonly socket: boolean;
  readonly json: boolean;
}

/**
 * `garbo manifest slack`: prints the manifest of the Slack app on standard output, and on standard error what is
 * wrong with its address.
 * @throws ConfigFaults; GarboError `SLACK_ADDRESS_MISSING`
 */
export async function runManifestSlack(
  environment: NodeJS.ProcessEnv,
  { url, socket, json }: ManifestOptions,
  io: CommandIo,
): Promise<void> {
  // An address on the command line is checked as the setting is.
  const config = readConfig(url === undefined ? environment : { ...environment, PUBLIC_URL: url });
  const { manifest, yaml, warnings } = await makeSlackManifest(config, { url, socket });
  io.out(json ? `${JSON.stringify(manifest, null, 2)}\n` : yaml);
  for (const warning of warnings) io.err(`Warning: ${warning}\n`);
}
