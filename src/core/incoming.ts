import { checkPress } from './cases/check-press.js';
import type { PressOutcome } from './cases/press.js';
import { commitmentsOf } from './complaints/commitments.js';
import { inFirstNames } from './conversations/in-first-names.js';
import type { Language } from './language.js';
import type { StatusQuestion } from './overview/customer-status.js';
import { sayMode } from './overview/say-mode.js';
import { sayStats } from './overview/say-stats.js';
import { sayStatus } from './overview/say-status.js';
import { sayPolicy } from './policy/say-policy.js';
import type { Press } from './ports/queues.js';
import { type CheckedReport, checkReport } from './reports/check-report.js';
import type { FiledReport } from './reports/report.js';
import { type ReportableClause, reportableClauses } from './reports/reportable-clauses.js';
import { changeHolds } from './settings/change-holds.js';
import { checkSettings } from './settings/check-settings.js';
import { readSettings, type SettingsInForce } from './settings/read-settings.js';
import type { SettingsChange, SettingsOutcome } from './settings/settings-change.js';
import { mayAskForSupport } from './support/ask-for-support.js';
import type { Tools } from './tools.js';
import type { ConversationKey, WorkspaceKey } from './workspace.js';

/** A commitment that a complaint can rest on. */
export interface ComplaintGroundChoice {
  readonly clause: string;
  /** The clause's words. */
  readonly text: string;
}

/**
 * What a platform adapter may ask while somebody waits for an answer: nothing here changes anything. Platforms give the
 * answer a few seconds. What is to be done goes onto the queues.
 */
export interface Incoming {
  /** Says what a press would come to, without acting. */
  checkPress(press: Press): Promise<PressOutcome>;
  /** Whether a person may ask the managers for support. Throws PlatformUnavailable. */
  mayAskForSupport(workspace: WorkspaceKey, person: string): Promise<boolean>;
  /** The figures for this person, as plain text; `null`: not for them. Throws PlatformUnavailable. */
  sayStats(workspace: WorkspaceKey, person: string, language: Language): Promise<string | null>;
  /** Says what a change of the settings would come to, without making it. */
  checkSettings(change: SettingsChange): Promise<SettingsOutcome>;
  /** Whether everything that a change asks for is in force. */
  changeHolds(change: SettingsChange): Promise<boolean>;
  /** The settings as they are now, of the workspace and of these conversations. */
  settingsInForce(workspace: WorkspaceKey, conversations: readonly string[]): Promise<SettingsInForce>;
  /** The policy as plain text, shown in a dialog where the button has no address to open. */
  policyText(language: Language): string;
  /** How a customer stands, in sentences, one a line; it says itself who may know. */
  statusLines(question: StatusQuestion): Promise<readonly string[]>;
  /** How Garbo behaves in a conversation and who set it so, in sentences. */
  modeLines(conversation: ConversationKey, language: Language): Promise<readonly string[]>;
  /** The commitments of the policy that a complaint can rest on, in its order. */
  commitments(language: Language): readonly ComplaintGroundChoice[];
  /** Says whether a report may be filed, and what of it cannot be accepted. */
  checkReport(report: FiledReport): Promise<CheckedReport>;
  /** The clauses of the policy that a customer can break, in its order. */
  reportableClauses(language: Language): readonly ReportableClause[];
}

/** What answering a platform adapter needs. */
export type IncomingTools = Pick<
  Tools,
  | 'record'
  | 'platformOf'
  | 'conversationNames'
  | 'policy'
  | 'settings'
  | 'phrases'
  | 'calendar'
  | 'clock'
  | 'ids'
  | 'log'
>;

/** The use cases behind what platform adapters ask. */
export function createIncoming(tools: IncomingTools): Incoming {
  return {
    checkPress: (press) => checkPress(tools, press),
    mayAskForSupport: (workspace, person) => mayAskForSupport(tools, workspace, person),
    sayStats: (workspace, person, language) => sayStats(tools, workspace, person, language),
    checkSettings: async (change) =>
      checkSettings(tools, await inFirstNames(tools.conversationNames, change)),
    changeHolds: async (change) => changeHolds(tools, await inFirstNames(tools.conversationNames, change)),
    settingsInForce: (workspace, conversations) => readSettings(tools, workspace, conversations),
    policyText: (language) => {
      const text = tools.policy.texts[language] ?? tools.policy.texts.it ?? tools.policy.texts.en;
      return text ? sayPolicy(text) : '';
    },
    statusLines: (question) => sayStatus(tools, question),
    modeLines: (conversation, language) => sayMode(tools, conversation, language),
    commitments: (language) =>
      commitmentsOf(tools.policy, language).map(({ id: clause, text }) => ({ clause, text })),
    checkReport: async (report) => checkReport(tools, await inFirstNames(tools.conversationNames, report)),
    reportableClauses: (language) => reportableClauses(tools.policy, language),
  };
}
