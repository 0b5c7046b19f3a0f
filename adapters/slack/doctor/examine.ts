import { webApi } from '@slack/bolt';
import { type Answer, type CheckFinding, ok, warning } from '../../../src/core/doctor/answer.js';
import { checkContactAddress } from '../../../src/core/doctor/contact-address.js';
import { checkComplaints, checkDisputes } from '../../../src/core/doctor/reviewers.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { Log } from '../../../src/core/ports/log.js';
import { GroupDirectory } from '../group-members.js';
import type { Installation, Installations } from '../installation.js';
import { SlackPeople } from '../people.js';
import { createSdkLogger } from '../sdk-logger.js';
import { createWebClient, webClientOptions } from '../web-client.js';
import { checkAppSettings } from './app-settings.js';
import { checkChannels } from './channels.js';
import { checkClock } from './clock.js';
import { checkEvents } from './events.js';
import { checkAddress, checkSocketMode } from './intake.js';
import { checkManagersChannel, checkNoManagersChannel } from './managers-channel.js';
import { checkNamedManagers, NAME_A_DIRECTOR, reviewersOf } from './reviewers.js';
import { runCheck } from './run-check.js';
import { checkOptionalScopes, checkScopes } from './scopes.js';
import { checkUserGroups } from './user-groups.js';
import type { DoctorSettings, ExaminedWorkspace } from './workspace.js';

/** What the examination of Slack needs. */
export interface SlackDoctorOptions {
  /** `null`: they cannot be read, and only the app is looked at. */
  readonly installations: Installations | null;
  /** Whether workspaces install Garbo by OAuth; else one token stands in the settings. */
  readonly isOAuth: boolean;
  readonly appToken: string | undefined;
  /** An app configuration token, `xoxe.xoxp-…`: with it the app's own settings are compared. */
  readonly configToken: string | undefined;
  readonly publicUrl: string | undefined;
  readonly apiUrl: string | undefined;
  readonly timeZone: string;
  readonly settingsOf: (team: string) => Promise<DoctorSettings>;
  readonly arrivalsIn: (team: string) => Promise<ReadonlyMap<string, Date>>;
  readonly log: Log;
  readonly clock: Clock;
}

const SET_AN_ADDRESS = 'Set it with /garbo setup or CONTACT_ADDRESS.';

/** A check, by its name. */
type Check = readonly [name: string, run: () => Promise<Answer>];

/** Looks at everything Slack has to do with, all at once; each check comes to one finding and none throws. */
export async function examineWorkspaces(options: SlackDoctorOptions): Promise<readonly CheckFinding[]> {
  const opened = options.installations === null ? [] : await openAll(options.installations, options);
  const workspaces = opened.flatMap(({ workspace }) => (workspace === null ? [] : [workspace]));
  const found = await Promise.all([
    ...opened.map(async ({ finding, workspace, label }) => [
      finding,
      ...(workspace === null ? [] : await runAll(checksOfWorkspace(workspace), label)),
    ]),
    runAll(checksOfApp(workspaces[0]?.installation, options), ''),
  ]);
  return found.flat();
}

/** A workspace that was asked for, with what came of it; `null` where Slack does not accept its token. */
interface Opened {
  readonly finding: CheckFinding;
  readonly workspace: ExaminedWorkspace | null;
  /** Tells its findings from those of other workspaces. */
  readonly label: string;
}

async function openAll(
  installations: Installations,
  options: SlackDoctorOptions,
): Promise<readonly Opened[]> {
  // Whose the one token is, is the first thing to be found out.
  const teams = options.isOAuth ? await installations.list() : [''];
  if (teams.length === 0) {
    const say = 'no workspace has installed Garbo yet. Open /slack/install under PUBLIC_URL.';
    return [{ finding: { check: 'token', ...warning(say) }, workspace: null, label: '' }];
  }
  return Promise.all(
    teams.map((team) => openWorkspace(team, installations, { ...options, isAlone: teams.length === 1 })),
  );
}

/** Whether Slack accepts the token of a workspace; if so, what the other checks need. */
async function openWorkspace(
  team: string,
  installations: Installations,
  { settingsOf, arrivalsIn, clock, log, timeZone, isAlone }: SlackDoctorOptions & { isAlone: boolean },
): Promise<Opened> {
  const opened: ExaminedWorkspace[] = [];
  let name = team;
  const answer = await runCheck(async () => {
    const installation = await installations.of(team);
    const who = await installation.client.auth.test();
    name = who.team ?? installation.team;
    const settings = await settingsOf(installation.team);
    const directory = new GroupDirectory(log, clock);
    opened.push({
      installation,
      scopes: who.response_metadata?.scopes ?? null,
      settings,
      people: new SlackPeople(installations, directory, async () => settings.roles, clock),
      arrivals: () => arrivalsIn(installation.team),
      clock,
      timeZone,
    });
    return ok(`accepted for ${name} (${installation.team}), as @${who.user ?? installation.botUser}.`);
  });
  const label = isAlone ? '' : ` of ${name}`;
  return { finding: { check: `token${label}`, ...answer }, workspace: opened[0] ?? null, label };
}

function checksOfWorkspace(workspace: ExaminedWorkspace): readonly Check[] {
  const { managersChannels, contactAddress } = workspace.settings;
  return [
    ['scopes', () => checkScopes(workspace)],
    ['optional scopes', () => checkOptionalScopes(workspace)],
    ['events', () => checkEvents(workspace)],
    ['channels', () => checkChannels(workspace)],
    ...(managersChannels.length === 0 ? [['managers’ channel', checkNoManagersChannel] as const] : []),
    ...managersChannels.map(
      (id) => ['managers’ channel', () => checkManagersChannel(id, workspace)] as const,
    ),
    ['managers', () => checkNamedManagers(workspace)],
    ['disputes', async () => checkDisputes(await reviewersOf(workspace))],
    ['complaints', async () => checkComplaints(await reviewersOf(workspace), NAME_A_DIRECTOR)],
    ['user groups', () => checkUserGroups(workspace)],
    ['contact address', () => checkContactAddress(contactAddress, SET_AN_ADDRESS)],
  ];
}

function checksOfApp(
  installation: Installation | undefined,
  { appToken, configToken, publicUrl, isOAuth, apiUrl, log, clock }: SlackDoctorOptions,
): readonly Check[] {
  const logger = createSdkLogger(log);
  const clientOf = (token: string) => createWebClient(token, logger, apiUrl);
  const isSocketMode = appToken !== undefined;
  const clientWith = (request: typeof fetch) =>
    new webApi.WebClient(undefined, { ...webClientOptions(logger, apiUrl), fetch: request });
  return [
    ...(installation === undefined
      ? []
      : [
          [
            'app settings',
            () => checkAppSettings({ installation, configToken, clientOf, isSocketMode, publicUrl, isOAuth }),
          ] as const,
        ]),
    ['address', () => checkAddress(publicUrl, isSocketMode)],
    ['Socket Mode', () => checkSocketMode(appToken === undefined ? null : clientOf(appToken))],
    ['clock', () => checkClock({ clientWith, clock, isSocketMode })],
  ];
}

function runAll(checks: readonly Check[], label: string): Promise<readonly CheckFinding[]> {
  return Promise.all(
    checks.map(async ([name, run]) => ({ check: `${name}${label}`, ...(await runCheck(run)) })),
  );
}
