import type { Incoming } from '../../src/core/incoming.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { InstallationRows } from '../../src/core/ports/installation-rows.js';
import type { Log } from '../../src/core/ports/log.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Queues } from '../../src/core/ports/queues.js';

/** Who has a role: people named one by one, or by what they belong to. */
export interface SlackRoleList {
  /** User ids, `U…` or `W…`. */
  readonly users: readonly string[];
  /** User group ids, `S…`. */
  readonly groups: readonly string[];
  /** Workspace ids, `T…`: everybody of that workspace. */
  readonly teams?: readonly string[];
  /**
   * E-mail domains, `example.org`. They need the scope `users:read.email`. A staff role is given by domain only
   * to people of the installation's own organisation, because another workspace says of its members what it likes.
   */
  readonly emailDomains?: readonly string[];
}

/** Roles given by the company; they win over what Slack says of a person. */
export interface SlackRoles {
  readonly customers: SlackRoleList;
  readonly agents: SlackRoleList;
  readonly managers: SlackRoleList;
  readonly directors: SlackRoleList;
}

/** How Garbo is let into workspaces. */
export type SlackAccess =
  /** One workspace, by the token of its bot, `xoxb-…`. */
  | { readonly botToken: string }
  /** Every workspace that installs the app itself. */
  | { readonly oauth: SlackOAuth };

/** What installing by OAuth needs. */
export interface SlackOAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs the state that ties an installation to the browser that began it. */
  readonly stateSecret: string;
  /** Encrypts tokens at rest; 32 bytes each. The first one encrypts, all of them decrypt. */
  readonly encryptionKeys: readonly [Buffer, ...Buffer[]];
  /** The address under which Slack's consent page sends people back to this server. */
  readonly publicUrl: string;
  readonly rows: InstallationRows;
}

/** What the Slack adapter needs from the rest of Garbo. */
export interface SlackOptions extends Incoming {
  readonly access: SlackAccess;
  /** Checks that a request comes from Slack. Needed over HTTP, unused in Socket Mode. */
  readonly signingSecret?: string;
  /** `xapp-…`, scope `connections:write`. Given: Socket Mode, and no events are served over HTTP. */
  readonly appToken?: string;
  /** The Web API's address; Slack's own when absent. */
  readonly apiUrl?: string;
  /** The roles given by the company in a workspace; as they are now, or were at most `ROLE_AGES_MS.lists` ago. */
  readonly rolesOf: (team: string) => Promise<SlackRoles>;
  readonly queues: Queues;
  /** Keeps that a delivery of this kind came to the installation in this workspace. */
  readonly noteArrival: (team: string, kind: string) => Promise<void>;
  readonly phrases: PhraseBook;
  readonly log: Log;
  readonly clock: Clock;
}
