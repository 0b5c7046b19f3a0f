import type { Config } from '../config-schema.js';
import { addressFaults } from '../core/doctor/public-address.js';
import { GarboError } from '../core/errors.js';

/** What `garbo manifest slack` was asked. */
export interface ManifestRequest {
  /** In place of `PUBLIC_URL`. */
  readonly url?: string | undefined;
  /** Socket Mode, also without an app token. */
  readonly socket: boolean;
}

/** The manifest of this installation's Slack app, and what is wrong with its address, one sentence each. */
export interface SlackAppManifest {
  readonly manifest: object;
  /** The same with comments that say what each part is for. */
  readonly yaml: string;
  readonly warnings: readonly string[];
}

/**
 * Fills the manifest of the Slack app with this installation's addresses. An address that is given wins over the
 * settings, of which an app token stands for Socket Mode, as it does when Garbo runs.
 * @throws GarboError `SLACK_ADDRESS_MISSING` without an address, and without Socket Mode
 */
export async function makeSlackManifest(config: Config, request: ManifestRequest): Promise<SlackAppManifest> {
  const socket = request.socket || (request.url === undefined && config.SLACK_APP_TOKEN !== undefined);
  const publicUrl = request.url ?? config.PUBLIC_URL;
  if (!socket && publicUrl === undefined) {
    throw new GarboError(
      'SLACK_ADDRESS_MISSING',
      'The manifest needs the address at which Slack reaches Garbo.',
      'Set PUBLIC_URL or add --url https://garbo.example.com; without a public address add --socket (Socket Mode).',
    );
  }
  const { manifestYaml, slackManifest } = await import('../../adapters/slack/index.js');
  const oauth = config.SLACK_CLIENT_ID !== undefined;
  const manifest = slackManifest({ publicUrl: publicUrl ?? null, socket, oauth });
  const isAddressUsed = publicUrl !== undefined && (!socket || oauth);
  return {
    manifest,
    yaml: manifestYaml(manifest),
    warnings: isAddressUsed ? addressFaults(publicUrl, 'Slack') : [],
  };
}
