import type { PressOutcome } from '../../src/core/cases/press.js';
import type { Language } from '../../src/core/language.js';
import type { StatusQuestion } from '../../src/core/overview/customer-status.js';
import type { Clock } from '../../src/core/ports/clock.js';
import type { InstallationRows } from '../../src/core/ports/installation-rows.js';
import type { Log } from '../../src/core/ports/log.js';
import type { PhraseBook } from '../../src/core/ports/phrase-book.js';
import type { Press, Queues } from '../../src/core/ports/queues.js';
import type { CheckedReport } from '../../src/core/reports/check-report.js';
import type { FiledReport } from '../../src/core/reports/report.js';
import type { ReportableClause } from '../../src/core/reports/reportable-clauses.js';
import type { SettingsInForce } from '../../src/core/settings/read-settings.js';
import type { SettingsChange, SettingsOutcome } from '../../src/core/settings/settings-change.js';
import type { ConversationKey, WorkspaceKey } from '../../src/core/workspace.js';

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

/** A commitment that a complaint can rest on. */
export interface ComplaintGroundChoice {
  readonly clause: string;
  /** The clause's words. */
  readonly text: string;
}

/** What the Slack adapter needs from the rest of Garbo. */
export interface SlackOptions {
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
  /** Says what a press would come to, without acting. Slack gives the answer three seconds. */
  readonly checkPress: (press: Press) => Promise<PressOutcome>;
  /** Whether a person may ask the managers for support. Throws PlatformUnavailable. */
  readonly mayAskForSupport: (workspace: WorkspaceKey, person: string) => Promise<boolean>;
  /** The figures for this person, as plain text; `null`: not for them. Throws PlatformUnavailable. */
  readonly sayStats: (workspace: WorkspaceKey, person: string, language: Language) => Promise<string | null>;
  /** Says what a change of the settings would come to, without making it. Slack gives the answer three seconds. */
  readonly checkSettings: (change: SettingsChange) => Promise<SettingsOutcome>;
  /** Whether everything that a change asks for is in force. */
  readonly changeHolds: (change: SettingsChange) => Promise<boolean>;
  /** The settings as they are now, of the workspace and of these conversations. */
  readonly settingsInForce: (
    workspace: WorkspaceKey,
    conversations: readonly string[],
  ) => Promise<SettingsInForce>;
  /** The policy as plain text, shown in a dialog where the button has no address to open. */
  readonly policyText: (language: Language) => string;
  /** How a customer stands, in sentences, one a line; it says itself who may know. Slack gives the answer three seconds. */
  readonly statusLines: (question: StatusQuestion) => Promise<readonly string[]>;
  /** How Garbo behaves in a conversation and who set it so, in sentences. */
  readonly modeLines: (conversation: ConversationKey, language: Language) => Promise<readonly string[]>;
  /** The commitments of the policy that a complaint can rest on, in its order. */
  readonly commitments: (language: Language) => readonly ComplaintGroundChoice[];
  /** Says whether a report may be filed, and what of it cannot be accepted. Slack gives the answer three seconds. */
  readonly checkReport: (report: FiledReport) => Promise<CheckedReport>;
  /** The clauses of the policy that a customer can break, in its order. */
  readonly reportableClauses: (language: Language) => readonly ReportableClause[];
  readonly phrases: PhraseBook;
  readonly log: Log;
  readonly clock: Clock;
}
