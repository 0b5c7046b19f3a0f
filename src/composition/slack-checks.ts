import type { DoctorSettings, SlackAccess } from '../../adapters/slack/index.js';
import type { Config } from '../config-schema.js';
import type { CheckFinding } from '../core/doctor/answer.js';
import { arrivalsIn, type OpenRecord, SILENT, withRecord } from './doctor-record.js';
import { settingsForDoctor } from './doctor-settings.js';
import { mergeRoles } from './roles.js';
import { oauthAccess } from './slack-access.js';
import { rolesFromConfig } from './slack-roles.js';

const clock = { now: () => new Date() };

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
      arrivalsIn: (team) => arrivalsIn(opened, { platform: 'slack', workspace: team }),
      log: SILENT,
      clock,
    });
    return [...findings, ...aboutRecord(config, opened)];
  });
}

function accessOf(config: Config, opened: OpenRecord): SlackAccess | null {
  if (config.SLACK_BOT_TOKEN) return { botToken: config.SLACK_BOT_TOKEN };
  if ('record' in opened) return { oauth: oauthAccess(config, opened.installations) };
  return null;
}

/** What is set for a workspace, with the roles that follow from it. */
async function doctorSettings(config: Config, opened: OpenRecord, team: string): Promise<DoctorSettings> {
  const named = [...config.SLACK_LIVE_CHANNELS, ...config.SLACK_OFF_CHANNELS];
  const workspace = { platform: 'slack', workspace: team } as const;
  const { ofWorkspace, ...channels } = await settingsForDoctor(config, opened, workspace, named);
  const roles = mergeRoles(rolesFromConfig(config), ofWorkspace);
  return { ...channels, roles, contactAddress: ofWorkspace.contactAddress };
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
