import type { WorkspaceKey } from '../workspace.js';

/** Whom or what a contact reaches. */
export interface ContactKey extends WorkspaceKey {
  readonly kind: 'conversation' | 'person';
  /** The platform's own id. */
  readonly id: string;
}

/** How a conversation or a person is reached. */
export interface Contact {
  readonly id: string;
  /** The adapter's own notes, as text it can read again; no words of a message. */
  readonly address: string;
}

/**
 * Keeps how conversations and people are reached, for platforms that say so only when something arrives.
 * Every call throws RecordUnavailable.
 */
export interface ContactRows {
  /** Keeps it, in place of what was kept under the key. */
  keep(key: ContactKey, address: string, seenAt: Date): Promise<void>;
  find(key: ContactKey): Promise<Contact | null>;
  /** All of a workspace, by id. */
  list(workspace: WorkspaceKey, kind: ContactKey['kind']): Promise<readonly Contact[]>;
  /** The workspaces of a platform with a contact in them. */
  workspaces(platform: WorkspaceKey['platform']): Promise<readonly WorkspaceKey[]>;
  /** Drops all of a workspace. */
  dropAll(workspace: WorkspaceKey): Promise<void>;
}
