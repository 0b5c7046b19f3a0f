import type { TeamsDoctorSettings } from '../../adapters/teams/index.js';
import type { Config } from '../config-schema.js';
import type { CheckFinding } from '../core/doctor/answer.js';
import { arrivalsIn, type OpenRecord, SILENT, withRecord } from './doctor-record.js';
import { settingsForDoctor } from './doctor-settings.js';
import { mergeRoles } from './roles.js';
import { teamsAccess } from './teams-access.js';
import { teamsRolesFromConfig } from './teams-roles.js';

/**
 * Looks at all that Teams has to do with; each check comes to one finding.
 * @throws ConfigFaults when a file of the credential cannot be read
 */
export async function findTeamsFaults(config: Config): Promise<readonly CheckFinding[]> {
  const access = await teamsAccess(config);
  return withRecord(config, async (opened) => {
    const { examineTeams } = await import('../../adapters/teams/index.js');
    const findings = await examineTeams({
      ...access,
      contacts: 'record' in opened ? opened.contacts : null,
      recordFault: 'record' in opened ? null : opened.reason,
      publicUrl: config.PUBLIC_URL,
      request: fetch,
      timeZone: config.TIME_ZONE,
      settingsOf: (tenant) => doctorSettings(config, opened, tenant),
      arrivalsIn: (tenant) => arrivalsIn(opened, { platform: 'teams', workspace: tenant }),
      log: SILENT,
      clock: { now: () => new Date() },
    });
    return [...findings, ...aboutRecord(opened)];
  });
}

/** What is set for a tenant, with the roles that follow from it. */
async function doctorSettings(
  config: Config,
  opened: OpenRecord,
  tenant: string,
): Promise<TeamsDoctorSettings> {
  const named = [...config.TEAMS_LIVE_CHANNELS, ...config.TEAMS_OFF_CHANNELS];
  const workspace = { platform: 'teams', workspace: tenant } as const;
  const { ofWorkspace, ...channels } = await settingsForDoctor(config, opened, workspace, named);
  const roles = mergeRoles(teamsRolesFromConfig(config), ofWorkspace);
  return { ...channels, roles, contactAddress: ofWorkspace.contactAddress };
}

/** Says what was not looked at because the record cannot be read. */
function aboutRecord(opened: OpenRecord): readonly CheckFinding[] {
  if ('record' in opened || opened.reason === null) return [];
  const say = `where Garbo is, and what people set in Teams, lie in it and were not looked at. ${opened.reason.message} ${opened.reason.whatToDo}`;
  return [{ check: 'record', state: 'not configured', say }];
}
