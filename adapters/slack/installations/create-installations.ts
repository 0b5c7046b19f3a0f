import { SingleInstallation } from '../installation.js';
import type { SdkLogger } from '../sdk-logger.js';
import type { SlackOptions } from '../settings.js';
import { createWebClient } from '../web-client.js';
import { OAuthInstallations } from './oauth-installations.js';
import { TokenVault } from './token-vault.js';

/** What the installations are made from. */
export type AccessOptions = Pick<SlackOptions, 'access' | 'apiUrl' | 'clock' | 'log'>;

/** The workspaces Garbo is let into, by one token or by OAuth. */
export function createInstallations(
  options: AccessOptions,
  logger: SdkLogger,
): SingleInstallation | OAuthInstallations {
  const { access, apiUrl, clock, log } = options;
  if ('botToken' in access) {
    return new SingleInstallation(createWebClient(access.botToken, logger, apiUrl), log);
  }
  const { clientId, clientSecret, encryptionKeys, rows } = access.oauth;
  return new OAuthInstallations({
    app: { clientId, clientSecret },
    rows,
    vault: new TokenVault(encryptionKeys),
    clientOf: (token, team) => createWebClient(token, logger, apiUrl, team),
    clock,
    log,
  });
}
