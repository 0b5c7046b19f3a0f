import type { PeopleDirectory } from '../../../src/core/ports/chat-platform.js';
import type { Clock } from '../../../src/core/ports/clock.js';
import type { Mode } from '../../../src/core/settings/conversation-settings.js';
import type { Installation } from '../installation.js';
import type { SlackRoles } from '../settings.js';

/** What is set for a workspace, as far as the doctor compares it with Slack. */
export interface DoctorSettings {
  readonly roles: SlackRoles;
  /** Channels where managers read alerts; none: nobody reads them. */
  readonly managersChannels: readonly string[];
  /** Channels that the settings name, each of which Garbo has to be in. */
  readonly namedChannels: readonly string[];
  readonly modeOf: (channel: string) => Promise<Mode>;
  /** The address that stays open after a measure. */
  readonly contactAddress: string | null;
}

/** A workspace whose token Slack accepts, with all that its checks need. */
export interface ExaminedWorkspace {
  readonly installation: Installation;
  /** The permissions of its token; `null` when Slack's answer does not name them. */
  readonly scopes: readonly string[] | null;
  readonly settings: DoctorSettings;
  readonly people: PeopleDirectory;
  /** When each kind of delivery last came. Throws GarboError `DATA_FOLDER_IN_USE` while Garbo has the record. */
  readonly arrivals: () => Promise<ReadonlyMap<string, Date>>;
  readonly clock: Clock;
  /** The zone times are said in. */
  readonly timeZone: string;
}
