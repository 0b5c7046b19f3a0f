import { existsSync } from 'node:fs';
import { createInstallationRows, openEmbedded, openPostgres } from '../../adapters/postgres/index.js';
import type { InstallationCheck, SlackAccess } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { Log } from '../core/ports/log.js';
import { oauthAccess } from './slack-access.js';

/** The doctor says itself what it finds. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Asks Slack about each installation: whether its token is accepted.
 * @throws PlatformRefused, PlatformUnavailable; GarboError `ENCRYPTION_KEY_UNKNOWN`, `SECRET_DAMAGED`, or
 * `DATA_FOLDER_IN_USE` while Garbo runs on the folder that holds the installations
 */
export async function checkSlack(config: Config): Promise<string> {
  const checks = await checkSlackInstallations(config);
  for (const { found } of checks) if (found instanceof GarboError) throw found;
  if (checks.length === 0)
    return 'no workspace has installed Garbo yet: open /slack/install under PUBLIC_URL.';
  const managers = config.SLACK_MANAGERS_CHANNEL
    ? `alerts go to ${config.SLACK_MANAGERS_CHANNEL}.`
    : 'no managers’ channel is set, so nobody sees the alerts: set SLACK_MANAGERS_CHANNEL.';
  return `the token is accepted for workspace ${checks.map(({ team }) => team).join(', ')}; ${managers}`;
}

/** Every installation, with what Slack says of it. Throws as `checkSlack`, but for what is wrong with a single one. */
export async function checkSlackInstallations(config: Config): Promise<readonly InstallationCheck[]> {
  const { checkInstallations } = await import('../../adapters/slack/index.js');
  const check = (access: SlackAccess) =>
    checkInstallations({
      access,
      ...(config.SLACK_API_URL ? { apiUrl: config.SLACK_API_URL } : {}),
      clock: { now: () => new Date() },
      log: SILENT,
    });
  if (config.SLACK_BOT_TOKEN) return check({ botToken: config.SLACK_BOT_TOKEN });
  if (!config.DATABASE_URL && !existsSync(config.DATA_FOLDER)) return [];
  const pool = config.DATABASE_URL
    ? openPostgres(config.DATABASE_URL, () => undefined)
    : await openEmbedded(config.DATA_FOLDER);
  try {
    const { rows } = await pool.query<{ found: boolean }>(
      "SELECT to_regclass('garbo.installations') IS NOT NULL AS found",
    );
    return rows[0]?.found ? await check({ oauth: oauthAccess(config, createInstallationRows(pool)) }) : [];
  } finally {
    await pool.end();
  }
}
