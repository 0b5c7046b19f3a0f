import type { WorkspaceKey } from '../workspace.js';

/**
 * What a platform's adapter keeps of one installation of Garbo. Its secrets are sealed before they come here, so
 * that neither the core nor whoever reads the database can use them.
 */
export interface InstallationRow extends WorkspaceKey {
  /** What the adapter wants to know again, as JSON: nothing secret, nothing about a person. */
  readonly facts: unknown;
  /** Sealed secrets by name. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Counts the changes, from 1: whoever changes a row says which one it has read. */
  readonly version: number;
}

/** What is written of an installation. */
export type NewInstallationRow = Omit<InstallationRow, 'version'>;

/**
 * The installations of a platform where several workspaces install Garbo themselves. Each call is a transaction of
 * its own: none stays open while a platform is asked. Throws RecordUnavailable.
 */
export interface InstallationRows {
  find(key: WorkspaceKey): Promise<InstallationRow | null>;
  /** All of a platform, by workspace. */
  list(platform: WorkspaceKey['platform']): Promise<readonly InstallationRow[]>;
  /** Garbo was installed: what was kept of the workspace before is replaced. */
  install(row: NewInstallationRow): Promise<void>;
  /** Replaces facts and secrets, and gives up a claim, if the row is still at `version`; says whether it was. */
  change(row: NewInstallationRow, version: number): Promise<boolean>;
  /**
   * Claims the right to renew the secrets of the row at `version`, so that of several processes one does. `false`
   * when the row has changed, or somebody else has claimed it until later than `now`.
   */
  claim(key: WorkspaceKey, version: number, now: Date, until: Date): Promise<boolean>;
  /** Gives a claim up without a change. */
  release(key: WorkspaceKey, version: number): Promise<void>;
  /** Deletes the row if it is still at `version`. */
  remove(key: WorkspaceKey, version: number): Promise<void>;
}
