import type { GarboError } from '../../../src/core/errors.js';
import type { Person } from '../../../src/core/people/person.js';
import type { Mode } from '../../../src/core/settings/conversation-settings.js';
import type { TeamsContacts } from '../contacts.js';
import type { Graph } from '../graph.js';
import type { GroupDirectory } from '../group-directory.js';
import type { TeamsPeople } from '../people.js';
import type { TeamsRoles } from '../settings.js';

/** What is set for a tenant, as far as the doctor compares it with Teams. */
export interface TeamsDoctorSettings {
  readonly roles: TeamsRoles;
  /** Where managers read alerts; none: nobody reads them. */
  readonly managersChannels: readonly string[];
  /** Channels and chats that the settings name, each of which Garbo has to be in. */
  readonly namedChannels: readonly string[];
  readonly modeOf: (channel: string) => Promise<Mode>;
  /** The address that stays open after a measure. */
  readonly contactAddress: string | null;
}

/** A tenant, with all that its checks need. */
export interface ExaminedTenant {
  readonly tenant: string;
  readonly settings: TeamsDoctorSettings;
  readonly graph: Graph;
  readonly groups: GroupDirectory;
  readonly people: TeamsPeople;
  readonly contacts: TeamsContacts;
  /** Why the record, and with it where Garbo is, cannot be read. */
  readonly recordFault: GarboError | null;
  /** Everybody who may decide on alerts. Throws PlatformUnavailable. */
  readonly reviewers: () => Promise<readonly Person[]>;
  /** When each kind of delivery last came. Throws GarboError `DATA_FOLDER_IN_USE` while Garbo has the record. */
  readonly arrivals: () => Promise<ReadonlyMap<string, Date>>;
  /** The zone times are said in. */
  readonly timeZone: string;
}
