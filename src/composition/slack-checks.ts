import { existsSync } from 'node:fs';
import {
  createInstallationRows,
  createPostgresRecord,
  openEmbedded,
  openPostgres,
  type Pool,
  schemaState,
} from '../../adapters/postgres/index.js';
import type { DoctorSettings, SlackAccess } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import { ConversationNames } from '../core/conversations/conversation-names.js';
import type { CheckFinding } from '../core/doctor/answer.js';
import { GarboError } from '../core/errors.js';
import type { CaseRecord } from '../core/ports/case-record.js';
import type { InstallationRows } from '../core/ports/installation-rows.js';
import type { Log } from '../core/ports/log.js';
import { settingsOf } from '../core/settings/settings-of.js';
import type { WorkspaceSettings } from '../core/settings/workspace-settings.js';
import { coreSettings } from '../core-settings.js';
import { loadKeys } from '../secrets.js';
import { mergeRoles } from './roles.js';
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
export async function findSlackFaults(config: Config): Promise<readonly CheckFinding[]> {
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

/** What is set for a workspace: by people, where the record can be read, else by the environment alone. */
async function doctorSettings(config: Config, opened: OpenRecord, team: string): Promise<DoctorSettings> {
  const workspace = { platform: 'slack', workspace: team } as const;
  const named = [...config.SLACK_LIVE_CHANNELS, ...config.SLACK_OFF_CHANNELS].filter((id) => id !== '*');
  if (!('record' in opened)) {
    const settings = coreSettings(config, '', ({ conversation }) => [conversation]);
    const ofWorkspace = settings.workspaceDefaults(workspace);
    return {
      ...peopleAndAddress(config, ofWorkspace),
      managersChannels: [ofWorkspace.managersConversation].filter((id) => id !== ''),
      namedChannels: named,
      modeOf: async (conversation) => settings.conversationDefaults({ ...workspace, conversation }).mode,
    };
  }
  const { record } = opened;
  const names = new ConversationNames(record, clock);
  // What Slack is asked about goes by the newest id; the record keeps everything under the first.
  const newest = (ids: readonly string[]) =>
    Promise.all([...new Set(ids)].map((conversation) => names.newestOf({ ...workspace, conversation })));
  const settings = coreSettings(config, '', (conversation) => names.allOf(conversation));
  const stored = await record.transaction((tx) => tx.storedSettings(workspace, []));
  const ofWorkspace = { ...settings.workspaceDefaults(workspace), ...stored.workspace };
  const own = [...stored.conversations.values()].map(
    ({ managersConversation }) => managersConversation ?? '',
  );
  return {
    ...peopleAndAddress(config, ofWorkspace),
    managersChannels: await newest([ofWorkspace.managersConversation, ...own].filter((id) => id !== '')),
    namedChannels: await newest(named),
    modeOf: async (channel) => {
      const first = await names.firstOf({ ...workspace, conversation: channel });
      const conversation = { ...workspace, conversation: first };
      return (await record.transaction((tx) => settingsOf(tx, settings, conversation))).mode;
    },
  };
}

function peopleAndAddress(
  config: Config,
  settings: WorkspaceSettings,
): Pick<DoctorSettings, 'roles' | 'contactAddress'> {
  return { roles: mergeRoles(rolesFromConfig(config), settings), contactAddress: settings.contactAddress };
}

/** Says what was not looked at because there is no record, or it cannot be read. */
function aboutRecord({ SLACK_BOT_TOKEN }: Config, opened: OpenRecord): readonly CheckFinding[] {
  if ('record' in opened) return [];
  if (opened.reason !== null) {
    const installations = SLACK_BOT_TOKEN ? '' : 'the installations and ';
    const say = `${installations}what was set with /garbo lie in it and were not looked at. ${opened.reason.message} ${opened.reason.whatToDo}`;
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

/** The record, if this version of Garbo has been started on it. */
async function readable(config: Config, pool: Pool): Promise<OpenRecord> {
  try {
    const state = await schemaState(pool);
    if (state === 'none') return { reason: null };
    if (state === 'behind')
      return { reason: unreadable('The record is of an earlier version.', 'Start Garbo once.') };
    const keys = await loadKeys({ dataFolder: config.DATA_FOLDER, signingKey: config.SIGNING_KEY });
    return { record: createPostgresRecord({ pool, keys, clock }), rows: createInstallationRows(pool) };
  } catch (cause) {
    return { reason: unreadable('The record cannot be read.', 'See what is said of the database.', cause) };
  }
}

function unreadable(message: string, whatToDo: string, cause?: unknown): GarboError {
  return new GarboError('RECORD_UNREADABLE', message, whatToDo, { cause });
}
