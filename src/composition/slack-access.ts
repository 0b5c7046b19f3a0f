import { hkdfSync } from 'node:crypto';
import type { SlackOAuth } from '../../adapters/slack/index.js';
import { ConfigFaults } from '../config.js';
import type { Config } from '../config-schema.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';

/**
 * What installing by OAuth needs.
 * @throws ConfigFaults when it is configured by half
 */
export function oauthAccess(config: Config, rows: InstallationRows): SlackOAuth {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = config;
  const [newest, ...older] = config.ENCRYPTION_KEY ?? [];
  if (!clientId || !clientSecret || !publicUrl || !newest) {
    throw new ConfigFaults(['Slack needs SLACK_BOT_TOKEN, or SLACK_CLIENT_ID with all that belongs to it']);
  }
  return {
    clientId,
    clientSecret,
    publicUrl,
    stateSecret: config.SLACK_STATE_SECRET ?? derived(newest, 'slack oauth state'),
    encryptionKeys: [newest, ...older],
    rows,
  };
}

/** A secret of its own for another use of a key. Source: RFC 5869 (HKDF) */
function derived(key: Buffer, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, 32)).toString('hex');
}
