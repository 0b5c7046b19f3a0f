import { existsSync } from 'node:fs';
import {
  createInstallationRows,
  createPostgresRecord,
  openEmbedded,
  openPostgres,
  type Pool,
} from '../../adapters/postgres/index.js';
import type { DoctorSettings, SlackAccess, SlackFinding } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { CaseRecord } from '../core/ports/case-record.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import type { Log } from '../core/ports/log.js';
import { settingsOf } from '../core/settings/settings-of.js';
import { coreSettings } from '../core-settings.js';
import { loadKeys } from '../secrets.js';
import { oauthAccess } from './slack-access.js';
import { rolesFromConfig } from './slack-roles.js';

/** The doctor says itself what it finds. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const clock = { now: () => new Date() };

/** What is known of Garbo's record: `reason` says why it cannot be read, `null` that there is none yet. */
type OpenRecord =
  | { readonly record: CaseRecord; readonly rows: InstallationRows }
  | { readonly reason: GarboError | null };

/** Looks at all that Slack has to do with; each check comes to one finding. */
export async function findSlackFaults(config: Config): Promise<readonly SlackFinding[]> {
  return withRecord(config, async (opened) => {
    const { examineSlack } = await import('../../adapters/slack/index.js');
    const findings = await examineSlack({
      access: accessOf(config, opened),
      appToken: config.SLACK_APP_TOKEN,
      configToken: config.SLACK_CONFIG_TOKEN,
      publicUrl: config.PUBLIC_URL,
      apiUrl: config.SLACK_API_URL,
      timeZone: config.TIME_ZONE,
      settingsOf: async (team) => doctorSettings(config, opened, team),
      arrivalsIn: async (team) => {
        if ('record' in opened) {
          return opened.record.transaction((tx) => tx.arrivalsIn({ platform: 'slack', workspace: team }));
        }
        if (opened.reason) throw opened.reason;
        return new Map();
      },
      log: SILENT,
      clock,
    });
    return [...findings, ...aboutRecord(config, opened)];
  });
}

function accessOf(config: Config, opened: OpenRecord): SlackAccess | null {
  if (config.SLACK_BOT_TOKEN) return { botToken: config.SLACK_BOT_TOKEN };
  if ('rows' in opened) return { oauth: oauthAccess(config, opened.rows) };
  return null;
}

/** The settings that the environment gives, and the modes that managers have set, where the record can be read. */
function doctorSettings(config: Config, opened: OpenRecord, workspace: string): DoctorSettings {
  const settings = coreSettings(config, '', ({ conversation }) => [conversation]);
  const { SLACK_MANAGERS_CHANNEL: managers } = config;
  return {
    roles: rolesFromConfig(config),
    managersChannels: managers === '' ? [] : [managers],
    namedChannels: [...config.SLACK_LIVE_CHANNELS, ...config.SLACK_OFF_CHANNELS].filter((id) => id !== '*'),
    contactAddress: config.CONTACT_ADDRESS ?? null,
    modeOf: async (channel) => {
      const conversation = { platform: 'slack', workspace, conversation: channel } as const;
      if (!('record' in opened)) return settings.conversationDefaults(conversation).mode;
      const { record } = opened;
      return (await record.transaction((tx) => settingsOf(tx, settings, conversation))).mode;
    },
  };
}

/** Says what was not looked at because there is no record, or it cannot be read. */
function aboutRecord({ SLACK_BOT_TOKEN }: Config, opened: OpenRecord): readonly SlackFinding[] {
  if ('record' in opened) return [];
  if (opened.reason !== null) {
    const installations = SLACK_BOT_TOKEN ? '' : 'the installations and ';
    const say = `${installations}what was set with /garbo lie in it and were not looked at. ${opened.reason.message} Stop Garbo to have it read.`;
    return [{ check: 'record', state: 'not configured', say }];
  }
  if (SLACK_BOT_TOKEN) return [];
  const say = 'no workspace has installed Garbo yet. Start it, and open /slack/install under PUBLIC_URL.';
  return [{ check: 'token', state: 'warning', say }];
}

/** Opens the record for reading, if there is one and nobody else has it. */
async function withRecord<T>(config: Config, use: (opened: OpenRecord) => Promise<T>): Promise<T> {
  if (!config.DATABASE_URL && !existsSync(config.DATA_FOLDER)) return use({ reason: null });
  let pool: Pool;
  try {
    pool = config.DATABASE_URL
      ? openPostgres(config.DATABASE_URL, () => undefined)
      : await openEmbedded(config.DATA_FOLDER);
  } catch (error) {
    if (error instanceof GarboError) return use({ reason: error });
    throw error;
  }
  try {
    return await use(await readable(config, pool));
  } finally {
    await pool.end();
  }
}

/** A record that this version of Garbo has not started on yet holds nothing that could be read. */
async function readable(config: Config, pool: Pool): Promise<OpenRecord> {
  try {
    const { rows } = await pool.query<{ found: boolean }>(
      `SELECT to_regclass('garbo.event_arrivals') IS NOT NULL
          AND to_regclass('garbo.installations') IS NOT NULL AS found`,
    );
    if (!rows[0]?.found) return { reason: null };
    const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
    return { record: createPostgresRecord({ pool, keys, clock }), rows: createInstallationRows(pool) };
  } catch (cause) {
    return {
      reason: new GarboError(
        'RECORD_UNREADABLE',
        'The record cannot be read.',
        'See what is said of the database.',
        {
          cause,
        },
      ),
    };
  }
}
