import { webApi } from '@slack/bolt';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { Log } from '../../../src/core/ports/log.js';
import { GroupDirectory } from '../group-members.js';
import type { Installation, Installations } from '../installation.js';
import { SlackPeople } from '../people.js';
import { createSdkLogger } from '../sdk-logger.js';
import { createWebClient, webClientOptions } from '../web-client.js';
import { type Answer, ok, type SlackFinding } from './answer.js';
import { checkAppSettings } from './app-settings.js';
import { checkChannels } from './channels.js';
import { checkClock } from './clock.js';
import { checkEvents } from './events.js';
import { checkAddress, checkContactAddress, checkSocketMode } from './intake.js';
import { checkManagersChannel, checkNoManagersChannel } from './managers-channel.js';
import { checkComplaints, checkDisputes, checkManagers } from './reviewers.js';
import { runCheck } from './run-check.js';
import { checkOptionalScopes, checkScopes } from './scopes.js';
import { checkUserGroups } from './user-groups.js';
import type { DoctorSettings, ExaminedWorkspace } from './workspace.js';

/** What the examination of Slack needs. */
export interface SlackDoctorOptions {
  readonly installations: Installations;
  /** The workspaces Garbo is installed in. */
  readonly teams: readonly string[];
  readonly appToken: string | undefined;
  /** An app configuration token, `xoxe.xoxp-…`: with it the app's own settings are compared. */
  readonly configToken: string | undefined;
  readonly publicUrl: string | undefined;
  readonly oauth: boolean;
  readonly apiUrl: string | undefined;
  readonly timeZone: string;
  readonly settingsOf: (team: string) => Promise<DoctorSettings>;
  readonly arrivalsIn: (team: string) => Promise<ReadonlyMap<string, Date>>;
  readonly log: Log;
  readonly clock: Clock;
}

/** A check, by its name. */
type Check = readonly [name: string, run: () => Promise<Answer>];

/** Looks at everything Slack has to do with, all at once; each check comes to one finding and none throws. */
export async function examineWorkspaces(options: SlackDoctorOptions): Promise<readonly SlackFinding[]> {
  const opened = await Promise.all(options.teams.map((team) => openWorkspace(team, options)));
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

/** Whether Slack accepts the token of a workspace; if so, what the other checks need. */
async function openWorkspace(team: string, options: SlackDoctorOptions) {
  const opened: ExaminedWorkspace[] = [];
  let name = team;
  const answer = await runCheck(async () => {
    const installation = await options.installations.of(team);
    const who = await installation.client.auth.test();
    name = who.team ?? installation.team;
    opened.push({
      installation,
      scopes: who.response_metadata?.scopes ?? null,
      settings: await options.settingsOf(installation.team),
      people: peopleOf(options),
      arrivals: () => options.arrivalsIn(installation.team),
      clock: options.clock,
      timeZone: options.timeZone,
    });
    return ok(`accepted for ${name} (${installation.team}), as @${who.user ?? installation.botUser}.`);
  });
  const label = options.teams.length > 1 ? ` of ${name}` : '';
  return { finding: { check: `token${label}`, ...answer }, workspace: opened[0] ?? null, label };
}

function peopleOf({ installations, settingsOf, log, clock }: SlackDoctorOptions): SlackPeople {
  const rolesOf = async (team: string) => (await settingsOf(team)).roles;
  return new SlackPeople(installations, new GroupDirectory(log, clock), rolesOf, clock);
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
    ['managers', () => checkManagers(workspace)],
    ['disputes', () => checkDisputes(workspace)],
    ['complaints', () => checkComplaints(workspace)],
    ['user groups', () => checkUserGroups(workspace)],
    ['contact address', () => checkContactAddress(contactAddress)],
  ];
}

function checksOfApp(
  installation: Installation | undefined,
  { appToken, configToken, publicUrl, oauth, apiUrl, log, clock }: SlackDoctorOptions,
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
            () => checkAppSettings({ installation, configToken, clientOf, isSocketMode, publicUrl, oauth }),
          ] as const,
        ]),
    ['address', () => checkAddress(publicUrl, isSocketMode)],
    ['Socket Mode', () => checkSocketMode(appToken === undefined ? null : clientOf(appToken))],
    ['clock', () => checkClock({ clientWith, clock, isSocketMode })],
  ];
}

function runAll(checks: readonly Check[], label: string): Promise<readonly SlackFinding[]> {
  return Promise.all(
    checks.map(async ([name, run]) => ({ check: `${name}${label}`, ...(await runCheck(run)) })),
  );
}
