import { existsSync } from 'node:fs';
import {
  createPostgresRecord,
  openEmbedded,
  openPostgres,
  type Pool,
} from '../../adapters/postgres/index.js';
import type { DoctorSettings, SlackFinding } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { GarboError } from '../core/errors.js';
import type { CaseRecord } from '../core/ports/case-record.js';
import type { Log } from '../core/ports/log.js';
import { settingsOf } from '../core/settings/settings-of.js';
import { coreSettings } from '../core-settings.js';
import { loadKeys } from '../secrets.js';
import { rolesFromConfig } from './slack.js';

/** The doctor says itself what it finds. */
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const clock = { now: () => new Date() };

/** What is known of Garbo's record: `reason` says why it cannot be read, `null` that there is none yet. */
type OpenRecord = { readonly record: CaseRecord } | { readonly reason: GarboError | null };

/** Looks at all that Slack has to do with; each check comes to one finding. */
export async function findSlackFaults(
  config: Config & { readonly SLACK_BOT_TOKEN: string },
): Promise<readonly SlackFinding[]> {
  return withRecord(config, async (opened) => {
    const { examineSlack } = await import('../../adapters/slack/index.js');
    const findings = await examineSlack({
      botToken: config.SLACK_BOT_TOKEN,
      appToken: config.SLACK_APP_TOKEN,
      configToken: config.SLACK_CONFIG_TOKEN,
      publicUrl: config.PUBLIC_URL,
      oauth: false,
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
    return 'record' in opened || opened.reason === null
      ? findings
      : [...findings, unreadSettings(opened.reason)];
  });
}

/** The settings that the environment gives, and the modes that managers have set, where the record can be read. */
function doctorSettings(config: Config, opened: OpenRecord, workspace: string): DoctorSettings {
  const settings = coreSettings(config, '');
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

function unreadSettings({ message }: GarboError): SlackFinding {
  return {
    check: 'settings',
    state: 'not configured',
    say: `those changed with /garbo are in the record and were not looked at. ${message}`,
  };
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
      "SELECT to_regclass('garbo.event_arrivals') IS NOT NULL AS found",
    );
    if (!rows[0]?.found) return { reason: null };
    const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
    return { record: createPostgresRecord({ pool, keys, clock }) };
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
