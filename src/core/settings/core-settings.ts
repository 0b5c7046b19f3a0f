import type { Language } from '../language.js';
import type { ConversationKey, PlatformName, WorkspaceKey } from '../workspace.js';
import type { ConversationSettings } from './conversation-settings.js';
import type { WorkspaceSettings } from './workspace-settings.js';

/** What the installation decides once, from the environment. */
export interface CoreSettings {
  /** Every id a conversation has had, the first one first: a setting may name it by any of them. */
  readonly namesOf: (conversation: ConversationKey) => readonly string[];
  /** First values for a conversation; what people set wins over them. */
  readonly conversationDefaults: (conversation: ConversationKey) => ConversationSettings;
  /** First values for a workspace; what people set wins over them. */
  readonly workspaceDefaults: (workspace: WorkspaceKey) => WorkspaceSettings;
  /** What alerts are written in. */
  readonly managersLanguage: Language;
  /** Where the policy can be read, per language; `null` without a public address. */
  readonly policyUrl: (language: Language, platform: PlatformName) => string | null;
  /** Whose LLM reads the messages, as people know it; `null`: nothing leaves this server. */
  readonly aiProvider: string | null;
  /** The help lines the company has approved, as they are to be read out, per language. */
  readonly careLines: Readonly<Record<Language, string>>;
  /** How long a harmless text is kept as background, in hours. */
  readonly backgroundHours: number;
  /** How long evidence is kept, in days. */
  readonly evidenceDays: number;
}
