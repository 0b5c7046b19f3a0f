import { GarboError } from '../../../src/core/errors.js';
import { callSlack } from '../errors.js';
import type { Installation } from '../installation.js';
import { createSdkLogger } from '../sdk-logger.js';
import { type AccessOptions, createInstallations } from './create-installations.js';

/** How an installation is doing. */
export interface InstallationCheck {
  /** The workspace, or the organisation that installed Garbo for its workspaces. */
  readonly team: string;
  /** The installation, with the permissions Slack grants it now; or what is wrong with it. */
  readonly found: { readonly installation: Installation; readonly scopes: readonly string[] } | GarboError;
}

/**
 * Asks Slack about every installation.
 * @throws PlatformRefused, PlatformUnavailable where there is one token, and Slack does not say whose it is
 * @throws RecordUnavailable
 */
export async function checkInstallations(options: AccessOptions): Promise<readonly InstallationCheck[]> {
  const installations = createInstallations(options, createSdkLogger(options.log));
  const checks: InstallationCheck[] = [];
  for (const team of await installations.list()) {
    try {
      const installation = await installations.of(team);
      const answer = await callSlack(() => installation.client.auth.test());
      checks.push({ team, found: { installation, scopes: answer.response_metadata?.scopes ?? [] } });
    } catch (error) {
      if (!(error instanceof GarboError)) throw error;
      checks.push({ team, found: error });
    }
  }
  return checks;
}
