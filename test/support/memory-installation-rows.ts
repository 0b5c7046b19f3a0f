import type {
  InstallationRow,
  InstallationRows,
  NewInstallationRow,
} from '../../src/core/ports/installation-rows.js';
import type { WorkspaceKey } from '../../src/core/workspace.js';

interface StoredRow extends InstallationRow {
  readonly claimedUntil: Date | null;
}

/** Installations in memory. Several adapters can share them, as processes share a database. */
export class MemoryInstallationRows implements InstallationRows {
  /** Thrown by every change while it is set. */
  fault: Error | null = null;
  readonly #rows = new Map<string, StoredRow>();

  async find(key: WorkspaceKey): Promise<InstallationRow | null> {
    const row = this.#rows.get(idOf(key));
    return row ? shown(row) : null;
  }

  async list(platform: WorkspaceKey['platform']): Promise<readonly InstallationRow[]> {
    return [...this.#rows.values()]
      .filter((row) => row.platform === platform)
      .sort((one, other) => one.workspace.localeCompare(other.workspace))
      .map(shown);
  }

  async install(row: NewInstallationRow): Promise<void> {
    this.#fail();
    const version = (this.#rows.get(idOf(row))?.version ?? 0) + 1;
    this.#rows.set(idOf(row), { ...copyOf(row), version, claimedUntil: null });
  }

  async change(row: NewInstallationRow, version: number): Promise<boolean> {
    this.#fail();
    if (!this.#isAt(row, version)) return false;
    this.#rows.set(idOf(row), { ...copyOf(row), version: version + 1, claimedUntil: null });
    return true;
  }

  async claim(key: WorkspaceKey, version: number, now: Date, until: Date): Promise<boolean> {
    const row = this.#rows.get(idOf(key));
    if (row?.version !== version || (row.claimedUntil !== null && row.claimedUntil > now)) return false;
    this.#rows.set(idOf(key), { ...row, claimedUntil: until });
    return true;
  }

  async release(key: WorkspaceKey, version: number): Promise<void> {
    const row = this.#rows.get(idOf(key));
    if (row?.version === version) this.#rows.set(idOf(key), { ...row, claimedUntil: null });
  }

  async remove(key: WorkspaceKey, version: number): Promise<void> {
    if (this.#isAt(key, version)) this.#rows.delete(idOf(key));
  }

  #isAt(key: WorkspaceKey, version: number): boolean {
    return this.#rows.get(idOf(key))?.version === version;
  }

  #fail(): void {
    if (this.fault) throw this.fault;
  }
}

function idOf({ platform, workspace }: WorkspaceKey): string {
  return `${platform}/${workspace}`;
}

function shown({ claimedUntil: _, ...row }: StoredRow): InstallationRow {
  return row;
}

/** What goes into a database comes out as JSON. */
function copyOf(row: NewInstallationRow): NewInstallationRow {
  return JSON.parse(JSON.stringify(row)) as NewInstallationRow;
}
