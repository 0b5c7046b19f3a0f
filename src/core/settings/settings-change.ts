import type { WorkspaceKey } from '../workspace.js';
import type { OwnConversationSettings } from './conversation-settings.js';
import type { WorkspaceSettings } from './workspace-settings.js';

interface Ordered {
  readonly workspace: WorkspaceKey;
  /** Who asked for it, as the platform's id. */
  readonly actor: string;
}

/** A change of the settings that somebody asked for. */
export type SettingsChange =
  | (Ordered & {
      readonly of: 'workspace';
      readonly values: Partial<Omit<WorkspaceSettings, 'agents' | 'customers'>>;
    })
  | (Ordered & {
      readonly of: 'conversation';
      readonly conversation: string;
      readonly values: Partial<OwnConversationSettings>;
    })
  | (Ordered & {
      /** Corrections: these count as customers, these as the team, and these as the platform says again. */
      readonly of: 'people';
      readonly customers: readonly string[];
      readonly agents: readonly string[];
      readonly asThePlatformSays: readonly string[];
    });

/** The field of a form that a fault belongs to. */
export type SettingsField =
  | 'managersConversation'
  | 'managers'
  | 'directors'
  | 'workingDays'
  | 'workingHours'
  | 'contactAddress'
  | 'mode'
  | 'customers'
  | 'agents';

/** A value that cannot be taken, with the key under `settings.refused.` that says why. */
export interface SettingsFault {
  readonly field: SettingsField;
  readonly phrase: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What a change would come to, in sentences for whoever asked for it. */
export type SettingsOutcome =
  | { readonly status: 'ready' }
  | { readonly status: 'forbidden'; readonly say: string }
  | {
      readonly status: 'faulty';
      readonly faults: readonly { readonly field: SettingsField; readonly say: string }[];
    };
