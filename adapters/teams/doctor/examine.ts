import type { Answer, CheckFinding } from '../../../src/core/doctor/answer.js';
import { checkContactAddress } from '../../../src/core/doctor/contact-address.js';
import { checkComplaints, checkDisputes } from '../../../src/core/doctor/reviewers.js';
import type { GarboError } from '../../../src/core/errors.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { ContactRows } from '../../../src/core/ports/contact-rows.js';
import type { Log } from '../../../src/core/ports/log.js';
import { Administrators } from '../administrators.js';
import { Connector } from '../connector.js';
import { TeamsContacts } from '../contacts.js';
import { Graph } from '../graph.js';
import { GroupDirectory } from '../group-directory.js';
import { AppTokens } from '../identity/tokens.js';
import { MemberFinder } from '../member-finder.js';
import { TeamsPeople } from '../people.js';
import type { TeamsOptions } from '../settings.js';
import { checkAddress } from './address.js';
import { checkCredentials, checkKeys } from './credentials.js';
import { checkEvents } from './events.js';
import { checkGroups } from './groups.js';
import { checkLimits, checkTargetedMessages } from './limits.js';
import { checkManagersChannel, checkNoManagersChannel } from './managers-channel.js';
import { checkPermissions } from './permissions.js';
import { checkPlaces } from './places.js';
import { readOnly } from './read-only-contacts.js';
import { checkNamedManagers, NAME_A_DIRECTOR } from './reviewers.js';
import { runCheck } from './run-check.js';
import type { ExaminedTenant, TeamsDoctorSettings } from './workspace.js';

/** What the examination of Teams needs. */
export interface TeamsExamination
  extends Pick<
    TeamsOptions,
    'appId' | 'credential' | 'tenant' | 'tenants' | 'addresses' | 'targetedMessages'
  > {
  /** `null`: there are none, or they cannot be read. */
  readonly contacts: ContactRows | null;
  /** Why the record cannot be read; `null`: it can, or there is none yet. */
  readonly recordFault: GarboError | null;
  readonly publicUrl: string | undefined;
  /** How the public address is asked: `fetch`. */
  readonly request: typeof fetch;
  readonly timeZone: string;
  readonly settingsOf: (tenant: string) => Promise<TeamsDoctorSettings>;
  readonly arrivalsIn: (tenant: string) => Promise<ReadonlyMap<string, Date>>;
  readonly log: Log;
  readonly clock: Clock;
}

/** A check, by its name. */
type Check = readonly [name: string, run: () => Promise<Answer>];

const SET_AN_ADDRESS = 'Set it by writing setup to Garbo, or with CONTACT_ADDRESS.';

/**
 * Looks at everything Teams has to do with, all at once; each check comes to one finding and none throws.
 * @throws what `settingsOf` throws
 */
export async function examineTeams(options: TeamsExamination): Promise<readonly CheckFinding[]> {
  const tokens = new AppTokens(options);
  const tenants = await Promise.all(options.tenants.map((tenant) => openTenant(tenant, tokens, options)));
  const found = await Promise.all([
    runAll(checksOfApp(tokens, options), ''),
    ...tenants.map((one) => runAll(checksOfTenant(one), tenants.length === 1 ? '' : ` of ${one.tenant}`)),
  ]);
  return found.flat();
}

async function openTenant(
  tenant: string,
  tokens: AppTokens,
  options: TeamsExamination,
): Promise<ExaminedTenant> {
  const { log, clock, addresses, timeZone } = options;
  const settings = await options.settingsOf(tenant);
  const contacts = new TeamsContacts(readOnly(options.contacts), addresses, clock);
  const graph = new Graph(tokens, options);
  const groups = new GroupDirectory(graph, log, clock);
  const settingsOfTenant = {
    rolesOf: async () => settings.roles,
    managersConversationOf: async () => settings.managersChannels[0] ?? '',
  };
  const finder = new MemberFinder(new Connector(tokens, contacts), contacts, settingsOfTenant);
  const people = new TeamsPeople(
    finder,
    contacts,
    groups,
    new Administrators(graph, clock),
    settingsOfTenant,
    clock,
  );
  return {
    tenant,
    settings,
    graph,
    groups,
    people,
    contacts,
    recordFault: options.recordFault,
    reviewers: () => people.findReviewers({ platform: 'teams', workspace: tenant }),
    arrivals: () => options.arrivalsIn(tenant),
    timeZone,
  };
}

function checksOfApp(tokens: AppTokens, options: TeamsExamination): readonly Check[] {
  return [
    ['credentials', () => checkCredentials(tokens, options.appId)],
    ['keys', () => checkKeys(options.addresses.openId)],
    ['address', () => checkAddress(options.publicUrl, options.request)],
    ['targeted messages', () => checkTargetedMessages(options.targetedMessages)],
    ['limits', checkLimits],
  ];
}

function checksOfTenant(examined: ExaminedTenant): readonly Check[] {
  const { settings, reviewers } = examined;
  return [
    ['permissions', () => checkPermissions(examined)],
    ['events', () => checkEvents(examined)],
    ['places', () => checkPlaces(examined)],
    ...(settings.managersChannels.length === 0
      ? [['managers’ channel', checkNoManagersChannel] as const]
      : []),
    ...settings.managersChannels.map(
      (id) => ['managers’ channel', () => checkManagersChannel(id, examined)] as const,
    ),
    ['managers', () => checkNamedManagers(examined)],
    ['disputes', async () => checkDisputes(await reviewers())],
    ['complaints', async () => checkComplaints(await reviewers(), NAME_A_DIRECTOR)],
    ['groups', () => checkGroups(examined)],
    ['contact address', () => checkContactAddress(settings.contactAddress, SET_AN_ADDRESS)],
  ];
}

function runAll(checks: readonly Check[], label: string): Promise<readonly CheckFinding[]> {
  return Promise.all(
    checks.map(async ([name, run]) => ({ check: `${name}${label}`, ...(await runCheck(run)) })),
  );
}
